"""The judged queries, put to the search of the site."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.judged.measure import Judged, Outcome, Spot
from portal.build.finder import SiteFinder
from portal.model.finding import Answer, Found
from portal.model.language import Language
from portal.model.site import Site

QUERIES = Path(__file__).parent / "queries.tsv"


def read_queries(file: Path = QUERIES) -> tuple[Judged, ...]:
    """Read the judged queries: a row each, tabs between language, query, kind and answers."""
    with file.open(encoding="utf-8", newline="") as rows:
        return tuple(
            Judged(
                language=row["language"],
                query=row["query"],
                kind=row["kind"],
                answers=tuple(map(Spot.parse, row["answers"].split())),
            )
            for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE)
        )


def ask(site: Site, queries: Iterable[Judged]) -> tuple[Outcome, ...]:
    """Ask each query of the site's own search, in its language."""
    finder = SiteFinder(site)

    def outcome(judged: Judged) -> Outcome:
        answer = finder.find(language_of(site, judged), judged.query)
        return Outcome(judged, tuple(spots_of(site, answer)))

    return tuple(map(outcome, queries))


def spots_of(site: Site, answer: Answer) -> Iterator[Spot]:
    """Give what was found, section by section: the best first, and of each page two at most."""
    sections = [(section, found) for found in answer.found for section in found.sections[:2]]
    for section, found in sorted(sections, key=lambda each: -each[0].score):
        yield spot_of(site, found, section.anchor)


def language_of(site: Site, judged: Judged) -> Language:
    """Return the language a query is asked in.

    Raises:
        LookupError: The site has no such language.
    """
    if language := site.language(judged.language):
        return language
    raise LookupError(f"{judged.query!r} is in {judged.language!r}, which the site has not")


def spot_of(site: Site, found: Found, anchor: str) -> Spot:
    """Return what was found by its key, which is the same in every language.

    Raises:
        LookupError: Nothing is published at that address.
    """
    if place := site.at(found.address):
        return Spot(place[0], anchor)
    raise LookupError(f"nothing is published at {found.address!r}")
