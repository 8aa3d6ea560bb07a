"""What stands at the foot of a page: its figures, words, sources, the instruments it explains."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from portal.model.event import Event
from portal.model.kinds import Key
from portal.model.language import Language
from portal.model.page import Page
from portal.model.partial_date import PartialDate
from portal.model.reference import Names
from portal.model.register import (
    Confidence,
    Evidence,
    Fact,
    Instrument,
    RelationKind,
    Source,
    Status,
    Term,
)
from portal.rendering.figures import print_date, print_value
from portal.web.labels import CONFIDENCE, INVERSE_RELATIONS, ONE_ORIGIN, RELATIONS, STATUS
from portal.web.navigation import Link, links_to
from portal.web.state import current_language, current_site
from portal.web.urls import key_href

GLOSSARY = Key("glossary")
OVERTAKEN = (Status.PARTLY_REPLACED, Status.REPLACED, Status.ENDED)
"""What has become of texts that a reader should be told of wherever they are named."""
SOURCES = Key("sources/index")
"""The page that lists the sources of which no whole address is known."""
TIMELINE = Key("timeline")
"""The page that has every event."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One source stating a figure: who published it, when, where in it, its own words."""

    source: Source
    date: str
    href: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the list of figures.

    Attributes:
        id: The fact's id; its anchor is "fact-" and this.
        before: The statement up to the value.
        value: The value.
        after: The statement from the value on.
        as_of: The date of the figure, printed; empty where the source gives none.
        confidence: How well it is supported, in words.
        stated: Who says so.
        href: The page about it.
        others: Statements that say otherwise.
        compared: The pages that compare what is said.
    """

    id: str
    before: str
    value: str
    after: str
    as_of: str
    confidence: str
    stated: tuple[Stated, ...]
    href: str
    others: tuple["Figure", ...] = ()
    compared: tuple[Link, ...] = ()

    @property
    def statement(self) -> str:
        """The whole statement."""
        return f"{self.before}{self.value}{self.after}"

    def publishers(self, reader: Language) -> tuple[str, ...]:
        """Those who say so, each once."""
        return tuple(dict.fromkeys(one.source.publisher[reader.code] for one in self.stated))


@dataclass(frozen=True, slots=True)
class Card:
    """The identity of an instrument, ready to print."""

    instrument: Instrument
    name: str
    title: str
    issuer: str
    date: str
    in_force: str
    status: str
    relations: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class Official:
    """Where an official text or service is.

    Attributes:
        name: What it is called.
        spoken: The language of its name.
        url: Where it is.
        written: The code of the language it is written in; empty where we do not say.
        publisher: The authority that publishes it there; empty where the name says so.
        opened: Whether somebody here has opened it.
    """

    name: str
    spoken: Language
    url: str
    written: str = ""
    publisher: str = ""
    opened: bool = True


def printed(date: PartialDate | datetime.date | None) -> str:
    """A date in the reader's language; empty where there is none."""
    return print_date(date, current_language()) if date else ""


def figures_of(page: Page) -> tuple[Figure, ...]:
    """The figures a page uses: those that are contradicted, then the others, as they are used.

    A page that compares what sources say has said already what others say of a figure.
    """
    facts, compares = current_site().facts, page.kind.name == "disagreement"
    found = (figure(facts[name], with_others=not compares) for name in page.named(Names.FACT))
    return contradicted_first(found)


