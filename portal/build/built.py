"""A built site as those see it who look for flaws: its files, its pages, where their links lead."""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from portal.build.folders import names_below
from portal.build.tags import KNOWN, Tag, tags, tags_found
from portal.model.place import Place

Spot = tuple[str, str]
"""What a link means: a file by its name, "" where it leaves the site, and an anchor."""

_ELSEWHERE = re.compile(r"\s*(?:[a-zA-Z][a-zA-Z0-9+.-]*:|//)")
_ROOT, _NOWHERE = -1, sys.maxsize
"""For a number of folders to go up: all of them; more than there are."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, read once for all who look at it.

    Attributes:
        name: Its file, from the root.
        raw: Its bytes.
        text: Its text.
        top: The part of it that is its head.
        tags: Its tags that tell something.
        head: Those of them in its head.
        folders: The folder it lies in, then each one above, each with a slash; the root is "".
    """

    name: str
    raw: bytes
    text: str
    top: str
    tags: tuple[Tag, ...]
    head: tuple[Tag, ...]
    folders: tuple[str, ...]

    def places(self, is_meant: Callable[[Tag], bool]) -> Iterator[tuple[Place, str]]:
        """Where some tags stand, and how they read: to be asked where something is wrong only."""
        for tag, found in tags_found(self.text):
            if is_meant(tag):
                yield self.place(found.start()), found[0]

    def place(self, start: int) -> Place:
        """Where in the file a part of its text starts."""
        line_start = self.text.rfind("\n", 0, start)
        return Place(self.name, self.text.count("\n", 0, start) + 1, start - line_start)


@dataclass(frozen=True, slots=True)
class Built:
    """A built site.

    Attributes:
        folder: Where it is.
        base_path: The path of its base URL: "/", or "/portal/" under a sub-path.
        files: The names of all its files.
    """

    folder: Path
    base_path: str
    files: frozenset[str]

    @classmethod
    def at(cls, folder: Path, base_path: str = "/") -> "Built":
        """The site in a folder."""
        return cls(folder, base_path, frozenset(names_below(folder)))

    def pages(self) -> list[str]:
        """The names of its pages, in order."""
        return sorted(name for name in self.files if name.endswith(".html"))

    def page(self, name: str) -> Page:
        """Read one page."""
        return read_page(self.folder, name)

    def spot(self, link: str, page: Page) -> Spot | None:
        """What a link means on a page; None where that is on another site."""
        path, _, anchor = link.partition("#")
        way = _way(path, self.base_path)
        if way is None:
            return None
        up, down = way
        file = page.name
        if down:
            file = page.folders[up] + down if up < len(page.folders) else ""
        return file, unquote(anchor)


def read_page(folder: Path, name: str) -> Page:
    """Read one page of the site in a folder, spoilt or not."""
    raw = (folder / name).read_bytes()
    text = raw.decode("utf-8", errors="replace")
    top, _, rest = text.partition("</head>")
    head = tags(top)
    steps = name.split("/")
    folders = ["".join(f"{one}/" for one in steps[:many]) for many in range(len(steps))]
    return Page(name, raw, text, top, (*head, *tags(rest)), head, tuple(folders[::-1]))


@lru_cache(KNOWN)
def _way(link: str, base_path: str) -> tuple[int, str] | None:
    """What a link without its anchor says wherever it stands: folders up, and what from there.

    Nothing from there is the page it stands on; None is another site.
    """
    if _ELSEWHERE.match(link):
        return None
    path = unquote(link.partition("?")[0])
    if not path.startswith("/"):
        return _walk(path) if path else (0, "")
    below = path.removeprefix(base_path)
    up, down = _walk(below)
    return _NOWHERE if up or below == path else _ROOT, down


def _walk(path: str) -> tuple[int, str]:
    """How many folders up a path leads, and what there is named then."""
    up, down = 0, list[str]()
    for step in path.split("/"):
        if step == ".." and down:
            down.pop()
        elif step == "..":
            up += 1
        elif step not in ("", "."):
            down.append(step)
    if path.endswith(("/", "/.", "/..")) or path in ("", ".", ".."):
        down.append("index.html")
    return up, "/".join(down)
