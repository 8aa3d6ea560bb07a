"""What is stated once and used in every language: sources, instruments, facts, terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from portal.model.kinds import Key
from portal.model.language import Words
from portal.model.partial_date import PartialDate
from portal.model.place import Place
from portal.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Source:
    """Something published that says something.

    Attributes:
        id: Its name in content.
        title: Its title, as printed there.
        publisher: Who published it, as they call themselves, the same in every language; where
            nobody is named, that it is so, in the words of each.
        language: The language of its text.
        published: When; None where it does not say.
        url: Where it was read; empty where no whole address is known.
        place: Where its entry stands.
    """

    id: str
    title: str
    publisher: Words
    language: str
    published: PartialDate | None
    url: str
    place: Place


class Status(StrEnum):
    """What has become of an instrument, as far as the sources say."""

    IN_FORCE = "in-force"
    AMENDED = "amended"
    PARTLY_REPLACED = "partly-replaced"
    REPLACED = "replaced"
    ENDED = "ended"
    NOT_STATED = "not-stated"


class RelationKind(StrEnum):
    """What one instrument does to another."""

    IMPLEMENTS = "implements"
    AMENDS = "amends"
    REPLACES = "replaces"
    ESTABLISHES = "establishes"
    FOLLOWS = "follows"
    DETAILS = "details"


@dataclass(frozen=True, slots=True)
class Relation:
    """One instrument doing something to another, named by its id."""

    kind: RelationKind
    of: str


@dataclass(frozen=True, slots=True)
class OfficialText:
    """Where an authority publishes a text; `opened` is False where nobody here has opened it."""

    publisher: str
    language: str
    url: str
    opened: bool


@dataclass(frozen=True, slots=True)
class Instrument:
    """A resolution, law, decree, decision, circular: anything that has a number and an issuer.

    Attributes:
        id: Its name in content.
        number: Its number as it is cited.
        aliases: Other spellings in use, right or wrong.
        name: Kind and number in words, per language.
        title: What it is about, per language; empty where no source gives it.
        issuer: Who issued it, per language; empty where no source gives it.
        date: When it was signed or passed.
        in_force: From when it is in force.
        status: What has become of it.
        page: The id of the page that explains it; its own id unless two share a page.
        relations: What it does to others.
        official: Where its text is published.
        sources: Ids of the sources of this entry.
        place: Where its entry stands.
        references: Everything the entry names, with places.
    """

    id: str
    number: str
    aliases: tuple[str, ...]
    name: Words
    title: Words
    issuer: Words
    date: PartialDate | None
    in_force: PartialDate | None
    status: Status
    page: str
    relations: tuple[Relation, ...]
    official: tuple[OfficialText, ...]
    sources: tuple[str, ...]
    place: Place
    references: tuple[Reference, ...] = ()


class Scale(StrEnum):
    """The power of ten a figure is printed in."""

    ONE = "one"
    THOUSAND = "thousand"
    MILLION = "million"
    BILLION = "billion"

    @property
    def factor(self) -> int:
        """What the printed number is multiplied by."""
        return {"one": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}[self]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number, exactly as authored: Decimal("17.50") keeps its last zero."""

    number: Decimal
    scale: Scale = Scale.ONE
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A range between two numbers of one scale and unit."""

    low: Quantity
    high: Quantity


@dataclass(frozen=True, slots=True)
class Share:
    """A count out of a whole, printed as it was counted: 58/76."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Period:
    """From the first date to the last, both included: 2025–2026."""

    first: PartialDate
    last: PartialDate


Value = Quantity | Span | Share | PartialDate | Period


class Confidence(StrEnum):
    """How well a fact is supported."""

    PRIMARY = "primary"
    SEVERAL = "several"
    SINGLE = "single"
    DISPUTED = "disputed"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a source states a fact; every part but the source may be unknown."""

    source: str
    paragraph: str = ""
    article: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure with everything a journalist asks of it.

    Attributes:
        id: Its name in content.
        value: What is printed.
        as_of: The day, month or year the source gives for it; None where it gives none.
        confidence: How well it is supported.
        wording: The whole statement per language, {} standing for the value.
        evidence: Who says so, and where.
        place: Where its entry stands.
        references: Everything the entry names, with places.
    """

    id: str
    value: Value
    as_of: PartialDate | None
    confidence: Confidence
    wording: Words
    evidence: tuple[Evidence, ...]
    place: Place
    references: tuple[Reference, ...] = ()

    @property
    def key(self) -> Key:
        """The key of the page about it, which has no file."""
        return Key(f"facts/{self.id}")


@dataclass(frozen=True, slots=True)
class TermWords:
    """A term in one language: its form, what it means, other forms in use."""

    term: str
    definition: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of the term base.

    Attributes:
        id: Its name in content.
        words: Its form and meaning, per language.
        review: Whether its wording is not established yet.
        place: Where its entry stands.
        everyday: Whether everybody knows it, so that no page need say what it means.
    """

    id: str
    words: Mapping[str, TermWords]
    review: bool
    place: Place
    everyday: bool = False
