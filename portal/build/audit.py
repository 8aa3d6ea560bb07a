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
    seen = {file.relative_to(folder).as_posix(): _read(file, folder) for file in files}
    problems = (problem for name in seen for problem in _check(name, seen, folder, base_path))
    return tuple(sorted(problems))


def _read(file: Path, folder: Path) -> Seen:
    reader = _Reader(file.relative_to(folder).as_posix())
    reader.feed(file.read_text(encoding="utf-8"))
    reader.close()
    return reader.seen


def _check(name: str, seen: dict[str, Seen], folder: Path, base_path: str) -> Iterator[Problem]:
    page = seen[name]
    if not page.language or not page.direction:
        yield Problem(Place(name), "language-missing", "lang and dir on the root", "none")
    for double in sorted({one for one in page.ids if page.ids.count(one) > 1}):
        yield Problem(Place(name), "id-twice", "an id no other element has", f'"{double}"')
    for link, place in page.fetched:
        if urlsplit(link).scheme or urlsplit(link).netloc:
            yield Problem(place, "third-party", "a file of this site", f'"{link}"')
    for link, place in (*page.links, *page.fetched):
        yield from _check_link(link, place, name, (seen, folder, base_path))


def _check_link(
    link: str, place: Place, name: str, site: tuple[dict[str, Seen], Path, str]
) -> Iterator[Problem]:
    seen, folder, base_path = site
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return
    target = _target(unquote(parts.path), name, base_path)
    if target is None or not (folder / target).is_file():
        yield Problem(place, "link-dead", "a link to something there is", f'"{link}"')
    elif parts.fragment and target in seen and unquote(parts.fragment) not in seen[target].ids:
        yield Problem(place, "anchor-dead", f"an anchor there is in {target}", f'"{link}"')


def _target(path: str, name: str, base_path: str) -> str | None:
    """The file a link means; None where it leaves the site."""
    if path.startswith("/"):
        if not path.startswith(base_path):
            return None
        start: list[str] = []
        path = path.removeprefix(base_path)
    else:
        start = name.split("/")[:-1]
    if not path and not start:
        return name if not path.startswith("/") and name else "index.html"
    return _walk(path, start) if path else name


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
