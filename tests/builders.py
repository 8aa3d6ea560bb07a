"""Valid objects in one line; a test names only what it is about."""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from portal.model.commitment import Commitment, CommitmentKind
from portal.model.disagreement import Disagreement, Version
from portal.model.event import Event
from portal.model.kinds import Key, kind_of
from portal.model.language import Direction, Language
from portal.model.page import Page
from portal.model.partial_date import PartialDate
from portal.model.place import Place
from portal.model.reference import Names, Prose, Reference
from portal.model.register import (
    Confidence,
    Evidence,
    Fact,
    Instrument,
    Quantity,
    Scale,
    Source,
    Status,
    Term,
    TermWords,
    Value,
)
from portal.model.site import Publisher, Site
from portal.reading.markdown import read_markdown

VI = Language("vi", "Tiếng Việt", date="d 'tháng' M 'năm' y")
EN = Language("en", "English", date="d MMMM y")
FR = Language("fr", "Français", date="d MMMM y", first_of_month="d'er' MMMM y")
AR = Language("ar", "العربية", Direction.RTL)
LANGUAGES = (VI, EN, FR)

NOWHERE = Place("somewhere.yaml")
VND = {"vi": "{} đồng", "en": "VND {}", "fr": "{} dongs"}
VND_SCALED = {"vi": "{} đồng", "en": "VND {}", "fr": "{} de dongs"}


def a_page(
    key: str = "guides/sweep",
    *,
    language: Language = EN,
    markdown: str = "",
    title: str = "A title",
    lead: str = "A lead.",
) -> Page:
    """A page at a key; its body is read from Markdown, which has to be right."""
    path = f"{language.code}/{key}.md"
    body, references, problems = read_markdown(markdown, path, key=key)
    assert not problems
    return Page(
        key=Key(key),
        language=language,
        kind=kind_of(Key(key)),
        title=title,
        lead=lead,
        body=body,
        place=Place(path),
        references=references,
    )


def a_site(
    *pages: Page,
    languages: tuple[Language, ...] = LANGUAGES,
    sources: Sequence[Source] = (),
    instruments: Sequence[Instrument] = (),
    facts: Sequence[Fact] = (),
    terms: Sequence[Term] = (),
    events: Sequence[Event] = (),
    disagreements: Sequence[Disagreement] = (),
    commitments: Sequence[Commitment] = (),
) -> Site:
    """A site of some pages and entries of the registers."""
    return Site(
        name={language.code: "Town Guide" for language in languages},
        base_url="https://town.example/",
        publisher=Publisher(),
        languages=languages,
        addresses={
            "guides": {"vi": "huong-dan", "en": "guides", "fr": "guides", "ar": "adilla"},
            "topics": {"vi": "chu-de", "en": "topics", "fr": "themes", "ar": "mawadi"},
            "instruments": {"vi": "van-ban", "en": "instruments", "fr": "textes", "ar": "nusus"},
            "facts": {"vi": "so-lieu", "en": "facts", "fr": "chiffres", "ar": "arqam"},
            "search": {"vi": "tim-kiem", "en": "search", "fr": "recherche", "ar": "bahth"},
            "glossary": {"vi": "thuat-ngu", "en": "terms", "fr": "termes", "ar": "mustalahat"},
        },
        units={"vnd": VND, "vnd-scaled": VND_SCALED},
        pages=pages,
        sources={one.id: one for one in sources},
        instruments={one.id: one for one in instruments},
        facts={one.id: one for one in facts},
        terms={one.id: one for one in terms},
        events={one.id: one for one in events},
        disagreements={one.id: one for one in disagreements},
        commitments={one.id: one for one in commitments},
    )


def a_quantity(number: str, scale: Scale = Scale.ONE, unit: str = "") -> Quantity:
    """A number exactly as it is spelt."""
    return Quantity(Decimal(number), scale, unit)


