"""From passages to posting lists: where each form occurs and how often, and what follows what."""

import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TypeAlias

from search.scoring import FIELDS, Postings
from search.vocabulary import Vocabulary

COUNT_BITS = 8
MOST = (1 << COUNT_BITS) - 1
"""The highest count of a word in a field of a passage; what occurs more often counts as this."""
SHIFTS = tuple(COUNT_BITS * n for n in range(len(FIELDS)))
PASSAGE_SHIFT = COUNT_BITS * len(FIELDS)
COUNTS = (1 << PASSAGE_SHIFT) - 1
"""What a posting holds below the number of its passage: half of its bits."""

REMEMBERED = 1000
"""How many short texts are remembered: titles come with each passage, headings come again."""

PackedList: TypeAlias = "array[int]"
"""Postings in the order of their passages, a 64-bit number each: the passage in the upper half,
in the lower one the counts of FIELDS, the first of them lowest. Millions of postings are no
objects."""

_LOWER, _UPPER = (0, 1) if sys.byteorder == "little" else (1, 0)

_packed_list = partial(array, "Q")


@dataclass(frozen=True, slots=True)
class Inverted:
    """What some passages are found by.

    Attributes:
        forms: The list of each form.
        followed: For each family that another follows, the same with the bits of signs in place of
            counts.
        families: The family of each form.
        lengths: How many words each of FIELDS has, by the number of the passage.
    """

    forms: dict[str, PackedList]
    followed: dict[str, PackedList]
    families: dict[str, str]
    lengths: dict[int, Sequence[int]]


def invert(
    passages: Iterable[tuple[int, Sequence[Sequence[str]]]], vocabulary: Vocabulary
) -> Inverted:
    """Gather the posting lists of passages.

    Args:
        passages: The number of each, which rises, and its texts for each of FIELDS.
        vocabulary: A new one, which learns their words.
    """
    forms: defaultdict[int, PackedList] = defaultdict(_packed_list)
    followed: defaultdict[int, PackedList] = defaultdict(_packed_list)
    lengths: dict[int, Sequence[int]] = {}
    count_again = lru_cache(REMEMBERED)(vocabulary.count)
    for passage, (body, *others) in passages:
        counted = (vocabulary.count(body), *map(count_again, map(tuple, others)))
        here = passage << PASSAGE_SHIFT
        for number, counts in _packed([one.forms for one in counted]).items():
            forms[number].append(here | counts)
        for number, signs in _united([one.followed for one in counted]).items():
            followed[number].append(here | signs)
        lengths[passage] = [one.words for one in counted]
    return Inverted(
        {vocabulary.forms[number]: packed for number, packed in forms.items()},
        {vocabulary.families[number]: packed for number, packed in followed.items()},
        dict(zip(vocabulary.forms, vocabulary.family_of, strict=True)),
        lengths,
    )


def _packed(fields: Sequence[Counter[int]]) -> Counter[int]:
    """Pack the counts of all fields into one number each, in place of those of the first."""
    packed, *others = fields
    if packed.total() > MOST:
        packed = Counter({number: min(count, MOST) for number, count in packed.items()})
    for shift, counts in zip(SHIFTS[1:], others, strict=True):
        for number, count in counts.items():
            packed[number] = packed.get(number, 0) | min(count, MOST) << shift
    return packed


def _united(fields: Sequence[dict[int, int]]) -> dict[int, int]:
    """Unite the signs of all fields, in place of those of the first."""
    united, *others = fields
    for signs in others:
        for number, bits in signs.items():
            united[number] = united.get(number, 0) | bits
    return united


def passages_of(packed: PackedList) -> "array[int]":
    """Return the passages of a list."""
    return array("I", packed.tobytes())[_UPPER::2]


def counts_of(packed: PackedList) -> "array[int]":
    """Return the lower halves of a list: counts of all fields, or the bits of signs."""
    return array("I", packed.tobytes())[_LOWER::2]


def unpacked(packed: PackedList) -> Postings:
    """Return for each of FIELDS the passages of a list, and how often each has it there."""
    return [
        {one >> PASSAGE_SHIFT: count for one in packed if (count := one >> shift & MOST)}
        for shift in SHIFTS
    ]
