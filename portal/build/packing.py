"""Packed forms of files, beside them: hosts that know of them need not pack at every request."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import brotli

from portal.build.folders import names_below
from portal.build.keeping import Keep, read_as
from portal.build.ledger import File
from portal.build.origin import packed_with
from portal.build.publishing import file_in, is_as_it_was, taken_over
from portal.build.sharing import shared_out
from portal.build.writing import write_new

PACKED = frozenset(
    {".html", ".css", ".js", ".svg", ".xml", ".atom", ".json", ".txt", ".bib", ".ris"}
)
"""The endings of files that are text."""
SMALLEST = 512
"""Bytes below which packing saves less than the answer's own headers take."""
NAME = "packed.json"

_GZIP = 31
"""Asks zlib for the form of gzip, which has no time then."""
_SYSTEM, _UNKNOWN = 9, 255
"""The byte that tells the system that packed a text, and what says that nobody knows.

Source: RFC 1952; from Python 3.13 on gzip itself says so.
"""


@dataclass(frozen=True, slots=True)
class Packed:
    """A text and its packed forms, as they were when it was packed."""

    text: File
    forms: tuple[File, ...]


def pack(folder: Path, published: Path, keep: Keep, jobs: int = 1) -> Mapping[str, str]:
    """Write the packed forms of every text in a folder beside it, always the same for the same.

    Args:
        folder: The folder of a built site.
        published: That of the one before, whose packed forms are taken over where its text is
            the same.
        keep: Where it is kept what was packed.
        jobs: How many processes may pack at the same time.

    Returns:
        The digests of the packed forms, as the manifest has them, by their names.
    """
    known = _known(keep)

    def work(names: Sequence[str]) -> Iterator[Packed]:
        return (_packed(folder, name, published, known.get(name)) for name in names)

    with closing(shared_out(_texts(folder), work, jobs)) as packing:
        packed = sorted(packing, key=lambda one: one.text.name)
    keep.write(NAME, [packed_with(), packed])
    return {form.name: form.digest for one in packed for form in one.forms}


def _known(keep: Keep) -> Mapping[str, Packed]:
    """What the last build packed, by the names of the texts; nothing where other code did."""
    kept = keep.read(NAME)
    if not kept or kept[0] != packed_with():
        return {}
    return {one.text.name: one for one in read_as(tuple[Packed, ...], kept[1])}


def _texts(folder: Path) -> list[str]:
    files = {name: folder / name for name in sorted(names_below(folder))}
    return [
        name
        for name, file in files.items()
        if file.suffix in PACKED and file.stat().st_size >= SMALLEST
    ]


def _packed(folder: Path, name: str, published: Path, last: Packed | None) -> Packed:
    if (
        last
        and is_as_it_was(last.text, folder)
        and all(taken_over(form, published, folder) for form in last.forms)
    ):
        return last
    raw = (folder / name).read_bytes()
    forms = {".gz": _gzip(raw), ".br": brotli.compress(raw)}
    return Packed(
        file_in(folder, name),
        tuple(_written(folder, name + ending, form) for ending, form in forms.items()),
    )


def _gzip(raw: bytes) -> bytes:
    packed = bytearray(zlib.compress(raw, 9, _GZIP))
    packed[_SYSTEM] = _UNKNOWN
    return bytes(packed)


def _written(folder: Path, name: str, raw: bytes) -> File:
    # What was taken over is the published file itself, which nobody may write to.
    (folder / name).unlink(missing_ok=True)
    return write_new(folder, name, raw)
