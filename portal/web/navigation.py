"""The ways around: menus, breadcrumbs, the switch between languages."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.model.kinds import HOME, Key, section_of
from portal.model.language import Language
from portal.model.page import Page
from portal.model.site import SEARCH
from portal.web.state import current_language, current_site
from portal.web.urls import key_href


@dataclass(frozen=True, slots=True)
class Link:
    """A link ready to print.

    Attributes:
        text: Its words.
        href: Where it leads.
        language: The language of the page it leads to, where that is not the reader's.
        current: What `aria-current` says: "page" of the page itself, "true" of what it belongs to.
        lead: What the page says in one sentence; empty in menus.
        kind: The name of the page's kind.
    """

    text: str
    href: str
    language: Language | None = None
    current: str = ""
    lead: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Navigation:
    """Every way around, as seen from one page."""

    home: str
    search: str
    menu: tuple[Link, ...]
    footer: tuple[Link, ...]
    breadcrumbs: tuple[Link, ...]
    languages: tuple[Link, ...]


def link_to(page: Page, *, here: Key | None = None) -> Link:
    """A link to a page, in the language in which there is one, as seen from another."""
    reader = current_language()
    return Link(
        text=page.short_title,
        href=key_href(page.key, language=reader),
        language=None if page.language == reader else page.language,
        current=_current(page, here),
        lead=page.lead,
        kind=page.kind.name,
    )


def _current(page: Page, here: Key | None) -> str:
    if here is None:
        return ""
    return "page" if page.key == here else "true" if page.key == section_of(here) else ""


def links_to(keys: Iterable[Key], *, here: Key | None = None) -> tuple[Link, ...]:
    """Links to those of some keys that have a page."""
    site, reader = current_site(), current_language()
    pages = (site.best(key, reader) for key in keys)
    return tuple(link_to(page, here=here) for page in pages if page)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where a page stands among those of its section, and what is before and after it.

    Attributes:
        number: Its number, from 1.
        count: How many there are.
        before: The page before it; None for the first.
        after: The page after it; None for the last.
    """

    number: int
    count: int
    before: Link | None
    after: Link | None


def neighbours(page: Page) -> Neighbours:
    """The place of a page in the order of its section."""
    below = current_site().below(page.section or HOME, current_language())
    links = (None, *map(link_to, below), None)
    number = [one.key for one in below].index(page.key) + 1
    return Neighbours(number, len(below), links[number - 1], links[number + 1])


def navigation(key: Key | None) -> Navigation:
    """The ways around from a page; None for pages that no key names."""
    site = current_site()
    return Navigation(
        home=key_href(HOME),
        search=key_href(SEARCH),
        menu=links_to(site.menu, here=key),
        footer=links_to(site.footer, here=key),
        breadcrumbs=_breadcrumbs(key),
        languages=_switch(key) if len(site.languages) > 1 else (),
    )


def _breadcrumbs(here: Key | None) -> tuple[Link, ...]:
    if here is None or here == HOME:
        return ()
    section = section_of(here)
    return links_to((HOME, section) if section else (HOME,))


def _switch(key: Key | None) -> tuple[Link, ...]:
    """The same page in each language; it is there even where all it says is that it is not."""
    reader = current_language()
    return tuple(
        Link(one.name, key_href(key or HOME, language=one), one, "true" if one == reader else "")
        for one in current_site().languages
    )
