"""What every system is given: the passages of a collection, and queries with what answers them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a page, as plain text; the unit that is found and ranked.

    Attributes:
        page: What its page is called; no other page is.
        anchor: Where it begins in the page; empty at the page's top.
        title: Of the page.
        heading: Its own; may be empty.
        text: What it says.
    """

    page: str
    anchor: str
    title: str
    heading: str
    text: str

    @property
    def id(self) -> str:
        """What the passage is called: "guides/lua-dao#s-now"."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


@dataclass(frozen=True, slots=True)
class Query:
    """Words as typed, and the grade, above 0, of each passage that answers them, by its id."""

    text: str
    right: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Collection:
    """Passages of one language, in order of their pages, and sets of queries by name."""

    name: str
    language: str
    passages: Sequence[Passage]
    queries: Mapping[str, Sequence[Query]]


def fewer(given: Collection, queries: int) -> Collection:
    """Keep so many queries of each set at most, taken evenly from all of it."""
    return replace(
        given,
        queries={
            name: of_set[:: max(1, -(-len(of_set) // queries))]
            for name, of_set in given.queries.items()
        },
    )


def two_of_a_page(ids: Sequence[str]) -> list[str]:
    """Keep of each page its two best passages, as the site's own list does."""
    kept: list[str] = []
    times: dict[str, int] = {}
    for one in ids:
        page = one.partition("#")[0]
        times[page] = times.get(page, 0) + 1
        if times[page] <= 2:
            kept.append(one)
    return kept
