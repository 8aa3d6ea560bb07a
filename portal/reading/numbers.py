"""Numbers that an editor wrote out, where a reference would have said whose they are and of when.

A number in prose is let pass where it is part of a name (5G, A05), stands behind a word that the
language counts with (Article 27, level 2), is the number of a known document, or is quoted. Heads
cannot hold references: what they count, the page has to state.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from portal.model.language import QUOTED, Language
from portal.model.page import Page
from portal.model.partial_date import PartialDate
from portal.model.place import Place, Problem
from portal.model.reference import Names, Reference
from portal.model.register import Instrument, Period, Quantity, Share, Span, Value
from portal.model.site import Site
from portal.reading.rules import for_each_page

EXPECTED = "{fact:…}, {doc:…} or {date:…}, or {number:…} where it counts nothing"

# A comma or a space that does not break may stand within: 17,5 and 115 000.
_TOKEN = re.compile(r"\b[^\W\d]*\d[\w./–-]*(?:[,\u00a0\u202f]\d[\w./–-]*)*")
_DIGIT = re.compile(r"\d")
_SEPARATED = re.compile(r"[\d.,\u00a0\u202f]+")
_NAME = re.compile(r"(?=.*[^\W\d_])[^/]*")
_HEADING = re.compile(r"#{1,6}\s")
# What is somebody else's, or a sign to Markdown: quoted, the words and the end of a link, braces.
_NOT_PROSE = re.compile(
    QUOTED + r"|\[[^\[\]]*\]\([^()]*\)|\{[^{}]*\}|<[^<>\s]*>|^\s*\d+\.\s|\[\^[^\]]*\]"
)
# "Articles 21 and" before "24": a short word or a comma between two numbers of one row.
_ROW = re.compile(r"\d\w*\s*(?:,|–|\b\w{1,4})?\s*$")


@dataclass(frozen=True, slots=True)
class _Number:
    """A number written out: itself, what stands before it on its line, and where."""

    text: str
    before: str
    place: Place


@for_each_page
def numbers_are_bound(page: Page, site: Site) -> Iterator[Problem]:
    """A number in prose belongs to a fact, a document or a date, or says that it does not."""
    if site.lost:  # it may belong to what is in there
        return
    written = list(_written(page))
    for number in written:
        if not _is_named(number, page.language, site):
            yield Problem(number.place, "number-unbound", EXPECTED, f'"{number.text}"')
    heads = (page.title, page.nav, page.lead)
    counted = [
        number
        for number in chain.from_iterable(_numbers(text, page.place) for text in heads)
        if not _is_named(number, page.language, site)
    ]
    stated = _stated(page, written, site) if counted else set()
    for number in counted:
        if not _parts(number.text) <= stated:
            expected = "a number that the page states by a reference"
            yield Problem(page.place, "number-unstated", expected, f'"{number.text}"')


def _written(page: Page) -> Iterator[_Number]:
    """The numbers in the prose of a page; a heading may repeat what its section states."""
    for place, line in page.body.prose:
        if _DIGIT.search(line) and not _HEADING.match(line):  # few lines: the rest takes its time
            yield from _numbers(line, place)


def _numbers(text: str, place: Place) -> Iterator[_Number]:
    prose = _NOT_PROSE.sub(lambda found: " " * len(found[0]), text)
    for token in _TOKEN.finditer(prose):
        spot = Place(place.path, place.line, place.column + token.start())
        yield _Number(token[0].rstrip("./–-"), prose[: token.start()], spot)


def _is_named(number: _Number, language: Language, site: Site) -> bool:
    """Tell whether a number is a name, or the number of something named."""
    if _NAME.fullmatch(number.text) or number.text.casefold() in site.documents:
        return True
    before = number.before
    while row := _ROW.search(before):
        before = before[: row.start()]
    counted = before.rstrip().casefold()
    return any(_ends_with(counted, word.casefold()) for word in language.numbered)


def _ends_with(text: str, word: str) -> bool:
    return text.endswith(word) and not text.removesuffix(word)[-1:].isalpha()


def _stated(page: Page, written: Iterable[_Number], site: Site) -> set[str]:
    """The parts of all numbers that a page states by what it is about and names."""
    spellings = [one.text for one in written]
    for instrument in site.explained_by(page.id):
        spellings += _numbers_of(instrument)
    for reference in page.references:
        spellings += _spellings(reference, site)
    return set(chain.from_iterable(map(_parts, spellings)))


def _numbers_of(instrument: Instrument) -> tuple[str, ...]:
    return (instrument.number, *instrument.aliases)


def _spellings(reference: Reference, site: Site) -> Iterator[str]:
    target = reference.target
    yield target
    yield reference.words
    match reference.names:
        case Names.FACT if target in site.facts:
            yield _value(site.facts[target].value)
        case Names.DOC if target.casefold() in site.documents:
            yield from _numbers_of(site.documents[target.casefold()])
        case Names.INSTRUMENT if target in site.instruments:
            yield from _numbers_of(site.instruments[target])
        case Names.SOURCE if target in site.sources:
            yield str(site.sources[target].published)


def _value(value: Value) -> str:
    match value:
        case Quantity(number):
            return str(number)
        case Span(low, high):
            return f"{low.number} {high.number}"
        case Share(part, whole):
            return f"{part} {whole}"
        case PartialDate():
            return str(value)
        case Period(first, last):
            return f"{first} {last}"


def _parts(text: str) -> set[str]:
    """The numbers in a number, without their separators: 1/7/2025 has 1, 7 and 2025."""
    digits = ("".join(_DIGIT.findall(part)) for part in _SEPARATED.findall(text))
    return {one.lstrip("0") or "0" for one in digits if one}
