"""Search on the live site: edited pages lie over the last index, while the next is made behind."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import cast

from flask import g, has_request_context

import search
from portal.build.finder import SiteFinder
from portal.build.indexing import document_of, indexed
from portal.build.making import recalling
from portal.build.watching import Witness
from portal.dev.content import changed_keys
from portal.model.finding import Answer, Entry, Narrowing
from portal.model.kinds import Key
from portal.model.language import Language
from portal.model.page import Page
from portal.model.site import Site
from portal.settings import Settings

ASKED = "search_asked"
"""What a request notes whose answer shows something of the search: the number of the index."""


MOST_LAID = 60
"""How many edited pages are laid over an index at most; more are waited for."""


class LiveFinder:
    """Answers as a SiteFinder does, of the site as it is.

    Nothing is indexed before something is asked; from then on, each state of the site is. Until
    that is done pages that were edited lie over the last index. What they change of others, whose
    lists name them, and what is published of an index wait for the next.

    Attributes:
        number: How often an index has come: what was made with another is out of date.
    """

    def __init__(self, make: Callable[[Site], SiteFinder]) -> None:
        """Remember what makes a finder; it may take its time."""
        self.number = 0
        self._make = make
        self._site: Site | None = None
        self._ready: SiteFinder | None = None
        self._ready_for: Site | None = None
        self._answering: SiteFinder | None = None
        self._is_wanted = False

    @property
    def is_behind(self) -> bool:
        """Whether what is asked for has no index of its own yet."""
        return self._is_wanted and self._ready_for is not self._site

    def follow(self, site: Site) -> None:
        """Answer of another state of the site."""
        self._site = site
        self._lay()

    def catch_up(self) -> None:
        """Index the site as it is; until this is done, the last index answers."""
        site = cast(Site, self._site)
        try:
            self._ready = self._make(site)
            self.number += 1
        finally:  # what cannot be indexed is not tried again before it has changed
            self._ready_for = site
        self._lay()

    def _lay(self) -> None:
        """Lay over the last index what was edited since."""
        self._answering = self._ready
        before, site = self._ready_for, cast(Site, self._site)
        if self._ready and before and before.languages == site.languages:
            keys = changed_keys(before, site)
            if 0 < len(keys) <= MOST_LAID:
                self._answering = _Overlaid(self._ready, before, site, keys)

    def find(self, language: Language, query: str) -> Answer:
        """The pages that answer a query; none before the first index has come."""
        self._want()
        return self._answering.find(language, query) if self._answering else Answer()

    def elsewhere(self, language: Language, query: str) -> tuple[Narrowing, ...]:
        """How many pages of each other language answer a query."""
        self._want()
        return self._answering.elsewhere(language, query) if self._answering else ()

    def files(self, language: Language) -> Mapping[str, bytes]:
        """The files by which a browser answers."""
        self._want()
        return self._ready.files(language) if self._ready else {}

    def entries(self, language: Language) -> tuple[Entry, ...]:
        """The A–Z of one language."""
        self._want()
        return self._ready.entries(language) if self._ready else ()

    def terms(self) -> bytes:
        """The list of terms, as it is now."""
        return SiteFinder(cast(Site, self._site)).terms()

    def scripts(self) -> Mapping[str, bytes]:
        """The scripts of the search page, as they are now."""
        return search.bundle()

    def _want(self) -> None:
        self._is_wanted = True
        if has_request_context():
            g.setdefault(ASKED, self.number)


class _Overlaid(SiteFinder):
    """Answers of a site some pages of which were edited since it was indexed."""

    def __init__(self, below: SiteFinder, before: Site, site: Site, keys: Iterable[Key]) -> None:
        super().__init__(site)
        self._below = below
        self._before = before
        self._keys = frozenset(keys)

    def _indexed(self, language: Language) -> search.Index:
        below, now = self._below.index(language), self._edited(self._site, language)
        old = self._edited(self._before, language)
        gone = [key for key, page in old.items() if page != now.get(key)]
        new = [page for key, page in now.items() if page != old.get(key)]
        if not gone and not new:
            return below
        urls = frozenset(self._before.address(key, language) for key in gone)
        return search.overlaid(below, urls, [document_of(page, self._site) for page in new])

    def _edited(self, site: Site, language: Language) -> Mapping[Key, Page]:
        return {page.key: page for page in indexed(site, language) if page.key in self._keys}


def made(site: Site, settings: Settings, folder: Path) -> SiteFinder:
    """A finder whose every language is indexed; what was indexed before is taken from a folder."""
    finder, _ = recalling(Witness(site), settings, folder, lambda _: None)
    for language in site.languages:
        finder.find(language, "-")
        dict(finder.files(language))
        finder.entries(language)
    finder.remember()
    return finder