def a_fact(name: str = "bins", value: Value | None = None, **given: object) -> Fact:
    """A fact in every language."""
    fields: dict[str, object] = {
        "as_of": PartialDate(2025, 3),
        "confidence": Confidence.SINGLE,
        "wording": dict.fromkeys(("vi", "en", "fr", "ar"), "Over {} bins"),
        "evidence": (Evidence("r1"),),
        "place": NOWHERE,
    }
    return Fact(id=name, value=value or a_quantity("55.25", Scale.MILLION), **{**fields, **given})  # type: ignore[arg-type]


def a_source(name: str = "r1", publisher: str = "Gazette", **given: object) -> Source:
    """A source in English."""
    fields: dict[str, object] = {
        "title": "The council met",
        "publisher": dict.fromkeys(("vi", "en", "fr", "ar"), publisher),
        "language": "en",
        "published": PartialDate(2025, 3, 19),
        "url": "https://news.example/council",
        "place": NOWHERE,
    }
    return Source(id=name, **{**fields, **given})  # type: ignore[arg-type]


def an_instrument(name: str = "rule-7", **given: object) -> Instrument:
    """An instrument with a number and an alias."""
    words = dict.fromkeys(("vi", "en", "fr", "ar"), "Resolution 7")
    fields: dict[str, object] = {
        "number": "7-NQ/TT",
        "aliases": ("NQ7",),
        "name": words,
        "title": {},
        "issuer": {},
        "date": PartialDate(2024, 12, 22),
        "in_force": None,
        "status": Status.IN_FORCE,
        "page": name,
        "relations": (),
        "official": (),
        "sources": (),
        "place": NOWHERE,
    }
    return Instrument(id=name, **{**fields, **given})  # type: ignore[arg-type]


def a_term(name: str = "kerb", term: str = "kerb", *, everyday: bool = False) -> Term:
    """A term with the same words in every language."""
    words = TermWords(term, "The stone edge of a pavement.")
    return Term(name, dict.fromkeys(("vi", "en", "fr", "ar"), words), False, NOWHERE, everyday)


def a_disagreement(name: str = "d1", **given: object) -> Disagreement:
    """A disagreement of two versions, each a text in every language."""
    told = (Version(a_prose("Ten."), (Evidence("r1"),)), Version(a_prose("Two."), ()))
    fields: dict[str, object] = {
        "title": dict.fromkeys(("vi", "en", "fr", "ar"), "How many streets"),
        "lead": dict.fromkeys(("vi", "en", "fr", "ar"), "Two counts."),
        "as_of": PartialDate(2025, 3),
        "checked": datetime.date(2026, 11, 21),
        "versions": told,
        "preferred": None,
        "note": {},
        "pages": (),
        "place": NOWHERE,
    }
    return Disagreement(id=name, **{**fields, **given})  # type: ignore[arg-type]


def a_commitment(name: str = "c1", **given: object) -> Commitment:
    """A commitment without owner or deadline."""
    fields: dict[str, object] = {
        "task": a_prose("Sweep."),
        "kind": CommitmentKind.REQUESTED,
        "by": dict.fromkeys(("vi", "en", "fr", "ar"), "the council"),
        "on": PartialDate(2025, 3, 19),
        "owners": (),
        "deadline": None,
        "timing": "",
        "subject": "streets",
        "evidence": (Evidence("r1"),),
        "note": {},
        "disagreements": (),
        "pages": (),
        "log": (),
        "place": NOWHERE,
    }
    return Commitment(id=name, **{**fields, **given})  # type: ignore[arg-type]


def a_prose(*parts: str | Reference) -> Prose:
    """The same text in every language."""
    return dict.fromkeys(("vi", "en", "fr", "ar"), parts)


def a_reference(names: Names, target: str, anchor: str = "") -> Reference:
    """A reference from nowhere in particular."""
    return Reference(names, target, NOWHERE, anchor=anchor)
