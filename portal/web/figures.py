"""All figures of the site: below the first page that uses each, or by the dates they are of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import TypeVar

from portal.model.kinds import Key
from portal.model.page import Page
from portal.model.partial_date import PartialDate
from portal.model.register import Fact
from portal.model.site import Site
from portal.web.evidence import Figure, figure, printed
from portal.web.navigation import Link, links_to
from portal.web.paging import Parts, address_of, count_of, items_of, parts_of
from portal.web.state import current_language, current_site
from portal.web.urls import href

D = TypeVar("D")

FIGURES = 300
"""How many figures a part of a list has: some hundred bytes each, of a page that may have more."""
BY_DATE = Key("facts-by-date")
"""The list of figures by their dates."""


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one page; without a page, those that no page uses."""

    page: Link | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """The figures of one month, or of a year of which no month is told; at the end, of no date."""

    anchor: str
    name: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """A part of the list of all figures: its groups, and the ways to its other parts."""

    groups: tuple[Group, ...] | tuple[Dated, ...]
    parts: Parts | None


def grouped_figures(found: Page, number: int) -> Figures:
    """Every figure once, in the order of the menu's sections and their pages."""
    site = current_site()
    below: dict[Key | None, list[Fact]] = {key: [] for key in (*_in_order(site), None)}
    for fact in site.facts.values():
        users = set(site.pages_with(fact))
        below[next((key for key in below if key in users), None)].append(fact)
    every = [(key, fact) for key, facts in below.items() for fact in facts]
    here, parts = _part(every, found, number)
    groups = groupby(here, key=lambda one: one[0])
    return Figures(tuple(_group(key, (fact for _, fact in of)) for key, of in groups), parts)


def _in_order(site: Site) -> tuple[Key, ...]:
    reader = current_language()
    sections = (site.below(section, reader) for section in site.menu)
    ordered = (page.key for page in chain.from_iterable(sections))
    return tuple(dict.fromkeys((*ordered, *site.keys)))


def _group(key: Key | None, facts: Iterable[Fact]) -> Group:
    page = next(iter(links_to((key,))), None) if key else None
    return Group(page, _figures(facts))


def _figures(facts: Iterable[Fact]) -> tuple[Figure, ...]:
    return tuple(figure(one, with_others=False) for one in facts)


def dated_figures(found: Page, number: int) -> Figures:
    """Every figure once, from the oldest to the newest; at the end those of no date."""
    here, parts = _part(_by_date(current_site()), found, number)
    groups = groupby(here, key=lambda one: one[0])
    return Figures(tuple(_dated(date, (fact for _, fact in of)) for date, of in groups), parts)


def _by_date(site: Site) -> list[tuple[PartialDate | None, Fact]]:
    """Each figure with its month, or its year where no month is told."""
    every = site.facts.values()
    dated = [(period(one.as_of), one) for one in every if one.as_of]
    undated = [(None, one) for one in every if not one.as_of]
    return [*sorted(dated, key=lambda one: order(one[0])), *undated]


def _dated(date: PartialDate | None, facts: Iterable[Fact]) -> Dated:
    if date is None:
        return Dated("undated", "", _figures(facts))
    return Dated(anchor(date), printed(date), _figures(facts))


def href_of(date: PartialDate) -> str:
    """The link to the figures of a month or year, in the part of the list where they begin."""
    site, reader = current_site(), current_language()
    place = [one for one, _ in _by_date(site)].index(date)
    address = address_of(site.address(BY_DATE, reader), place // FIGURES + 1)
    return href(f"{address}#{anchor(date)}")


def _part(
    items: Sequence[tuple[D, Fact]], found: Page, number: int
) -> tuple[Sequence[tuple[D, Fact]], Parts | None]:
    """The items of a part of a list, and the ways to its other parts."""
    address = current_site().address(found.key, current_language())
    parts = parts_of(address, number, count_of(len(items), FIGURES))
    return items_of(items, number, FIGURES), parts


def period(date: PartialDate) -> PartialDate:
    """The month of a date, or its year where no month is told."""
    return PartialDate(date.year, date.month)


def order(date: PartialDate) -> tuple[int, int]:
    """Where a period stands among others: a year before its months."""
    return date.year, date.month or 0


def anchor(date: PartialDate) -> str:
    """The anchor of a period: "m-2025-03"."""
    return f"m-{date}"
