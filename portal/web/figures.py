"""All figures of the site, each below the first page that uses it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from portal.model.kinds import Key
from portal.model.register import Fact
from portal.model.site import Site
from portal.web.evidence import Figure, figure
from portal.web.navigation import Link, links_to
from portal.web.state import current_language, current_site


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one page; without a page, those that no page uses."""

    page: Link | None
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
    return Group(page, tuple(figure(one, with_others=False) for one in facts))