def contradicted_first(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Figures with those first that take a whole row, for what contradicts them stands beside."""
    return tuple(sorted(figures, key=lambda one: not one.others))


def figure(fact: Fact, *, with_others: bool = True) -> Figure:
    """One fact as a line."""
    site, language = current_site(), current_language()
    about = site.disagreements_about(fact.id) if with_others else ()
    others = sorted(frozenset().union(*(one.against(fact.id) for one in about)))
    before, _, after = fact.wording[language.code].partition("{}")
    return Figure(
        id=fact.id,
        before=before,
        value=print_value(fact.value, site, language),
        after=after,
        as_of=printed(fact.as_of),
        confidence=_support(fact),
        stated=tuple(map(stated, fact.evidence)),
        href=key_href(fact.key),
        others=tuple(figure(site.facts[other], with_others=False) for other in others),
        compared=links_to(one.key for one in about),
    )


def _support(fact: Fact) -> str:
    """How well a fact is supported, in words."""
    repeated = len({one.source for one in fact.evidence}) > 1
    is_single = fact.confidence is Confidence.SINGLE
    return str(ONE_ORIGIN if is_single and repeated else CONFIDENCE[fact.confidence])


def words_of(page: Page, linked: Iterable[str]) -> tuple[tuple[Term, str], ...]:
    """Terms with their place in the glossary: those linked in the body, then those in entries."""
    names = dict.fromkeys((*linked, *page.named(Names.TERM)))
    terms = (current_site().terms[name] for name in names)
    return tuple((one, f"{key_href(GLOSSARY)}#t-{one.id}") for one in terms)


def stated(evidence: Evidence) -> Stated:
    """One source stating something, ready to print."""
    source = current_site().sources[evidence.source]
    return Stated(source, printed(source.published), source_href(source) or source.url, evidence)


def changes(events: Iterable[Event]) -> tuple[tuple[str, Link], ...]:
    """What has changed since: the day of each event, and the way to it in the timeline."""
    site, code = current_site(), current_language().code
    there = site.has(TIMELINE)
    return tuple(
        (printed(one.date), Link(one.title[code], key_href(TIMELINE, one.anchor) if there else ""))
        for one in events
    )


def source_href(source: Source) -> str:
    """The page about a source, or its line in the list of those without a whole address.

    Empty for a source that is to be read at its own address.
    """
    site, key = current_site(), Key(f"sources/{source.id}")
    if site.has(key):
        return key_href(key)
    return key_href(SOURCES, f"source-{source.id}") if not source.url and site.has(SOURCES) else ""


def unaddressed() -> tuple[tuple[Source, str], ...]:
    """The sources without a page or a whole address, by id, each with its date printed."""
    site = current_site()
    pages = {key.removeprefix("sources/") for key in site.keys}
    unread = (
        one for name, one in sorted(site.sources.items()) if not one.url and name not in pages
    )
    return tuple((one, printed(one.published)) for one in unread)


def sources_of(page: Page) -> tuple[tuple[Source, str, str], ...]:
    """Every source a page rests on: the source, its date printed, the page about it.

    Those the editor names come first, then those behind its statements and figures.
    """
    site = current_site()
    behind = (one.source for name in page.named(Names.FACT) for one in site.facts[name].evidence)
    ids = dict.fromkeys((*page.sources, *page.named(Names.SOURCE), *behind))
    sources = (site.sources[name] for name in ids)
    return tuple((one, printed(one.published), source_href(one)) for one in sources)


def cards(instruments: Iterable[Instrument]) -> tuple[Card, ...]:
    """Instruments as cards."""
    return tuple(_card(one, current_language()) for one in instruments)


def _card(one: Instrument, language: Language) -> Card:
    return Card(
        instrument=one,
        name=one.name[language.code],
        title=one.title.get(language.code, ""),
        issuer=one.issuer.get(language.code, ""),
        date=printed(one.date),
        in_force=printed(one.in_force),
        status=str(STATUS[one.status]),
        relations=_relations(one),
    )


def _relations(one: Instrument) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """What it does to others, then what they do to it; each said once, with all it is true of."""
    site = current_site()
    does = [(str(RELATIONS[rel.kind]), site.instruments[rel.of]) for rel in one.relations]
    done = [(str(INVERSE_RELATIONS[kind]), other) for kind, other in site.relations_to(one)]
    said: dict[str, list[Link]] = {}
    for words, other in (*does, *done):
        said.setdefault(words, []).append(instrument_link(other))
    return tuple((words, tuple(links)) for words, links in said.items())


def official_of(page: Page, instruments: Iterable[Instrument]) -> tuple[Official, ...]:
    """Where the texts and services of a page are: as it says itself, then of its instruments."""
    reader = current_language()
    named = (Official(one.name, page.language, one.url) for one in page.official)
    texts = (
        Official(
            one.name[reader.code], reader, text.url, text.language, text.publisher, text.opened
        )
        for one in instruments
        for text in one.official
    )
    return (*named, *texts)


def instrument_link(one: Instrument) -> Link:
    """A link to an instrument's page, else to its official text; without either, its name."""
    language = current_language()
    key = current_site().page_of(one)
    href = key_href(key) if key else next((text.url for text in one.official), "")
    return Link(one.name[language.code], href, lead=one.title.get(language.code, ""))


def text_link(one: Instrument) -> Link:
    """A link to an instrument that says, where it no longer holds, what has taken its place."""
    link = instrument_link(one)
    if one.status not in OVERTAKEN:
        return link
    by = ", ".join(
        f"{other.name[current_language().code]} ({printed(other.in_force or other.date)})"
        for kind, other in current_site().relations_to(one)
        if kind is RelationKind.REPLACES
    )
    status = str(STATUS[one.status])
    said = f"{status}: {by}" if by else status
    return replace(link, lead=". ".join(part for part in (link.lead, said) if part))
