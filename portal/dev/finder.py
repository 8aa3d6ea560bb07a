"""Search on the live site: it answers from the last index, while the next is made behind it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

from flask import g, has_request_context

import search
from portal.build.finder import SiteFinder
from portal.build.making import recalling
from portal.model.finding import Answer, Entry, Finder, Narrowing
from portal.model.language import Language
from portal.model.site import Site
from portal.settings import Settings

ASKED = "search_asked"
"""What a request notes whose answer shows something of the search: the number of the index."""


class LiveFinder:
    """Answers as a SiteFinder does, of the site as it was when it was last indexed.

    Nothing is indexed before something is asked; from then on, each state of the site is.

    Attributes:
        number: How often an index has come: what was made with another is out of date.
    """

    def __init__(self, make: Callable[[Site], Finder]) -> None:
        """Remember what makes a finder; it may take its time."""
        self.number = 0
        self._make = make
        self._site: Site | None = None
        self._ready: Finder | None = None
        self._ready_for: Site | None = None
        self._is_wanted = False

    @property
    def is_behind(self) -> bool:
        """Whether what is asked for would be answered with another index than there is."""
        return self._is_wanted and self._ready_for is not self._site

    def follow(self, site: Site) -> None:
        """Answer of another state of the site as soon as it is indexed."""
        self._site = site

    def catch_up(self) -> None:
        """Index the site as it is; until this is done, the last index answers."""
        site = cast(Site, self._site)
        try:
            self._ready = self._make(site)
            self.number += 1
        finally:  # what cannot be indexed is not tried again before it has changed
            self._ready_for = site

    def find(self, language: Language, query: str) -> Answer:
        """The pages that answer a query; none before the first index has come."""
        finder = self._asked()
        return finder.find(language, query) if finder else Answer()

    def elsewhere(self, language: Language, query: str) -> tuple[Narrowing, ...]:
        """How many pages of each other language answer a query."""
        finder = self._asked()
        return finder.elsewhere(language, query) if finder else ()

    def files(self, language: Language) -> Mapping[str, bytes]:
        """The files by which a browser answers."""
        finder = self._asked()
        return finder.files(language) if finder else {}

    def entries(self, language: Language) -> tuple[Entry, ...]:
        """The A–Z of one language."""
        finder = self._asked()
        return finder.entries(language) if finder else ()

    def terms(self) -> bytes:
        """The list of terms, as it is now."""
        return SiteFinder(cast(Site, self._site)).terms()

    def scripts(self) -> Mapping[str, bytes]:
        """The scripts of the search page, as they are now."""
        return search.bundle()

    def _asked(self) -> Finder | None:
        self._is_wanted = True
        if has_request_context():
            g.setdefault(ASKED, self.number)
        return self._ready


def indexed(site: Site, settings: Settings, folder: Path) -> Finder:
    """A finder whose every language is indexed; what was indexed before is taken from a folder."""
    memory, finder, _ = recalling(site, settings, folder, lambda _: None)
    for language in site.languages:
        finder.find(language, "-")
        dict(finder.files(language))
        finder.entries(language)
    memory.remember()
    return finder
