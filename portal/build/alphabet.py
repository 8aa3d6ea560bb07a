"""What is indexed → the A–Z: each title, heading, document and term, with the sections it is in."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial

import search
from portal.build.indexing import Said
from portal.model.finding import Entry, Spot
from portal.model.language import Language
from portal.model.site import Site

Named = tuple[str, Spot]

Times = Mapping[str, Sequence[tuple[int, int]]]
"""How often terms are said: by the id of each, the numbers of passages, and how often there."""

Count = Callable[[search.Document], Times]

MOST_SECTIONS = 12
"""How many sections are listed of a term at most; a search finds more."""


def entries(
    documents: Sequence[search.Document],
    site: Site,
    language: Language,
    count: Count | None = None,
) -> tuple[Entry, ...]:
    """The entries of one language, in no order but the same each time.

    Args:
        documents: What is indexed of the language; facts have lists of their own.
        site: The site they are of; its registers say which names are worth an entry.
        language: The language.
        count: What counts the terms in a document, where something keeps what it has counted.
    """
    count = count or partial(times_said, site=site, language=language)
    names: dict[str, str] = {}
    spots: dict[str, dict[Spot, None]] = defaultdict(dict)
    documents = [one for one in documents if one.kind != "fact"]
    for name, spot in (
        *_headings(documents),
        *_cited(documents, site, language),
        *_said(documents, site, language, count),
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


def _said(
    documents: Sequence[search.Document], site: Site, language: Language, count: Count
) -> Iterator[Named]:
    """Terms: the sections that say them most; other forms lead to where they are explained."""
    counted = [(document, count(document)) for document in documents]
    for term in site.terms.values():
        words = term.words[language.code]
        times = [
            (many, _spot(document, document.passages[number]))
            for document, said in counted
            for number, many in said.get(term.id, ())
        ]
        most = sorted(times, key=lambda one: -one[0])[:MOST_SECTIONS]
        yield from ((words.term, spot) for _, spot in most)
        explained = [
            _spot(document, one)
            for document in documents
            for one in document.passages
            if one.anchor == f"t-{term.id}"
        ]
        yield from ((form, spot) for form in words.also for spot in explained)


def times_said(document: search.Document, site: Site, language: Language) -> Times:
    """How often each term is said in each passage of a document, where it is."""
    said: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, one in enumerate(document.passages if site.terms else ()):
        text = Said(f"{one.heading or document.title} {one.text}")
        for term in site.terms.values():
            words = term.words[language.code]
            times = sum(map(text.times, (words.term, *words.also)))
            if times:
                said[term.id].append((number, times))
    return said


def _spot(document: search.Document, passage: search.Passage) -> Spot:
    return Spot(document.url, passage.anchor, document.title, passage.heading)
