"""Packed forms of files, beside them: hosts that know of them need not pack at every request."""

import gzip
from pathlib import Path

import brotli

from portal.build.folders import names_below

PACKED = frozenset(
    {".html", ".css", ".js", ".svg", ".xml", ".atom", ".json", ".txt", ".bib", ".ris"}
)
"""The endings of files that are text."""
SMALLEST = 512
"""Bytes below which packing saves less than the answer's own headers take."""


def pack(folder: Path) -> None:
    """Write the packed forms of every text in a folder beside it, always the same for the same.

    Args:
        folder: The folder of a built site.
    """
    for file in [folder / name for name in sorted(names_below(folder))]:
        if file.suffix in PACKED and file.stat().st_size >= SMALLEST:
            content = file.read_bytes()
            _beside(file, ".gz").write_bytes(gzip.compress(content, 9, mtime=0))
            _beside(file, ".br").write_bytes(brotli.compress(content))


def _beside(file: Path, ending: str) -> Path:
    return file.with_name(file.name + ending)
