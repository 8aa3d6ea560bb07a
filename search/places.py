"""Where a form is held, how much it says there, and what follows it: what both runtimes rank by.

Of each passage that holds a form three things are kept. A level tells how much the form says of
the passage: levels.py. Signs tell what follows the form's family there, so that no list of all
pairs is needed: signs.py. Two more tell whether a passage that has names holds the form in them, or
in its title.

What follows a form that many passages hold is most of all that is known of it, and wanted only
where a query has it before another word: it can be kept apart. Then the places of a long list, all
but the best, tell nothing but that they hold the form, and are written in few bits: steps.py.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress, repeat
from operator import not_, sub

from search.index import Index
from search.lists import MOST, SHIFTS, PackedList, counts_of, passages_of
from search.scoring import FIELDS
from search.signs import SIGNS, sign_of
from search.steps import write_steps

IN_TITLE, IN_NAMES = 1 << SIGNS, 1 << SIGNS + 1
"""The signs of a form in the title, and in the names, of a passage that has names."""

_LETTERS = [chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\']
_STEPS, _LEVEL_LETTERS, _SIGNS = _LETTERS[:20], _LETTERS[20:62], _LETTERS[62:]
_LETTER_OF_LEVEL = "".join(_LEVEL_LETTERS).encode().ljust(256)

_COUNTS_OF = [MOST << shift for shift in SHIFTS]
_TITLE, _NAMES = ([field.name for field in FIELDS].index(name) for name in ("title", "names"))
_IN_EITHER = _COUNTS_OF[_TITLE] | _COUNTS_OF[_NAMES]


@dataclass(frozen=True, slots=True)
class Places:
    """The passages that hold a form, in their order.

    Attributes:
        passages: Their numbers.
        levels: How much the form says of each, a byte each.
        signs: A bit for each sign there; the first SIGNS tell what follows.
    """

    passages: Sequence[int]
    levels: bytes
    signs: Sequence[int]


@dataclass(frozen=True, slots=True)
class Apart:
    """The passages that hold a form which many hold, and apart from them what follows it.

    Attributes:
        clear: Those that say more than the least, or have a sign of names.
        faint: The others.
        followers: For each sign the places where it follows: their numbers, the faint ones last.
    """

    clear: Places
    faint: Places
    followers: Sequence[Sequence[int]]


def levels(index: Index, form: str) -> dict[int, int]:
    """Return the level of a form in each passage that holds it."""
    packed = index.packed(form)
    return dict(zip(passages_of(packed), index.levels.of(packed), strict=True))


def followed(index: Index, first: str, second: str) -> set[int]:
    """Return the passages where a family bears the sign of another that may follow it."""
    sign = 1 << sign_of(second)
    packed = index.followed(first)
    return set(compress(passages_of(packed), map(sign.__and__, counts_of(packed))))


def family_places(
    index: Index, family: str, *, alone: Collection[str] = ()
) -> Mapping[str, Places | Apart]:
    """Return where each form of a family is held; of those alone, what follows them apart."""
    following = _following(index, family)
    return {
        form: _apart(_places(index, form, {}), following)
        if form in alone
        else _places(index, form, following)
        for form in index.forms[family]
    }


def _apart(places: Places, following: Mapping[int, int]) -> Apart:
    clear, faint = parted(places)
    found: list[list[int]] = [[] for _ in range(SIGNS)]
    of_each = map(following.get, chain(clear.passages, faint.passages), repeat(0))
    for number, signs in enumerate(of_each):
        for sign in _set_in(signs):
            found[sign].append(number)
    return Apart(clear, faint, found)


@lru_cache(maxsize=10_000)
def _set_in(signs: int) -> Sequence[int]:
    return [sign for sign in range(SIGNS) if signs >> sign & 1]


def parted(places: Places) -> tuple[Places, Places]:
    """Return the places of a list without those that say least and have no signs, and those."""
    least = min(places.levels)
    said = zip(places.levels, places.signs, strict=True)
    is_clear = [level != least or signs != 0 for level, signs in said]
    return _some(places, is_clear), _some(places, map(not_, is_clear))


def _some(places: Places, which: Iterable[bool]) -> Places:
    wanted = list(which)
    return Places(
        list(compress(places.passages, wanted)),
        bytes(compress(places.levels, wanted)),
        list(compress(places.signs, wanted)),
    )


def times_followed(index: Index, family: str) -> Mapping[str, int]:
    """Return in how many passages each form of a family is followed by another word."""
    following = _following(index, family)
    return {
        form: sum(map(following.__contains__, passages_of(index.packed(form))))
        for form in index.forms[family]
    }


def _following(index: Index, family: str) -> Mapping[int, int]:
    packed = index.followed(family)
    return dict(zip(passages_of(packed), counts_of(packed), strict=True))


def _places(index: Index, form: str, following: Mapping[int, int]) -> Places:
    packed = index.packed(form)
    passages = passages_of(packed)
    called = {
        passage: following.get(passage, 0) | signs for passage, signs in _called(index, packed)
    }
    signs = {**following, **called} if called else following
    of_each = map(signs.get, passages, repeat(0)) if signs else repeat(0, len(passages))
    return Places(passages, index.levels.of(packed), list(of_each))


def _called(index: Index, packed: PackedList) -> Iterator[tuple[int, int]]:
    """Give the signs of a form in the names and titles of passages that have names."""
    passages = passages_of(packed)
    has_names = map(index.lengths.each[_NAMES].__getitem__, passages)
    for passage, counts in compress(zip(passages, counts_of(packed), strict=True), has_names):
        if counts & _IN_EITHER:
            in_title = IN_TITLE if counts & _COUNTS_OF[_TITLE] else 0
            yield passage, in_title | (IN_NAMES if counts & _COUNTS_OF[_NAMES] else 0)


def write_faint(places: Places) -> str:
    """Write places of one level and no signs: its letter, and the steps from one to the next."""
    return _LEVEL_LETTERS[places.levels[0]] + write_steps(places.passages) if places.levels else ""


def write_places(places: Places) -> str:
    """Write places as text.

    For each the step from the passage before, in digits of 20 and none for the very next one; the
    letter of its level; the letters of its signs. Each letter tells which of the three it is.
    """
    steps = map(_digits, map(sub, places.passages, (-1, *places.passages)))
    levels = places.levels.translate(_LETTER_OF_LEVEL).decode()
    return "".join(
        chain.from_iterable(zip(steps, levels, map(_letters, places.signs), strict=True))
    )


@lru_cache(maxsize=10_000)
def _digits(step: int) -> str:
    """Write a step to a passage; that to the very next one is 1, and needs no digit."""
    rest, text = step - 1, ""
    while rest:
        rest, digit = divmod(rest, len(_STEPS))
        text = _STEPS[digit] + text
    return text


@lru_cache(maxsize=10_000)
def _letters(signs: int) -> str:
    return "".join(letter for n, letter in enumerate(_SIGNS) if signs >> n & 1)
