"""What a search answers, in the portal's words: the web shows it and need not know who found it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from portal.model.language import Language


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of an excerpt; `marked` where it is one of the words looked for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class FoundSection:
    """One passage of a page that answers a query.

    Attributes:
        anchor: The anchor of its section; empty for the page as a whole.
        heading: The section's heading; empty for the page as a whole.
        score: How well it answers, within one answer.
        excerpt: The words around what was found.
    """

    anchor: str
    heading: str
    score: float
    excerpt: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One page that answers a query.

    Attributes:
        address: Its address, from the root.
        title: Its title.
        kind: The name of its kind.
        date: When what it explains was issued, or of when it tells; empty where neither is said.
        sections: Its passages that answer best, the best first.
    """

    address: str
    title: str
    kind: str
    date: str
    sections: tuple[FoundSection, ...]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A value that some of the pages found have.

    Attributes:
        value: How a query asks for it: "bo-chinh-tri".
        label: How it is written: "Bộ Chính trị".
        pages: How many pages would remain.
    """

    value: str
    label: str
    pages: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query is answered.

    Attributes:
        found: The best pages, the best first.
        pages: How many pages answer, shown or not.
        facets: What the answer can be narrowed by: values by the names in `FACETS`.
        relaxed: Whether no page has all that the query requires, and its words alone were answered.
        suggestion: A query that may have been meant; empty for none.
        mended: Whether nothing has a word of the query, and the suggestion was answered.
        language: The language of the pages; None where nothing was asked.
        through: The terms of that language that were put in the place of the reader's.
    """

    found: tuple[Found, ...] = ()
    pages: int = 0
    facets: Mapping[str, tuple[Narrowing, ...]] = field(default_factory=dict)
    relaxed: bool = False
    suggestion: str = ""
    mended: bool = False
    language: Language | None = None
    through: tuple[str, ...] = ()


FACETS = ("kind", "topic", "body", "year")
"""What pages can be narrowed by: their kind, topic and year, and who issued what they explain."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A section, or a whole page, where something is: with no anchor and no heading.

    Attributes:
        address: The address of the page, from the root.
        anchor: The anchor of the section.
        title: The title of the page.
        heading: The heading of the section.
    """

    address: str
    anchor: str
    title: str
    heading: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the A–Z: words, and where they are."""

    words: str
    spots: tuple[Spot, ...]


class Finder(Protocol):
    """Something that answers queries, and publishes what a browser needs to do the same."""

    def find(self, language: Language, query: str) -> Answer:
        """The pages that answer a query, in the language that it names or else in this one."""

    def elsewhere(self, language: Language, query: str) -> tuple[Narrowing, ...]:
        """How many pages of each other language answer a query."""

    def files(self, language: Language) -> Mapping[str, bytes]:
        """The published search files of one language, by name."""

    def terms(self) -> bytes:
        """The published list of terms, by which a browser asks in another language."""

    def entries(self, language: Language) -> tuple[Entry, ...]:
        """The A–Z of one language, in no order."""

    def scripts(self) -> Mapping[str, bytes]:
        """The scripts of the search page, by name, which need no server: they run from a folder."""
