"""What the pages of lists list, part by part: figures, or the pages of a section."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby

from portal.model.kinds import Key
from portal.model.language import Language
from portal.model.page import Page
from portal.model.site import Site
from portal.web.figures import FIGURES, Figures, dated_figures, grouped_figures
from portal.web.navigation import Link, links_to
from portal.web.paging import Parts, count_of, items_of, parts_of
from portal.web.state import current_language, current_site

SECTION = 60
"""How many pages a part of a section lists: what comes with the first flight of packets."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A part of the list of a section.

    Attributes:
        groups: Its groups, each with anchor, title and pages; none where it has none.
        pages: Its pages where there are no groups.
        parts: The ways to its other parts.
    """

    groups: tuple[tuple[str, str, tuple[Link, ...]], ...]
    pages: tuple[Link, ...]
    parts: Parts | None


def section_list(found: Page, number: int) -> Listed:
    """A part of the list of a section, by its number."""
    site, reader = current_site(), current_language()
    items = _items(found, site, reader)
    here = items_of(items, number, SECTION)
    address = site.address(found.key, reader)
    parts = parts_of(address, number, count_of(len(items), SECTION))
    if not found.groups:
        return Listed((), links_to(key for _, key in here), parts)
    groups = tuple(
        (f"g-{group}", found.groups[group - 1].title, links_to(key for _, key in of_group))
        for group, of_group in groupby(here, key=lambda one: one[0])
    )
    return Listed(groups, (), parts)


def parts_in(found: Page, site: Site, reader: Language) -> int:
    """How many parts the page of a list has."""
    match found.kind.name:
        case "section":
            return count_of(len(_items(found, site, reader)), SECTION)
        case "figures" | "figures-by-date":
            return count_of(len(site.facts), FIGURES)
        case _:
            return 1


def _items(found: Page, site: Site, reader: Language) -> tuple[tuple[int, Key], ...]:
    """The pages of a section by their keys, each with the number of its group; 0 for none."""
    if found.groups:
        groups = enumerate(found.groups, 1)
        return tuple((number, key) for number, group in groups for key in group.pages)
    return tuple((0, one.key) for one in site.below(found.key, reader))


LISTS: Mapping[str, Callable[[Page, int], Listed | Figures]] = {
    "section": section_list,
    "figures": grouped_figures,
    "figures-by-date": dated_figures,
}
"""What makes a part of the list of a page, by its number, for each kind that has one."""
