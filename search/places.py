"""Where a form is held, how much it says there, and what follows it: what both runtimes rank by.

Of each passage that holds a form three things are kept. A level tells how much the form says of
the passage: `impact_at` says what it is worth. Signs tell what follows the form's family there, so
that no list of all pairs is needed: signs.py. Two more tell whether a passage that has names holds
the form in them, or in its title.
"""

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from search.index import Index
from search.lists import PASSAGE_SHIFT
from search.scoring import FIELDS, passage_score, rounded
from search.signs import SIGNS, sign_of

LEVELS = 42
"""How many levels there are; with 32 three in a hundred of our own first hits were others."""
LEAST = 0.25
"""What the lowest level is worth: a word that occurs once in a very long passage."""
STEP = 1.099
"""How much more each level is worth than the one below; the highest is worth 12."""

IN_TITLE, IN_NAMES = 1 << SIGNS, 1 << SIGNS + 1
"""The signs of a form in the title, and in the names, of a passage that has names."""

_LETTERS = [chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\']
_STEPS, _LEVEL_LETTERS, _SIGNS = _LETTERS[:20], _LETTERS[20:62], _LETTERS[62:]

_TITLE, _NAMES = ([field.name for field in FIELDS].index(name) for name in ("title", "names"))


class Place(NamedTuple):
    """A passage that holds a form."""

    passage: int
    level: int
    signs: int
    """A bit for each; the first SIGNS tell what follows."""


def impact_at(level: int) -> float:
    """Return what a level is worth."""
    return rounded(LEAST * STEP**level)


_BOUNDS = [rounded(LEAST * STEP ** (level + 0.5)) for level in range(LEVELS - 1)]


def levels(index: Index, form: str) -> dict[int, int]:
    """Return the level of a form in each passage that holds it."""
    fields = index.postings(form)
    return {
        passage: bisect(
            _BOUNDS,
            passage_score([places.get(passage, 0) for places in fields], passage, index.lengths),
        )
        for passage in sorted(set().union(*fields))
    }


def holding(index: Index, form: str) -> int:
    """Return how many passages hold a form."""
    return len(set().union(*index.postings(form)))


def followed(index: Index, first: str, second: str) -> set[int]:
    """Return the passages where a family bears the sign of another that may follow it."""
    sign = 1 << sign_of(second)
    return {one >> PASSAGE_SHIFT for one in index.followed(first) if one & sign}


def family_places(index: Index, family: str) -> Mapping[str, Sequence[Place]]:
    """Return where each form of a family is held, by passages."""
    following = _following(index, family)
    return {
        form: [
            Place(passage, level, following.get(passage, 0) | called.get(passage, 0))
            for passage, level in levels(index, form).items()
        ]
        for form in index.forms[family]
        for called in [_called(index, form)]
    }


def _following(index: Index, family: str) -> dict[int, int]:
    """Return the signs of what follows a family, by passages."""
    signs = (1 << SIGNS) - 1
    return {one >> PASSAGE_SHIFT: one & signs for one in index.followed(family)}


def _called(index: Index, form: str) -> dict[int, int]:
    """Return the signs of a form in the names and titles of passages that have names."""
    fields = index.postings(form)
    has_names = index.lengths.each[_NAMES]
    signs = {passage: IN_TITLE for passage in fields[_TITLE] if has_names[passage]}
    for passage in fields[_NAMES]:
        signs[passage] = signs.get(passage, 0) | IN_NAMES
    return signs


def write_places(places: Iterable[Place]) -> str:
    """Write places as text, in the order of their passages.

    For each the step from the passage before, in digits of 20 and none for the very next one; the
    letter of its level; the letters of its signs. Each letter tells which of the three it is.
    """
    return "".join(_written(places))


def _written(places: Iterable[Place]) -> Iterator[str]:
    last = -1
    for passage, level, signs in places:
        yield _digits(passage - last - 1)
        yield _LEVEL_LETTERS[level]
        if signs:
            yield _letters(signs)
        last = passage


def _digits(step: int) -> str:
    text = ""
    while step:
        step, digit = divmod(step, len(_STEPS))
        text = _STEPS[digit] + text
    return text


@lru_cache(maxsize=10_000)
def _letters(signs: int) -> str:
    return "".join(letter for n, letter in enumerate(_SIGNS) if signs >> n & 1)
