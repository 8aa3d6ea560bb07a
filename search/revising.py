"""Posting lists of passages most of which were there before: only the others are read.

A passage is known by its mark: the URL of its page, its place there, and a digest of all that it is
found by. Lists are in the order of URLs and places, so what is left of a list keeps its order,
whatever comes or goes between.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from search.lists import PASSAGE_SHIFT, PackedList, invert
from search.vocabulary import Vocabulary
from search.written import Texts

MOST_RUNS = 60
"""In how many runs passages are left at most; lists are cut at the ends of each, and from about
twice as many on it is cheaper to read all passages."""

_EMPTY: PackedList = array("Q")

_Run = tuple[int, int, int]
"""Passages that were side by side and are: the first and the end of their old numbers, and how far
they have moved."""


@dataclass(frozen=True, slots=True)
class Lists:
    """What the passages of an index are found by.

    Attributes:
        marks: What tells each passage from others, by its number.
        lengths: How many words each of FIELDS has, passage by passage.
        forms: The list of each form.
        followed: For each family that another follows, the same with the bits of signs in place of
            counts.
        families: The family of each form.
    """

    marks: Sequence[str] = ()
    lengths: Sequence[Sequence[int]] = ()
    forms: dict[str, PackedList] = field(default_factory=dict)
    followed: dict[str, PackedList] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Before:
    """What an index leaves for the next one of its language.

    Attributes:
        lists: What its passages were found by.
        means: The mean lengths that its levels were reckoned with.
        written: What was written of its families.
    """

    lists: Lists = field(default_factory=Lists)
    means: Sequence[float] = ()
    written: Mapping[str, Texts] = field(default_factory=dict)


NOTHING = Before()
"""What there is before the first index."""


def revise(
    before: Lists,
    marks: Sequence[str],
    texts: Sequence[Sequence[Sequence[str]]],
    vocabulary: Vocabulary,
) -> tuple[Lists, frozenset[str]]:
    """Make the lists of passages.

    Args:
        before: Those of an index before.
        marks: Of the passages, sorted as those before are.
        texts: What each is found by, for each of FIELDS.
        vocabulary: A new one; it learns the words of what is new.

    Returns: The lists, and the families of which not all is as it was.
    """
    known = {mark: number for number, mark in enumerate(before.marks)}
    old = [known.get(mark) for mark in marks]
    runs = list(_runs(old))
    if len(runs) > MOST_RUNS:
        return revise(Lists(), marks, texts, vocabulary)
    new = [number for number, was in enumerate(old) if was is None]
    fresh = invert(((number, texts[number]) for number in new), vocabulary)
    forms = _merged(before.forms, fresh.forms, runs)
    followed = _merged(before.followed, fresh.followed, runs)
    families = {**before.families, **fresh.families}
    changed = {families[form] for form in _changed(before.forms, forms)}
    lengths = [
        before.lengths[was] if was is not None else fresh.lengths[number]
        for number, was in enumerate(old)
    ]
    lists = Lists(marks, lengths, forms, followed, {form: families[form] for form in forms})
    return lists, frozenset(changed.union(_changed(before.followed, followed)))


def _runs(old: Iterable[int | None]) -> Iterator[_Run]:
    """Give the passages that were there before, in runs.

    Args:
        old: The old number of each passage, by its new one; None of one that was not there.
    """
    first = end = shift = 0
    for number, was in enumerate(old):
        if was is None:
            continue
        if (was, number - was) != (end, shift):
            if end > first:
                yield first, end, shift
            first, shift = was, number - was
        end = was + 1
    if end > first:
        yield first, end, shift


def _merged(
    before: Mapping[str, PackedList], fresh: Mapping[str, PackedList], runs: Sequence[_Run]
) -> dict[str, PackedList]:
    """Put what is left of each list and what is new of it together; one as it was is the same."""
    merged = {}
    for name in before.keys() | fresh.keys():
        left = _left(before.get(name, _EMPTY), runs)
        if name in fresh:
            left = array("Q", sorted(left + fresh[name])) if left else fresh[name]
        if left:
            merged[name] = left
    return merged


def _left(packed: PackedList, runs: Sequence[_Run]) -> PackedList:
    """Return what is left of a list, with the new numbers of its passages."""
    left: PackedList = array("Q")
    for first, end, shift in runs:
        start = bisect_left(packed, first << PASSAGE_SHIFT)
        part = packed[start : bisect_left(packed, end << PASSAGE_SHIFT, start)]
        moved = shift << PASSAGE_SHIFT
        left.extend((one + moved for one in part) if shift else part)
    return packed if left == packed else left


def _changed(before: Mapping[str, PackedList], now: Mapping[str, PackedList]) -> Iterator[str]:
    return (name for name in before.keys() | now.keys() if now.get(name) is not before.get(name))
