"""Packed forms hold their texts, and are packed again only where a text is another."""

import gzip
from pathlib import Path

import brotli
import pytest

from portal.build.keeping import Keep
from portal.build.packing import NAME, SMALLEST, pack

TEXT = "Cars do not stop. " * SMALLEST


class Desk:
    """A site before and after, both packed, and what is kept of it."""

    def __init__(self, folder: Path) -> None:
        self.published, self.next = folder / "published", folder / "next"
        self.said: list[str] = []
        self.keep = Keep(folder / "kept", self.said.append)
        self.put(self.published, TEXT)
        pack(self.published, folder / "none", self.keep)

    def put(self, folder: Path, text: str) -> None:
        """Write a site: two texts, of which one is as before, a small one, a picture."""
        folder.mkdir()
        (folder / "a.html").write_text(text, encoding="utf-8")
        (folder / "b.js").write_text(TEXT, encoding="utf-8")
        (folder / "c.txt").write_text("x", encoding="utf-8")
        (folder / "d.png").write_bytes(bytes(SMALLEST))

    def pack_next(self, text: str) -> set[str]:
        """Pack the site after; gives the names of the forms that were taken over."""
        self.put(self.next, text)
        pack(self.next, self.published, self.keep)
        return {
            file.name
            for file in self.next.iterdir()
            if (before := self.published / file.name).exists() and before.samefile(file)
        }

    def assert_right(self, folder: Path) -> None:
        """Each text, and nothing else, has its two forms, which hold it."""
        names = {f"{name}{ending}" for name in ("a.html", "b.js") for ending in ("", ".br", ".gz")}
        assert {file.name for file in folder.iterdir()} == {*names, "c.txt", "d.png"}
        for name in ("a.html", "b.js"):
            raw = (folder / name).read_bytes()
            packed = (folder / f"{name}.gz").read_bytes()
            assert gzip.decompress(packed) == raw
            # As RFC 1952 has it: no name, no time, packed hard, on a system that nobody knows.
            assert packed[:10] == b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"
            assert brotli.decompress((folder / f"{name}.br").read_bytes()) == raw


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_forms_of_what_is_the_same_are_taken_over(desk: Desk) -> None:
    assert desk.pack_next("Buses stop. " * SMALLEST) == {"b.js.br", "b.js.gz"}
    desk.assert_right(desk.next)
    desk.assert_right(desk.published)


def test_a_form_that_was_spoilt_is_packed_again_and_the_published_one_left(desk: Desk) -> None:
    (desk.published / "a.html.br").write_bytes(b"spoilt")
    (desk.published / "b.js.gz").unlink()
    assert desk.pack_next(TEXT) == set()
    desk.assert_right(desk.next)
    assert (desk.published / "a.html.br").read_bytes() == b"spoilt"


@pytest.mark.parametrize("spoilt", [b"", b"0" * 32 + b"\n[]"])
def test_without_what_is_known_of_them_all_are_packed(desk: Desk, spoilt: bytes) -> None:
    (desk.keep.folder / NAME).write_bytes(spoilt)
    assert desk.pack_next(TEXT) == set()
    desk.assert_right(desk.next)
    assert len(desk.said) == 1
