"""What is indexed → the A–Z: each title, heading, document and term, with the sections it is in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import search
from portal.build.indexing import Said
from portal.model.finding import Entry, Spot
from portal.model.language import Language
from portal.model.site import Site

Named = tuple[str, Spot]

MOST_SECTIONS = 12
"""How many sections are listed of a term at most; a search finds more."""


def entries(
    documents: Sequence[search.Document], site: Site, language: Language
) -> tuple[Entry, ...]:
    """The entries of one language, in no order but the same each time.

    Args:
        documents: What is indexed of the language; facts have lists of their own.
        site: The site they are of; its registers say which names are worth an entry.
        language: The language.
    """
    names: dict[str, str] = {}
    spots: dict[str, dict[Spot, None]] = defaultdict(dict)
    documents = [one for one in documents if one.kind != "fact"]
    for name, spot in (
        *_headings(documents),
        *_cited(documents, site, language),
        *_said(documents, site, language),
    ):
        names.setdefault(name.casefold(), name)
        spots[name.casefold()][spot] = None
    return tuple(Entry(names[key], tuple(spots[key])) for key in names)


def _headings(documents: Iterable[search.Document]) -> Iterator[Named]:
    """Titles, headings, and with them the terms of the glossary."""
    for document in documents:
        yield document.title, Spot(document.url, "", document.title, "")
        for passage in document.passages:
            if passage.heading:
                yield passage.heading, _spot(document, passage)


def _cited(documents: Iterable[search.Document], site: Site, language: Language) -> Iterator[Named]:
    """Instruments by number and name: the page about each, then the sections that cite it."""
    every = site.instruments.values()
    listed = {name for one in every for name in (one.number, one.name[language.code])}
    for document in documents:
        for name in document.names:
            if name in listed:
                yield name, Spot(document.url, "", document.title, "")
    for document in documents:
        for passage in document.passages:
            for name in passage.also:
                if name in listed:
                    yield name, _spot(document, passage)


def _said(documents: Sequence[search.Document], site: Site, language: Language) -> Iterator[Named]:
    """Terms: the sections that say them most; other forms lead to where they are explained."""
    sections = [
        (_spot(document, one), Said(f"{one.heading or document.title} {one.text}"))
        for document in documents
        for one in document.passages
    ]
    for term in site.terms.values():
        words = term.words[language.code]
        forms = (words.term, *words.also)
        times = [(sum(map(said.times, forms)), spot) for spot, said in sections]
        most = sorted((one for one in times if one[0]), key=lambda one: -one[0])[:MOST_SECTIONS]
        yield from ((words.term, spot) for _, spot in most)
        explained = [spot for spot, _ in sections if spot.anchor == f"t-{term.id}"]
        yield from ((form, spot) for form in words.also for spot in explained)


def _spot(document: search.Document, passage: search.Passage) -> Spot:
    return Spot(document.url, passage.anchor, document.title, passage.heading)
