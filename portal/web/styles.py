"""The style sheets as pages ask for them: joined where a page needs two, and small."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import minify

SHEETS: Mapping[str, Sequence[str]] = {
    "css/site.css": ("site",),
    "css/finding.css": ("site", "finding", "drawing"),
    "css/drawing.css": ("site", "drawing"),
    "css/lesson.css": ("site", "lesson"),
    "css/register.css": ("site", "register"),
    "css/parallel.css": ("site", "lesson", "register", "parallel"),
    "css/print.css": ("print",),
}
"""What is published, by its name among the assets, and the files it is made of, in order.

A page waits for exactly one sheet; what only some pages need does not weigh on the others.
"""


def sheets(folder: Path) -> dict[str, bytes]:
    """Make every style sheet from the files of a folder; same files, same bytes."""
    return {
        name: str(
            minify.string("text/css", "\n".join(_read(folder, part) for part in parts))
        ).encode()
        for name, parts in SHEETS.items()
    }


def _read(folder: Path, part: str) -> str:
    return (folder / f"{part}.css").read_text(encoding="utf-8")
