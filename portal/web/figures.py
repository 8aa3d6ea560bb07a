"""All figures of the site: below the first page that uses each, or by the dates they are of."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from portal.model.kinds import Key
from portal.model.partial_date import PartialDate
from portal.model.register import Fact
from portal.model.site import Site
from portal.web.evidence import Figure, figure, printed
from portal.web.navigation import Link, links_to
from portal.web.state import current_language, current_site

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


def grouped_figures() -> tuple[Group, ...]:
    """Every figure once, in the order of the menu's sections and their pages."""
    site = current_site()
    below: dict[Key | None, list[Fact]] = {key: [] for key in (*_in_order(site), None)}
    for fact in site.facts.values():
        users = set(site.pages_with(fact))
        below[next((key for key in below if key in users), None)].append(fact)
    return tuple(_group(key, facts) for key, facts in below.items() if facts)


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


def dated_figures() -> tuple[Dated, ...]:
    """Every figure once, from the oldest to the newest."""
    every = current_site().facts.values()
    dates = sorted({period(one.as_of) for one in every if one.as_of}, key=order)
    dated = (
        (date, [one for one in every if one.as_of and period(one.as_of) == date]) for date in dates
    )
    undated = [one for one in every if not one.as_of]
    return (
        *(Dated(anchor(date), printed(date), _figures(facts)) for date, facts in dated),
        *((Dated("undated", "", _figures(undated)),) if undated else ()),
    )


def period(date: PartialDate) -> PartialDate:
    """The month of a date, or its year where no month is told."""
    return PartialDate(date.year, date.month)


def order(date: PartialDate) -> tuple[int, int]:
    """Where a period stands among others: a year before its months."""
    return date.year, date.month or 0


def anchor(date: PartialDate) -> str:
    """The anchor of a period: "m-2025-03"."""
    return f"m-{date}"
