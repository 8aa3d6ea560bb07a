"""Reads a built site as a visitor would, and lists what is wrong with it.

Every link and anchor leads somewhere, every page says in which language it is, nothing is asked
from elsewhere, no page is heavier than it may be.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from portal.build.folders import names_below
from portal.build.tags import INSIDE, attributes
from portal.build.weights import too_heavy
from portal.model.place import Place, Problem

_FETCHED = {"link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src"}
_NOT_FETCHED = frozenset({"alternate", "canonical"})
_TELLING = frozenset({"html", "a", *_FETCHED})
"""The tags that tell something besides their ids."""

_TAG = re.compile(
    rf"<!--.*?-->|<(?:(script|style)\b{INSIDE}.*?</\1|([a-z][a-z0-9-]*){INSIDE})",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(slots=True)
class Seen:
    """What one HTML file holds; links by what they say, and where in the text they stand."""

    language: str = ""
    direction: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    fetched: list[tuple[str, int]] = field(default_factory=list)
    text: str = ""

    def place(self, path: str, start: int) -> Place:
        """Where a tag begins, of a file at a path; reckoned where something is wrong only."""
        line_start = self.text.rfind("\n", 0, start)
        return Place(path, self.text.count("\n", 0, start) + 1, start - line_start)


def audit(
    folder: Path, base_path: str = "/", changed: Collection[str] | None = None
) -> tuple[Problem, ...]:
    """Everything that is wrong with a built site.

    Args:
        folder: The built site.
        base_path: The path of its base URL: "/", or "/portal/" under a sub-path.
        changed: The files to read, by their names; None for all. The others are known to be
            right, as are their links where nothing is gone that they may lead to.
    """
    files = frozenset(names_below(folder))
    names = sorted(name for name in files if name.endswith(".html"))
    built = _Built(folder, base_path, files)
    read = names if changed is None else [name for name in names if name in changed]
    stumbled = (*built.problems_of_pages(read), *built.problems_of_anchors())
    return tuple(sorted((*stumbled, *too_heavy(folder, read))))


def ids_of(file: Path) -> frozenset[str]:
    """The ids that links may lead to in an HTML file."""
    return frozenset(_read(file).ids)


def _read(file: Path) -> Seen:
    # Of a published file that was spoilt, too, the ids are asked.
    text = file.read_bytes().decode("utf-8", errors="replace")
    seen = Seen(text=text)
    for tag in _TAG.finditer(text):
        name, inside = (tag[1] or tag[3] or "").lower(), tag[2] or tag[4]
        if inside and (name in _TELLING or "id=" in inside.lower()):
            _note(seen, name, attributes(inside), tag.start())
    return seen


def _note(seen: Seen, tag: str, given: Mapping[str, str], start: int) -> None:
    if tag == "html":
        seen.language, seen.direction = given.get("lang", ""), given.get("dir", "")
    if "id" in given:
        seen.ids.append(given["id"])
    if tag == "a" and "href" in given:
        seen.links.append((given["href"], start))
    if tag in _FETCHED and given.get("rel") not in _NOT_FETCHED and _FETCHED[tag] in given:
        seen.fetched.append((given[_FETCHED[tag]], start))


@dataclass(frozen=True, slots=True)
class _Built:
    """A built site while it is read: of a page that was read its ids are kept, and no more.

    Attributes:
        folder: The built site.
        base_path: The path of its base URL.
        files: The names of all its files.
        ids: What anchors may lead to, by the names of the pages that were read.
        wanted: Links to anchors of other pages, with where they stand, page and place in its
            text, and what they lead to, file and anchor.
    """

    folder: Path
    base_path: str
    files: frozenset[str]
    ids: dict[str, frozenset[str]] = field(default_factory=dict)
    wanted: list[tuple[str, str, int, str, str]] = field(default_factory=list)

    def problems_of_pages(self, names: Iterable[str]) -> Iterator[Problem]:
        for name in names:
            page = _read(self.folder / name)
            self.ids[name] = frozenset(page.ids)
            yield from self._problems_of(name, page)

    def problems_of_anchors(self) -> Iterator[Problem]:
        """What is wrong with the anchors that the pages read lead to."""
        for link, name, start, target, anchor in self.wanted:
            if target not in self.ids:
                self.ids[target] = ids_of(self.folder / target)
            if anchor not in self.ids[target]:
                place = _read(self.folder / name).place(name, start)
                yield Problem(place, "anchor-dead", f"an anchor there is in {target}", f'"{link}"')

    def _problems_of(self, name: str, page: Seen) -> Iterator[Problem]:
        if not page.language or not page.direction:
            yield Problem(Place(name), "language-missing", "lang and dir on the root", "none")
        for double in sorted(one for one, times in Counter(page.ids).items() if times > 1):
            yield Problem(Place(name), "id-twice", "an id no other element has", f'"{double}"')
        for link, start in page.fetched:
            if _is_elsewhere(link):
                place = page.place(name, start)
                yield Problem(place, "third-party", "a file of this site", f'"{link}"')
        for link, start in (*page.links, *page.fetched):
            if not _is_elsewhere(link):
                target, anchor = self._meant(link, name)
                if target not in self.files:
                    place = page.place(name, start)
                    yield Problem(place, "link-dead", "a link to something there is", f'"{link}"')
                elif anchor and target.endswith(".html") and anchor not in self.ids.get(target, ()):
                    self.wanted.append((link, name, start, target, anchor))

    def _meant(self, link: str, name: str) -> tuple[str, str]:
        """The file that a link means on a page, none where it leaves the site; and the anchor."""
        parts = urlsplit(link)
        return self._file(unquote(parts.path), name) or "", unquote(parts.fragment)

    def _file(self, path: str, name: str) -> str | None:
        """The file that a path means on a page; None where it leaves the site."""
        if path.startswith("/"):
            below = path.removeprefix(self.base_path)
            return None if below == path else _walk(below, ())
        return _walk(path, name.split("/")[:-1]) if path else name


def _is_elsewhere(link: str) -> bool:
    parts = urlsplit(link)
    return bool(parts.scheme or parts.netloc)


def _walk(path: str, start: Iterable[str]) -> str | None:
    parts = list(start)
    for step in path.split("/"):
        if step == "..":
            if not parts:
                return None
            parts.pop()
        elif step not in ("", "."):
            parts.append(step)
    whole = "/".join(parts)
    is_folder = path.endswith(("/", "/.", "/..")) or path in (".", "..") or not whole
    return f"{whole}/index.html".lstrip("/") if is_folder else whole
