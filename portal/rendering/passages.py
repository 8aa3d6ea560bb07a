"""HTML read back: the sections that search answers with, the table of contents, the terms."""

from collections.abc import Mapping
from html import unescape

from portal.model.page import Contents, Passage
from portal.rendering.markup import TAG, attributes

_SPACED = frozenset(
    {"blockquote", "br", "dd", "div", "dt", "h2", "h3", "h4", "li", "p", "pre", "td", "th", "tr"}
)
_HEADINGS = frozenset({"h2", "h3", "h4"})
_TELLING = _HEADINGS | {"summary"}
"""Elements that say something without attributes."""
_MARKS = frozenset({"footnote-ref", "footnote-backref"})
"""Classes of links whose text is a mark, not a word of the text."""
_UNREAD = "choices"
"""The class of a list whose items are not what the page says: most are wrong answers."""

TERM = "#term-"
"""What leads to the meaning of a term on its page: this and the term's id."""


class _Sections:
    """Collects (level, anchor, heading, text) while it goes through HTML."""

    def __init__(self, html: str) -> None:
        self.sections: list[tuple[int, str, list[str], list[str]]] = [(1, "", [], [])]
        self._in_heading = False
        self._skipping = False
        self._unread = ""
        self.terms: dict[str, None] = {}
        parts = TAG.split(html)  # its groups stand between what it parts
        self._read(parts[0])
        for end, tag, inside, words in zip(*(parts[at::4] for at in range(1, 5)), strict=True):
            self._skipping = False
            if end:
                self._end(tag)
            elif inside or tag in _TELLING:
                self._start(tag, attributes(inside))
            if tag in _SPACED:
                self.sections[-1][3].append(" ")
            if words:
                self._read(words)

    def _start(self, tag: str, given: Mapping[str, str]) -> None:
        if tag in _HEADINGS:
            self.sections.append((int(tag[1]), given.get("id", ""), [], []))
            self._in_heading = True
        classes = given.get("class", "").split()
        if tag == "a" and "term" in classes:
            self.terms[given.get("href", "").removeprefix(TERM)] = None
        self._skipping = not _MARKS.isdisjoint(classes)
        if tag == "summary" or _UNREAD in classes:
            self._unread = tag

    def _end(self, tag: str) -> None:
        if tag in _HEADINGS:
            self._in_heading = False
        if tag == self._unread:
            self._unread = ""

    def _read(self, words: str) -> None:
        if not self._skipping and not self._unread:
            _, _, heading, text = self.sections[-1]
            (heading if self._in_heading else text).append(unescape(words))


def _folded(parts: list[str]) -> str:
    return " ".join("".join(parts).split())


def read_back(html: str) -> tuple[tuple[Contents, ...], tuple[Passage, ...], tuple[str, ...]]:
    """The table of contents, the passages and the terms of rendered HTML.

    Args:
        html: A body whose headings carry their anchors.

    Returns:
        Its headings of the second and third level, the text of each section in order, and the ids
        of the terms that it links, in the order of their first use.
    """
    read = _Sections(html)
    sections = [
        (level, at, _folded(head), _folded(text)) for level, at, head, text in read.sections
    ]
    passages = tuple(
        Passage(anchor, heading, text) for _, anchor, heading, text in sections if heading or text
    )
    contents = _contents([(level, at, head) for level, at, head, _ in sections if at])
    return contents, passages, tuple(read.terms)


def _contents(headings: list[tuple[int, str, str]]) -> tuple[Contents, ...]:
    entries: list[Contents] = []
    for level, anchor, text in headings:
        if level == 2 or not entries:
            entries.append(Contents(anchor, text))
        elif level == 3:
            last = entries[-1]
            entries[-1] = Contents(last.anchor, last.text, (*last.below, Contents(anchor, text)))
    return tuple(entries)
