"""What is written is told as it was written, and nothing that is there is written over."""

from hashlib import sha256
from pathlib import Path

import pytest

from portal.build.publishing import file_in
from portal.build.writing import NewFolder, write_new


def test_a_file_is_told_as_whoever_reads_it_finds_it(tmp_path: Path) -> None:
    raw = b"Rain. " * 10_000
    told = write_new(tmp_path, "vi/thoi-tiet/mua.txt", raw)
    assert told == file_in(tmp_path, "vi/thoi-tiet/mua.txt")
    assert (told.size, told.digest) == (len(raw), sha256(raw).hexdigest())


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    write_new(tmp_path, "rain.txt", b"much")
    with pytest.raises(FileExistsError):
        write_new(tmp_path, "rain.txt", b"none")
    assert (tmp_path / "rain.txt").read_bytes() == b"much"


def test_a_folder_tells_the_file_that_was_written_last(tmp_path: Path) -> None:
    folder = NewFolder(tmp_path)
    for name in ("a.txt", "b/c.txt"):
        (folder / name).write_bytes(name.encode())
    assert folder.last == file_in(tmp_path, "b/c.txt")
