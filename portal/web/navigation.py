"""The ways around: menus, breadcrumbs, the switch between languages."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.model.kinds import HOME, Key
from portal.model.language import Language
from portal.model.page import Page
from portal.model.site import SEARCH, Site
from portal.web.state import current_language, current_site
from portal.web.urls import key_href


@dataclass(frozen=True, slots=True)
class Link:
    """A link ready to print.

    Attributes:
        text: Its words.
        href: Where it leads.
        language: The language of the page it leads to, where that is not the reader's.
        current: Whether it leads to where the reader is.
        lead: What the page says in one sentence; empty in menus.
        kind: The name of the page's kind.
    """

    text: str
    href: str
    language: Language | None = None
    current: bool = False
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


def link_to(page: Page, *, current: Key | None = None) -> Link:
    """A link to a page, in the language in which there is one."""
    reader = current_language()
    return Link(
        text=page.short_title,
        href=key_href(page.key),
        language=None if page.language == reader else page.language,
        current=page.key == current,
        lead=page.lead,
        kind=page.kind.name,
    )


def links_to(keys: Iterable[Key], *, current: Key | None = None) -> tuple[Link, ...]:
    """Links to those of some keys that have a page."""
    site, reader = current_site(), current_language()
    pages = (site.best(key, reader) for key in keys)
    return tuple(link_to(page, current=current) for page in pages if page)


def navigation(key: Key | None) -> Navigation:
    """The ways around from a page; None for pages that no key names."""
    site = current_site()
    return Navigation(
        home=key_href(HOME),
        search=key_href(SEARCH),
        menu=links_to(site.menu, current=_section_of(site, key)),
        footer=links_to(site.footer, current=key),
        breadcrumbs=_breadcrumbs(site, key),
        languages=tuple(_switch(language, key) for language in site.languages),
    )


def _section_of(site: Site, key: Key | None) -> Key | None:
    page = site.best(key, current_language()) if key else None
    return (page.section or key) if page else None


def _breadcrumbs(site: Site, key: Key | None) -> tuple[Link, ...]:
    page = site.best(key, current_language()) if key else None
    if page is None or key == HOME:
        return ()
    return links_to((HOME, page.section)) if page.section else links_to((HOME,))


def _switch(language: Language, key: Key | None) -> Link:
    """The way to the same page in another language; it is there even where it says so alone."""
    current = language == current_language()
    return Link(language.name, key_href(key or HOME, language=language), language, current)
