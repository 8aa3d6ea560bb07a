"""What a query may have been meant to say, where the index does not know its words.

Two slips are mended: Vietnamese typed through a keyboard that was not listening ("dduowngf",
"d9u7o7ng2" for "đường"), and one letter too many, too few, wrong, or swapped with its neighbour.
client/mending.js mends the same. A word that is known is never touched.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from search.analysis import AT_WORDS, Word, fold
from search.index import Index
from search.question import knows
from search.syntax import Request

SHORTEST = 4
"""The fewest letters of a word with a slip: shorter ones are one slip from too many others."""

KEYBOARDS = (
    # Telex doubles a letter for its circumflex and for đ.
    {"\u0306": "w", "\u031b": "w", "\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x",
     "\u0323": "j"},
    # VNI has a figure for each mark.
    {"\u0302": "6", "\u0306": "8", "\u031b": "7", "đ": "9", "\u0301": "1", "\u0300": "2",
     "\u0309": "3", "\u0303": "4", "\u0323": "5"},
)  # fmt: skip
"""The key of each mark on the two keyboards that Vietnamese is typed with."""

_IS_WORD = re.compile("[^0-9]*[aeiouy][^0-9]*")
_TWICE = re.compile("w+|7+")


def suggest(index: Index, query: str, request: Request) -> str | None:
    """Return the query with its unknown words mended; None where there is nothing to mend.

    Args:
        index: Of the language that is searched.
        query: As typed.
        request: What it asks for; only words that are wanted whole are mended.
    """
    parts = (part for choice in request.wanted for part in choice if part.kind != "prefix")
    wanted = {run for part in parts for run in AT_WORDS.split(part.text)[1::2]}
    pieces = AT_WORDS.split(query)  # gap, word, gap, …, word, gap
    mended = [_mended(index, piece) if piece in wanted else piece for piece in pieces]
    return None if mended == pieces else "".join(mended)


def _mended(index: Index, run: str) -> str:
    analysis = index.analysis
    words = list(analysis.words(run))
    if not words or analysis.is_stop(words[-1]) or knows(index, words[-1]):
        return run
    typed = words[-1].folded
    if index.beginning_with(typed):
        return run  # it is still being typed
    for is_meant in (_is_keyed, _is_slip) if analysis.language.tones else (_is_slip,):
        meant = [form for form in index.families if is_meant(typed, form)]
        telling = [form for form in meant if not analysis.is_stop(Word(form, fold(form)))]
        if telling:
            return min(telling, key=lambda form: (-index.holding[form], form))
    return run


def _is_keyed(typed: str, form: str) -> bool:
    """Tell whether a form was typed key by key: its letters in their order, its marks anywhere."""
    folded = fold(form)
    rest = iter(typed)
    if folded == form or not all(letter in rest for letter in folded):
        return False
    return any(_keys(typed) == _keys(keyed) for keyed in _keyed(form))


def _keyed(form: str) -> Iterator[str]:
    """Give the keys of a form on each keyboard, in any order."""
    for keys in KEYBOARDS:
        marks = unicodedata.normalize("NFD", form)
        yield fold(form) + "".join(_key(keys, marks, n) for n in range(len(marks)))


def _key(keys: Mapping[str, str], marks: str, n: int) -> str:
    if marks[n] in keys:
        return keys[marks[n]]
    if marks[n] == "\u0302":  # a dot below may stand between it and its letter
        return marks[n - 2 if marks[n - 1] == "\u0323" else n - 1]
    return "d" if marks[n] == "đ" else ""


def _keys(typed: str) -> str:
    """Put keys in an order in which they compare; the horns of ươ may be typed as one."""
    return _TWICE.sub(lambda run: run[0][0], "".join(sorted(typed)))


def _is_slip(typed: str, form: str) -> bool:
    """Tell whether two words differ by one slip; what has no vowel is an abbreviation."""
    one, other = typed, fold(form)
    if not _IS_WORD.fullmatch(one) or not _IS_WORD.fullmatch(other):
        return False
    if len(one) < SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    start = _shared(one, other)
    one, other = one[start:], other[start:]
    end = _shared(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


def _shared(one: str, other: str) -> int:
    """Return how many letters two words begin alike with."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
