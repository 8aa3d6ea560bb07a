"""Reads a built site as a visitor would, and lists what is wrong with it.

Every link and anchor leads somewhere, every page says in which language it is, nothing is asked
from elsewhere.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from portal.model.place import Place, Problem

_FETCHED = {"link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src"}
_NOT_FETCHED = frozenset({"alternate", "canonical"})


@dataclass(slots=True)
class Seen:
    """What one HTML file holds."""

    language: str = ""
    direction: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, Place]] = field(default_factory=list)
    fetched: list[tuple[str, Place]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.seen = Seen()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        line, column = self.getpos()
        place = Place(self.name, line, column + 1)
        if tag == "html":
            self.seen.language, self.seen.direction = given.get("lang", ""), given.get("dir", "")
        if "id" in given:
            self.seen.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.seen.links.append((given["href"], place))
        if tag in _FETCHED and given.get("rel") not in _NOT_FETCHED and _FETCHED[tag] in given:
            self.seen.fetched.append((given[_FETCHED[tag]], place))


def audit(folder: Path, base_path: str = "/") -> tuple[Problem, ...]:
    """Everything that is wrong with a built site.

    Args:
        folder: The built site.
        base_path: The path of its base URL: "/", or "/portal/" under a sub-path.
    """
    files = sorted(folder.rglob("*.html"))
    pages = {file.relative_to(folder).as_posix(): _read(file, folder) for file in files}
    built = _Built(folder, base_path, pages)
    return tuple(sorted(problem for name in pages for problem in built.problems_of(name)))


def _read(file: Path, folder: Path) -> Seen:
    reader = _Reader(file.relative_to(folder).as_posix())
    reader.feed(file.read_text(encoding="utf-8"))
    reader.close()
    return reader.seen


@dataclass(frozen=True, slots=True)
class _Built:
    """A built site with all its pages read: a link is judged by where it leads."""

    folder: Path
    base_path: str
    pages: dict[str, Seen]

    def problems_of(self, name: str) -> Iterator[Problem]:
        page = self.pages[name]
        if not page.language or not page.direction:
            yield Problem(Place(name), "language-missing", "lang and dir on the root", "none")
        for double in sorted({one for one in page.ids if page.ids.count(one) > 1}):
            yield Problem(Place(name), "id-twice", "an id no other element has", f'"{double}"')
        for link, place in page.fetched:
            if _is_elsewhere(link):
                yield Problem(place, "third-party", "a file of this site", f'"{link}"')
        for link, place in (*page.links, *page.fetched):
            if not _is_elsewhere(link):
                yield from self._problems_of_link(link, place)

    def _problems_of_link(self, link: str, place: Place) -> Iterator[Problem]:
        parts = urlsplit(link)
        target = self._file(unquote(parts.path), place.path)
        if target is None or not (self.folder / target).is_file():
            yield Problem(place, "link-dead", "a link to something there is", f'"{link}"')
        elif target in self.pages and unquote(parts.fragment) not in ("", *self.pages[target].ids):
            yield Problem(place, "anchor-dead", f"an anchor there is in {target}", f'"{link}"')

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
