"""From a query as typed to what it asks for: words, phrases, beginnings, refusals, filters.

    kinh tế "chuyển đổi số" -5G công* tem OR nhãn kind:guide year:2024,2025

Any text is a query: whatever is not well-formed is plain words. client/syntax.js reads alike; what
one of them changes, the other must too.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from search.analysis import AT_WORDS, fold
from search.facets import key_of

SHORTEST_PREFIX = 3
"""Letters before the asterisk; fewer would stand for half the dictionary."""
LONGEST_PHRASE = 32
"""Words; a longer phrase is taken as words."""
MOST_SIGNS = 16
"""Phrases, beginnings, refusals and ORs of one query; from there on all is words, as in a page
that somebody pasted. Filters cost nothing and do not count."""

_EITHER = frozenset({"OR", "HOẶC", "OU"})
# Written out, for \s is not the same in Python and JavaScript. Spaces that do not break are left
# out: they tie the groups of one number.
SPACE = r"\t-\r \u0085\u1680\u2000-\u200a\u2028\u2029\u205f\u3000\ufeff"
_PIECE = re.compile(
    rf"""(?P<before>-|[^{SPACE}"“«:]+:)?(?:"(?P<a>[^"]*)"|“(?P<b>[^”]*)”|«(?P<c>[^»]*)»)"""
    rf"|[^{SPACE}]+"
)

Known = Mapping[str, Collection[str]]
"""The names that filters may have, and the keys of their values."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something to look for: words as they come, an exact phrase, or the beginning of a word."""

    kind: Literal["words", "phrase", "prefix"]
    text: str


Choice = tuple[Part, ...]
"""What stands between ORs; most parts have no other beside them."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A facet, and the keys of which a page must have one."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """What a query asks for.

    Attributes:
        wanted: What is looked for; words and beginnings make a passage better, but a choice with
            a phrase in it is required.
        refused: What a passage must not hold.
        filters: What its page must have.
    """

    wanted: tuple[Choice, ...] = ()
    refused: tuple[Part, ...] = ()
    filters: tuple[Filter, ...] = ()

    @property
    def required(self) -> tuple[Choice, ...]:
        """The choices of which a passage must hold a part."""
        return tuple(
            choice for choice in self.wanted if any(part.kind == "phrase" for part in choice)
        )

    @property
    def is_strict(self) -> bool:
        """Whether anything is more than a wish."""
        return bool(self.required or self.refused or self.filters)


@dataclass(frozen=True, slots=True)
class _Refusal:
    part: Part


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the query, and what it means; None for OR."""

    start: int
    end: int
    means: Choice | _Refusal | Filter | None

    @property
    def is_words(self) -> bool:
        return isinstance(self.means, tuple) and [part.kind for part in self.means] == ["words"]


def parse(query: str, known: Known) -> Request:
    """Read a query; never fails.

    Args:
        query: As typed.
        known: The filters there are; all others are plain words.
    """
    means = [each.means for each in _joined(query, _chosen(query, _pieces(query, known)))]
    return Request(
        tuple(each for each in means if isinstance(each, tuple) and _has_words(each)),
        tuple(each.part for each in means if isinstance(each, _Refusal)),
        tuple(each for each in means if isinstance(each, Filter)),
    )


def relax(query: str, request: Request) -> Request:
    """Take what was wanted as plain words, and nothing as required; failing that, all of it."""
    texts = [part.text for choice in request.wanted for part in choice] or [query]
    return Request(tuple((Part("words", text),) for text in texts))


def _pieces(query: str, known: Known) -> Iterator[_Piece]:
    """Cut a query at its spaces, but for those in quotation marks."""
    signs = 0
    for match in _PIECE.finditer(query):
        means = (match.lastgroup and _quoted(match, known)) or _bare(match[0], known)
        if not isinstance(means, Filter) and not _is_plain(means):
            signs += 1
            if signs > MOST_SIGNS:
                means = _words(match[0])
        yield _Piece(match.start(), match.end(), means)


def _quoted(match: re.Match[str], known: Known) -> Choice | _Refusal | Filter | None:
    """Read what stands in quotation marks: a phrase, its refusal, a value; None for words."""
    before, text = match["before"] or "", match["a"] or match["b"] or match["c"] or ""
    if before.endswith(":"):
        return _filter(before[:-1], [text], known)
    words = _count(text)
    if not 0 < words <= LONGEST_PHRASE:
        return _words(match[0])
    phrase = Part("phrase", text)
    return _Refusal(phrase) if before else (phrase,)


def _bare(text: str, known: Known) -> Choice | _Refusal | Filter | None:
    """Read what has no spaces: OR (as None), a refusal, a filter, a beginning, or words."""
    if unicodedata.normalize("NFC", text) in _EITHER:
        return None
    if text.startswith("-") and AT_WORDS.match(text, 1):
        return _Refusal(_word(text[1:]))
    name, colon, values = text.partition(":")
    return (_filter(name, values.split(","), known) if colon else None) or (_word(text),)


def _filter(name: str, values: Iterable[str], known: Known) -> Filter | None:
    """Read a filter, if there is such a name and all its values are known."""
    name = fold(name.lower())
    keys = tuple(dict.fromkeys(key for value in values if (key := key_of(value))))
    is_known = keys and name in known and all(key in known[name] for key in keys)
    return Filter(name, keys) if is_known else None


def _word(text: str) -> Part:
    """Read what may be a beginning: one word and an asterisk."""
    pieces = AT_WORDS.split(text)
    is_prefix = len(pieces) == 3 and not pieces[0] and pieces[2] == "*"
    if is_prefix and len(fold(pieces[1].lower())) >= SHORTEST_PREFIX:
        return Part("prefix", pieces[1])
    return Part("words", text)


def _words(text: str) -> Choice:
    return (Part("words", text),)


def _is_plain(means: Choice | _Refusal | Filter | None) -> bool:
    return isinstance(means, tuple) and means[0].kind == "words"


def _count(text: str) -> int:
    return len(AT_WORDS.split(text)) // 2


def _has_words(choice: Choice) -> bool:
    return any(_count(part.text) for part in choice)


def _chosen(query: str, pieces: Iterable[_Piece]) -> list[_Piece]:
    """Make one choice of what stands around OR; where nothing does, it is a word."""
    done: list[_Piece] = []
    rest = list(pieces)
    for n, piece in enumerate(rest):
        if piece.means is None and not _is_between(done, rest[n + 1 : n + 2]):
            done.append(_Piece(piece.start, piece.end, _words(query[piece.start : piece.end])))
        elif done and done[-1].means is None:
            done[-2:] = [_either(done[-2], piece)]
        else:
            done.append(piece)
    return done


def _either(first: _Piece, second: _Piece) -> _Piece:
    parts = (*_parts(first), *_parts(second))
    return _Piece(first.start, second.end, parts)


def _parts(piece: _Piece) -> Choice:
    return piece.means if isinstance(piece.means, tuple) else ()


def _is_between(before: Sequence[_Piece], after: Sequence[_Piece]) -> bool:
    """Tell whether there are two things to choose from."""
    around = (*before[-1:], *after)
    return len(around) == 2 and all(_has_words(_parts(each)) for each in around)


def _joined(query: str, pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Join neighbours that are words, as they were typed: "73 788" may be one number."""
    for are_words, group in groupby(pieces, key=lambda piece: piece.is_words):
        run = list(group)
        if are_words:
            start, end = run[0].start, run[-1].end
            yield _Piece(start, end, _words(query[start:end]))
        else:
            yield from run
