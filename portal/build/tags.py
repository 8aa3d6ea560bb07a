"""The tags of built HTML, whatever spoilt it: a parser takes ten times as long."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from typing import NamedTuple

KNOWN = 8192
"""How many tags, and how many links, are known by heart: pages have most of them in common."""

_FETCHED = {"link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src"}
_NOT_FETCHED = frozenset({"alternate", "canonical"})
_TELLING = frozenset({"a", "h1", "html", "meta", *_FETCHED})
"""The tags that tell something by themselves; of others, their ids and what runs in them."""

_INSIDE = r"""[^>"']*+(?:"[^"]*+"[^>"']*+|'[^']*+'[^>"']*+)*+>"""
_OPENING = re.compile(f"<([a-zA-Z][a-zA-Z0-9-]*)({_INSIDE})")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")
# Of scripts and styles with all that is inside of them, where no tag is one.
_TAG = re.compile(
    rf"<(?:(?i:script\b{_INSIDE}.*?</script|style\b{_INSIDE}.*?</style)"
    rf"|!--.*?-->|[a-zA-Z]{_INSIDE})",
    re.DOTALL,
)


class Tag(NamedTuple):
    """One tag: a tuple, for there are hundreds on a page.

    Attributes:
        name: Its name in small letters.
        given: Its attributes, by their names in small letters.
        link: What it leads to or fetches; None where it does neither.
        fetches: Whether the page cannot do without that.
        runs: Whether it has style or script in an attribute.
    """

    name: str
    given: Mapping[str, str]
    link: str | None
    fetches: bool
    runs: bool


def tags(html: str) -> tuple[Tag, ...]:
    """The tags in a text that tell something, in their order."""
    return tuple(filter(None, map(_told, _TAG.findall(html))))


def tags_found(html: str) -> Iterator[tuple[Tag, re.Match[str]]]:
    """The same with where they were found, which takes longer."""
    for found in _TAG.finditer(html):
        if tag := _told(found[0]):
            yield tag, found


@lru_cache(KNOWN)
def _told(tag: str) -> Tag | None:
    """What a tag tells; None where that is nothing."""
    opening = _OPENING.match(tag)
    if not opening:  # a comment
        return None
    name, inside = opening[1].lower(), opening[2]
    given = {
        one.lower(): unescape(double or single or bare)
        for one, double, single, bare in _ATTRIBUTE.findall(inside)
    }
    runs = any(one == "style" or one.startswith("on") for one in given)
    if not (runs or name in _TELLING or "id" in given):
        return None
    fetches = name in _FETCHED and given.get("rel") not in _NOT_FETCHED
    link = given.get(_FETCHED[name]) if fetches else given.get("href") if name == "a" else None
    return Tag(name, given, link, fetches, runs)
