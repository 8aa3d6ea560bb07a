"""The style sheets as pages ask for them: joined where a page needs two, and small."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import minify

SHEETS: Mapping[str, Sequence[str]] = {
    "css/site.css": ("site",),
    "css/finding.css": ("site", "finding", "drawing", "parts"),
    "css/drawing.css": ("site", "drawing"),
    "css/section.css": ("site", "section", "parts"),
    "css/lesson.css": ("site", "lesson"),
    "css/register.css": ("site", "register"),
    "css/parallel.css": ("site", "lesson", "register", "parallel"),
    "css/print.css": ("print",),
}
"""What is published, by its name among the assets, and the files it is made of, in order.

A page waits for exactly one sheet; what only some pages need does not weigh on the others.
"""

_PROPERTY = re.compile(r"(--[a-z0-9-]+)\s*:\s*([^;{}]+?)\s*(?:;|(?=\}))")
"""A custom property that is set: its name, its value."""
_USE = re.compile(r"var\((--[a-z0-9-]+)\)")


def sheets(folder: Path) -> dict[str, bytes]:
    """Make every style sheet from the files of a folder; same files, same bytes.

    A property that is set once never changes on any page: its value stands where it is used, which
    is lighter by a twentieth than its name, to be looked up.
    """
    values = properties(folder)
    constant = {name: one[0] for name, one in values.items() if len(one) == 1}
    return {
        name: _small(_folded("\n".join(_read(folder, part) for part in parts), constant)).encode()
        for name, parts in SHEETS.items()
    }


def properties(folder: Path) -> dict[str, list[str]]:
    """Every custom property of the files of a folder, with each value that it is set to."""
    values: dict[str, list[str]] = {}
    for part in dict.fromkeys(part for parts in SHEETS.values() for part in parts):
        for name, value in _PROPERTY.findall(_read(folder, part)):
            values.setdefault(name, []).append(value)
    return values


def _folded(sheet: str, constant: Mapping[str, str]) -> str:
    """A sheet with the values of some properties instead of their names."""

    def value(use: re.Match[str]) -> str:
        return _USE.sub(value, constant.get(use[1], "")) or use[0]

    kept = _PROPERTY.sub(lambda one: "" if one[1] in constant else one[0], sheet)
    return _USE.sub(value, kept)


def _small(sheet: str) -> str:
    return str(minify.string("text/css", sheet))


def _read(folder: Path, part: str) -> str:
    """A file without its comments."""
    return re.sub(r"/\*.*?\*/", "", (folder / f"{part}.css").read_text("utf-8"), flags=re.DOTALL)
