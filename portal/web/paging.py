"""Long lists in parts: the first is at the address of the list, each other a page of its own.

What fits on one page stays on one. Parts are numbered from 1.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TypeVar

from flask import abort

from portal.web.navigation import Link
from portal.web.urls import href

T = TypeVar("T")

NEAR = 2
"""How many parts before and after a part are linked from it, besides the first and the last."""
_PART = re.compile(r"(.+/)page-([1-9][0-9]*)/")


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a list, as seen from one of them.

    Attributes:
        number: The number of this one.
        count: How many there are.
        links: Links to the first, those near this one and the last; None where some are left out.
        before: The part before it.
        after: The part after it.
    """

    number: int
    count: int
    links: tuple[Link | None, ...]
    before: Link | None
    after: Link | None


def count_of(many: int, size: int) -> int:
    """How many parts a list of so many items has; one that is empty has one."""
    return max(1, ceil(many / size))


def items_of(items: Sequence[T], number: int, size: int) -> Sequence[T]:
    """The items of a part; a part that a list does not have is missing on the site."""
    if number > count_of(len(items), size):
        abort(404)
    return items[(number - 1) * size : number * size]


def cut(items: Iterable[T], cost: Callable[[T], int], most: int) -> tuple[tuple[T, ...], ...]:
    """Items in parts that cost so much at most, but that each has one."""
    parts: list[list[T]] = [[]]
    spent = 0
    for one in items:
        spent += cost(one)
        if parts[-1] and spent > most:
            parts.append([])
            spent = cost(one)
        parts[-1].append(one)
    return tuple(map(tuple, parts))


def address_of(address: str, number: int) -> str:
    """The address of a part of the list at an address."""
    return address if number == 1 else f"{address}page-{number}/"


def list_at(address: str) -> tuple[str, int]:
    """The list that a part at an address would be of, and its number; else the address and 1."""
    part = _PART.fullmatch(address)
    return (part[1], int(part[2])) if part and part[2] != "1" else (address, 1)


def parts_of(address: str, number: int, count: int) -> Parts | None:
    """The ways between the parts of the list at an address; None where there is one only."""
    if count == 1:
        return None

    def link(other: int, text: str = "") -> Link:
        there = address_of(address, other)
        return Link(text or str(other), href(there), current="page" if other == number else "")

    near = range(max(1, number - NEAR), min(count, number + NEAR) + 1)
    links: list[Link | None] = []
    last = 0
    for other in sorted({1, *near, count}):
        links += [None] * (other > last + 1)
        links.append(link(other))
        last = other
    return Parts(
        number,
        count,
        tuple(links),
        link(number - 1) if number > 1 else None,
        link(number + 1) if number < count else None,
    )
