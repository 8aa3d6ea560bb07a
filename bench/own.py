"""The site's own pages as a collection that any system can index, with the judged queries."""

from collections.abc import Iterator, Sequence

from bench.corpus import Passage, two_of_a_page
from bench.judged.measure import Judged, Outcome, Spot
from bench.measure import DEPTH
from bench.systems.system import System
from portal.build.indexing import documents
from portal.model.language import Language
from portal.model.site import Site

ENOUGH = 3 * DEPTH
"""Passages to ask for, so that the depth is reached when each page is left but two of them."""


def passages_of(site: Site, language: Language) -> Iterator[Passage]:
    """Give the passages of one language, each page under its key.

    Without the names that the site's own search knows a page by besides: those are its own affair.

    Raises:
        LookupError: A page is indexed that is not published.
    """
    for document in documents(site, language):
        place = site.at(document.url)
        if place is None:
            raise LookupError(f"nothing is published at {document.url!r}")
        for one in document.passages:
            yield Passage(place[0], one.anchor, document.title, one.heading, one.text)


def ask(system: System, queries: Sequence[Judged]) -> list[Outcome]:
    """Ask a system, which has indexed the site's own passages, the judged queries."""
    return [
        Outcome(judged, tuple(map(Spot.parse, two_of_a_page(found)[:DEPTH])))
        for judged in queries
        for found in (system.ask(judged.query, ENOUGH).ids,)
    ]
