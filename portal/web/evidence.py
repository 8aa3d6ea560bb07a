"""What stands at the foot of a page: its figures, its sources, the instruments it explains."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.model.kinds import Key
from portal.model.language import Language
from portal.model.page import Page
from portal.model.reference import Names
from portal.model.register import Evidence, Fact, Instrument, OfficialText, Source
from portal.rendering.figures import print_date, print_value
from portal.rendering.references import name_of
from portal.web.labels import CONFIDENCE, INVERSE_RELATIONS, RELATIONS, STATUS
from portal.web.navigation import Link
from portal.web.state import current_language, current_site
from portal.web.urls import key_href


@dataclass(frozen=True, slots=True)
class Stated:
    """One source stating a figure: its short name, where in it, its own words."""

    source: Source
    name: str
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
        others: Statements that say otherwise.
    """

    id: str
    before: str
    value: str
    after: str
    as_of: str
    confidence: str
    stated: tuple[Stated, ...]
    others: tuple["Figure", ...] = ()


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
    relations: tuple[tuple[str, Link], ...]
    official: tuple[OfficialText, ...]


def figures_of(page: Page) -> tuple[Figure, ...]:
    """The figures a page uses, in the order of their first use."""
    facts = current_site().facts
    return tuple(figure(facts[name]) for name in page.named(Names.FACT))


def figure(fact: Fact, *, with_others: bool = True) -> Figure:
    """One fact as a line."""
    site, language = current_site(), current_language()
    before, _, after = fact.wording[language.code].partition("{}")
    return Figure(
        id=fact.id,
        before=before,
        value=print_value(fact.value, site, language),
        after=after,
        as_of=print_date(fact.as_of, language) if fact.as_of else "",
        confidence=str(CONFIDENCE[fact.confidence]),
        stated=tuple(_stated(one) for one in fact.evidence),
        others=tuple(figure(site.facts[other], with_others=False) for other in fact.disagrees_with)
        if with_others
        else (),
    )


def _stated(evidence: Evidence) -> Stated:
    source = current_site().sources[evidence.source]
    name, link = name_of(source, current_language()), source_href(source)
    return Stated(source, name, link or source.url, evidence)


def source_href(source: Source) -> str:
    """The page about a source; empty where there is none."""
    key = Key(f"sources/{source.id}")
    return key_href(key) if key in current_site().keys else ""


def sources_of(page: Page) -> tuple[tuple[Source, str, str], ...]:
    """Every source a page rests on: the source, its date printed, the page about it.

    Those the editor names come first, then those behind its statements and figures.
    """
    site = current_site()
    behind = (one.source for name in page.named(Names.FACT) for one in site.facts[name].evidence)
    ids = dict.fromkeys((*page.sources, *page.named(Names.SOURCE), *behind))
    language = current_language()
    return tuple(
        (one, print_date(one.published, language) if one.published else "", source_href(one))
        for one in (site.sources[name] for name in ids)
    )


def cards(instruments: Iterable[Instrument]) -> tuple[Card, ...]:
    """Instruments as cards."""
    return tuple(_card(one, current_language()) for one in instruments)


def _card(one: Instrument, language: Language) -> Card:
    return Card(
        instrument=one,
        name=one.name[language.code],
        title=one.title.get(language.code, ""),
        issuer=one.issuer.get(language.code, ""),
        date=print_date(one.date, language) if one.date else "",
        in_force=print_date(one.in_force, language) if one.in_force else "",
        status=str(STATUS[one.status]),
        relations=tuple(_relations(one)),
        official=one.official,
    )


def _relations(one: Instrument) -> list[tuple[str, Link]]:
    site = current_site()
    does = [(str(RELATIONS[rel.kind]), site.instruments[rel.of]) for rel in one.relations]
    done = [(str(INVERSE_RELATIONS[kind]), other) for kind, other in site.relations_to(one)]
    return [(words, instrument_link(other)) for words, other in (*does, *done)]


def instrument_link(one: Instrument) -> Link:
    """A link to an instrument's page, else to its official text; without either, its name."""
    language = current_language()
    key = current_site().page_of(one)
    href = key_href(key) if key else next((text.url for text in one.official), "")
    return Link(one.name[language.code], href, lead=one.title.get(language.code, ""))
