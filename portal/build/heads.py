"""Reads what pages say of themselves to machines, and what the site's lists for them say."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from portal.build.built import Built, Page
from portal.model.place import Place, Problem

_OF_WORKS = frozenset(
    {
        *("about", "dateModified", "datePublished", "description", "inLanguage", "isPartOf"),
        *("isAccessibleForFree", "learningResourceType", "license", "mainEntity", "name"),
        *("publisher", "text", "timeRequired", "url"),
    }
)
_WORKS = (
    *("Answer", "Article", "CollectionPage", "CreativeWork", "DefinedTermSet"),
    *("LearningResource", "QAPage", "WebPage", "WebSite"),
)
PROPERTIES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_WORKS, _OF_WORKS),
    "Claim": _OF_WORKS | {"appearance"},
    "Legislation": _OF_WORKS | {"legislationDate", "legislationIdentifier"},
    "Organization": frozenset({"name", "url"}),
    "Question": _OF_WORKS | {"acceptedAnswer", "answerCount"},
}
"""The types of schema.org that our pages may use, and of its properties those they may have."""
SITEMAP = "sitemap.xml"
_PART = re.compile(r"sitemap-[^/]*\.xml|[^/]+/feed(?:-[^/]*)?\.atom")

_ATOM = "{http://www.w3.org/2005/Atom}"
_LISTED = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# Of data in a page nothing is run, and it has no other place to be.
_INLINE = re.compile(
    r'<style[\s>]|<script(?![^>]*\ssrc=)(?![^>]*type="application/ld\+json")', re.IGNORECASE
)


@dataclass(slots=True)
class Head:
    """What one page says of itself; its addresses are as people read them."""

    title: str = ""
    description: str = ""
    canonical: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    is_listed: bool = True


def head_of(page: Page) -> Head:
    """What a page says of itself."""
    title = _TITLE.search(page.top)
    head = Head(unescape(title[1]).strip() if title else "")
    for tag in page.head:
        _note(head, tag.name, tag.given)
    return head


def problems_of(page: Page, head: Head, base_url: str) -> Iterator[Problem]:
    """What is wrong with the head of a page, and with what only a whole page shows.

    Args:
        page: The page.
        head: What it says of itself.
        base_url: Where the site is published, ending in a slash.
    """
    yield from _of_head(page.name, head, base_url)
    if (times := sum(tag.name == "h1" for tag in page.tags)) != 1:
        yield Problem(Place(page.name), "h1-count", "one h1", f"{times}")
    for place, inline in _inlines(page):
        yield Problem(place, "inline", "no style and no script in a page", f'"{inline[:60]}"')
    for data in _DATA.findall(page.text):
        yield from _of_data(page.name, data)


def _inlines(page: Page) -> Iterator[tuple[Place, str]]:
    """Whatever is style or script in a page."""
    for inline in _INLINE.finditer(page.text):
        yield page.place(inline.start()), inline[0]
    if any(tag.runs for tag in page.tags):
        yield from page.places(lambda tag: tag.runs)


def alone(
    name: str, head: Head, base_url: str, other_head: Callable[[str], Head | None]
) -> Iterator[Problem]:
    """What a page names as itself in another language that does not name it.

    Args:
        name: The page.
        head: What it says of itself.
        base_url: Where the site is published, ending in a slash.
        other_head: What a file says of itself; None where it is no page of the site.
    """
    own = _own(name, base_url)
    for code, url in head.alternates.items() if head.is_listed else ():
        other = other_head(_file(url, base_url))
        if other is None or own not in other.alternates.values():
            expected = f"a page in {code} that names this one among its languages"
            yield Problem(Place(name), "alternate-alone", expected, f'"{url}"')


def _of_data(name: str, data: str) -> Iterator[Problem]:
    """What is wrong with structured data."""
    try:
        value = json.loads(data)
    except ValueError as error:
        yield Problem(Place(name), "data-invalid", "JSON-LD", str(error))
        return
    if not isinstance(value, dict) or value.get("@context") != "https://schema.org":
        yield Problem(Place(name), "data-invalid", "the context https://schema.org", "another")
    for kind, given in _things(value):
        if kind not in PROPERTIES:
            expected = "a type of schema.org that we use"
            yield Problem(Place(name), "data-invalid", expected, f'"{kind}"')
        for stranger in sorted(given - PROPERTIES.get(kind, given)):
            expected = f"a property of {kind} in schema.org that we use"
            yield Problem(Place(name), "data-invalid", expected, f'"{stranger}"')


def _things(value: object) -> Iterator[tuple[str, frozenset[str]]]:
    """The type of each thing in structured data, and what it says of it."""
    if isinstance(value, dict):
        yield str(value.get("@type", "")), frozenset(value) - {"@context", "@type"}
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _things(one)


def _of_head(name: str, head: Head, base_url: str) -> Iterator[Problem]:
    if not head.title:
        yield Problem(Place(name), "title-missing", "a title", "none")
    if not head.is_listed:
        return
    if not head.description:
        yield Problem(Place(name), "description-missing", "a description", "none")
    own = _own(name, base_url)
    if head.canonical != [own]:
        found = ", ".join(head.canonical) or "none"
        yield Problem(Place(name), "canonical-other", f"the canonical address {own}", found)


def _note(head: Head, tag: str, given: Mapping[str, str]) -> None:
    if tag == "link" and given.get("rel") == "canonical":
        head.canonical.append(unquote(given.get("href", "")))
    elif tag == "link" and given.get("rel") == "alternate" and "hreflang" in given:
        head.alternates[given["hreflang"]] = unquote(given.get("href", ""))
    elif tag == "meta" and given.get("name") == "description":
        head.description = given.get("content", "")
    elif tag == "meta" and given.get("name") == "robots":
        head.is_listed = "noindex" not in given.get("content", "")


def lists(built: Built, base_url: str) -> Iterator[Problem]:
    """What is wrong with the sitemap and the feeds.

    Args:
        built: The built site.
        base_url: Where it is published, ending in a slash.
    """
    parts = sorted(name for name in built.files if _PART.fullmatch(name))
    for name in (SITEMAP, *parts):
        try:
            root = ElementTree.fromstring((built.folder / name).read_bytes())  # noqa: S314  (we wrote it)
        except (OSError, ElementTree.ParseError) as error:
            yield Problem(Place(name), "list-invalid", "XML", str(error))
            continue
        for url in _listed(root):
            if _file(unquote(url), base_url) not in built.files:
                expected = "the address of a page there is"
                yield Problem(Place(name), "list-invalid", expected, f'"{url}"')
        yield from _of_feed(name, root)


def _listed(root: Element) -> Iterator[str]:
    yield from (one.text or "" for one in root.iter(_LISTED))
    for entry in root.iter(f"{_ATOM}entry"):
        yield from (one.get("href", "") for one in entry.iter(f"{_ATOM}link"))


def _of_feed(name: str, root: Element) -> Iterator[Problem]:
    """What RFC 4287 asks of a feed and of each entry."""
    for part in (root, *root.iter(f"{_ATOM}entry")) if root.tag == f"{_ATOM}feed" else ():
        for wanted in ("id", "title", "updated"):
            if not (part.findtext(f"{_ATOM}{wanted}") or "").strip():
                kind = part.tag.removeprefix(_ATOM)
                yield Problem(Place(name), "list-invalid", f"the {wanted} of each {kind}", "none")


def _own(name: str, base_url: str) -> str:
    """The address of a page."""
    return base_url + name.removesuffix("index.html")


def _file(url: str, base_url: str) -> str:
    """The file that an address below the base URL means; no file's name for any other."""
    if not url.startswith(base_url):
        return "\0"
    path = url.removeprefix(base_url)
    return f"{path}index.html" if path.endswith("/") or not path else path
