"""Pages that stand for all: the longest of each kind, and those hardest to fit a small screen."""

import html
import re
from collections.abc import Iterable
from pathlib import Path

from portal.build.weights import kind_of
from tools.site import one_of_each_kind, pages

OTHERS = "", "parallel/guides/lua-dao/"
"""Pages of no language alone."""


def every_kind(dist: Path, *languages: str) -> tuple[str, ...]:
    """The address of the longest page of each kind in some languages, from the root."""
    found = (address for code in languages for _, address in one_of_each_kind(dist, code))
    return (*found, *OTHERS)


_HEADING = re.compile(r"<(h[1-6])\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


def hardest_to_fit(dist: Path) -> Iterable[str]:
    """The address of the page of each kind in each folder with the longest word in a heading."""
    hardest: dict[tuple[str, str], tuple[int, str]] = {}
    for address in pages(dist):
        file = dist / address
        text = (file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8")
        folder_and_kind = address.partition("/")[0], kind_of(text)
        found = _longest_word(text), address
        hardest[folder_and_kind] = max(found, hardest.get(folder_and_kind, found))
    return (address for _, address in hardest.values())


def _longest_word(page: str) -> int:
    """What no plain space parts is a word: 95 000 milliards de dongs may be one."""
    headings = (html.unescape(_TAG.sub("", one[0])) for one in _HEADING.finditer(page))
    return max((len(word) for one in headings for word in re.split("[ \n]", one)), default=0)
