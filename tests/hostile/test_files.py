"""A content folder in which anything may lie is told file by file, and never followed out.

The command is run as a person would run it: what it says on stderr is all an editor gets.
"""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.cli import PROBLEMS, main
from tests.conftest import EXAMPLE

HEAD = b"---\ntitle: A\nlead: B\n---\n"
LINE = re.compile(r"\S.*:\d+:\d+ (warning: )?[a-z-]+: expected .+, found .+")

Plant = Callable[[Path], object]


def a_file(name: str, raw: bytes) -> Plant:
    """Plants a file."""
    return lambda folder: (folder / name).write_bytes(raw)


def a_link(name: str, to: str) -> Plant:
    """Plants a symbolic link."""
    return lambda folder: (folder / name).symlink_to(to)


PLANTS: dict[str, tuple[Plant, str]] = {
    "nothing but NUL bytes": (a_file("en/x.md", bytes(4000)), "character-refused"),
    "a line of 50 MB": (a_file("en/x.md", HEAD + b"a" * 50_000_000), "file-unreadable"),
    "a long line": (a_file("en/x.md", HEAD + b"a" * 6000), "line-long"),
    "a head of 900 levels": (a_file("en/x.md", b"---\na: " + b"[" * 900 + b"\n---\n"), "yaml-"),
    "a list of 200 levels": (a_file("en/x.md", HEAD + b"1. " * 200), "margin-wide"),
    "a file of Latin-1": (a_file("facts/x.yaml", b"caf\xe9: {}"), "file-unreadable"),
    "a turn of the text": (a_file("en/x.md", HEAD + "a\u202eb".encode()), "character-refused"),
    "a tag that would run": (a_file("facts/x.yaml", b"!!python/name:os.system {}"), "yaml-tag"),
    "a key that climbs": (a_file("en/..x.md", HEAD), "key-invalid"),
    "a key in capitals": (a_file("en/About.md", HEAD), "key-invalid"),
    "a key decomposed": (a_file("en/e\u0301.md", HEAD), "key-invalid"),
    "a key of broken bytes": (
        lambda folder: Path(os.fsdecode(bytes(folder / "en") + b"/\xff\n.md")).write_bytes(HEAD),
        "key-invalid",
    ),
    "an id that climbs": (a_file("facts/x.yaml", b"../../etc: {value: 1}"), "entry-invalid"),
    "an id in capitals": (a_file("facts/x.yaml", b"Bins: {value: 1}"), "entry-invalid"),
    "an id decomposed": (a_file("facts/x.yaml", "be\u0301: {value: 1}".encode()), "entry-invalid"),
    "an id twice": (a_file("facts/x.yaml", b"bins: {value: 1}"), "id-twice"),
    "a page of an instrument that climbs": (
        a_file("instruments/x.yaml", b"x: {number: 1, status: in-force, page: ../../x}"),
        "page-unknown",
    ),
    "a link to itself": (a_link("en/x.md", "x.md"), "file-unreadable"),
    "a link out of the folder": (a_link("en/x.md", "/etc/passwd"), "file-unreadable"),
    "a link to what has no end": (a_link("en/x.md", "/dev/zero"), "file-unreadable"),
    "a link to nowhere": (a_link("en/x.md", "nowhere.md"), "file-unreadable"),
    "a pipe nobody writes to": (lambda folder: os.mkfifo(folder / "en/x.md"), "file-unreadable"),
}


@pytest.mark.parametrize("name", PLANTS)
def test_what_is_planted_is_told_with_its_place(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = Path(shutil.copytree(EXAMPLE, tmp_path / "content"))
    plant, code = PLANTS[name]
    plant(content)
    assert main(["check", "--content", str(content)]) == PROBLEMS
    *lines, last = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r".+: \d+ problems?", last)
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert any(f" {code}" in line for line in lines), lines


NO_FILES = (
    *("a link to itself", "a link out of the folder", "a link to nowhere"),
    *("a link to what has no end", "a pipe nobody writes to"),
)


def test_a_build_is_refused_for_what_is_no_file_and_says_all_of_it(
    tmp_path: Path, translations: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = Path(shutil.copytree(EXAMPLE, tmp_path / "content"))
    PLANTS["a key of broken bytes"][0](content)
    planted, about = content / "en" / "x.md", content / "en" / "about.md"
    for number, name in enumerate(NO_FILES):
        PLANTS[name][0](content)
        planted.rename(planted.with_stem(f"x{number}"))
    about.unlink()
    about.mkdir()
    folders = ["--content", str(content), "--translations", str(translations)]
    assert main(["build", "--quiet", *folders, "--output", str(tmp_path / "dist")]) == PROBLEMS
    told = capsys.readouterr().err
    for number in range(len(NO_FILES)):
        assert f"{planted.with_stem(f'x{number}')}:1:1 file-unreadable" in told
    assert "key-invalid" in told
    assert not (tmp_path / "dist").exists()


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path) -> None:
    content = Path(shutil.copytree(EXAMPLE, tmp_path / "content"))
    (content / "en" / "again").symlink_to(content / "en")
    (content / "facts" / "loop").symlink_to(content)
    assert main(["check", "--quiet", "--content", str(content)]) == 0
