"""One page in one language, as its editor wrote it, and as it is rendered."""

import datetime
from dataclasses import dataclass, field

from portal.model.kinds import Key, Kind, section_of
from portal.model.language import Language
from portal.model.partial_date import PartialDate
from portal.model.place import Place
from portal.model.reference import Names, Reference


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body: its level (2 to 4), its authored anchor, its place."""

    level: int
    anchor: str
    place: Place

    def __reduce__(self) -> tuple[type["Heading"], tuple[int, str, Place]]:
        return Heading, (self.level, self.anchor, self.place)  # as a Place is, and for its reason


@dataclass(frozen=True, slots=True)
class OfficialLink:
    """The official text, service or site behind a page."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Door:
    """One of the ways into the site that the home page offers."""

    title: str
    text: str
    to: Key
    pages: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Some pages of a section that belong together, under a title of their own."""

    title: str
    pages: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Quiz:
    """One question of a self-check.

    Attributes:
        choices: How many answers are offered.
        right: Which of them is right, from 1; 0 where none is marked, or more than one.
        place: Where the question stands.
    """

    choices: int
    right: int
    place: Place


@dataclass(frozen=True, slots=True)
class Body:
    """The Markdown of a page, already parted from the references in it.

    Attributes:
        segments: Markdown and references in their order.
        headings: The headings in their order.
        paragraphs: How many paragraphs stand at the top level.
        quizzes: The questions of its self-check, in their order.
        prose: Its lines that have more than code, with their places, as they were written.
        digest: What tells the text that it was read from, and its place, from all others; empty
            for a body that was not read from a text alone.
    """

    segments: tuple[str | Reference, ...] = ()
    headings: tuple[Heading, ...] = ()
    paragraphs: int = 0
    quizzes: tuple[Quiz, ...] = ()
    prose: tuple[tuple[Place, str], ...] = ()
    digest: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language.

    Attributes:
        key: Its path, the same in every language.
        language: The language it is written in.
        kind: What kind of page it is.
        title: Its heading.
        lead: The answer in one or two sentences.
        nav: A short title for menus; the title where none is authored.
        as_of: The date of the knowledge it describes.
        checked: When an editor last compared it with its sources.
        sources: Ids of its sources, the most important first.
        instruments: Ids of the instruments it rests on.
        related: Pages to read next.
        official: Where the official text or service is.
        doors: The doors of a home page.
        groups: What a section page sorts its pages into, and so their order; none for one list.
        body: Its Markdown.
        place: Where its file starts.
        references: Everything it names, in head and body, with places.
    """

    key: Key
    language: Language
    kind: Kind
    title: str
    lead: str
    nav: str = ""
    as_of: PartialDate | None = None
    checked: datetime.date | None = None
    sources: tuple[str, ...] = ()
    instruments: tuple[str, ...] = ()
    related: tuple[Key, ...] = ()
    official: tuple[OfficialLink, ...] = ()
    doors: tuple[Door, ...] = ()
    groups: tuple[Group, ...] = ()
    body: Body = Body()
    place: Place = Place("")
    references: tuple[Reference, ...] = ()

    @property
    def id(self) -> str:
        """The last part of its key."""
        return self.key.rpartition("/")[2]

    @property
    def section(self) -> Key | None:
        """The key of the section page above it; None for pages at the top."""
        return section_of(self.key)

    @property
    def short_title(self) -> str:
        """The title for menus and breadcrumbs."""
        return self.nav or self.title

    def named(self, names: Names) -> tuple[str, ...]:
        """The targets of one kind that it names, each once, in their order."""
        return tuple(dict.fromkeys(ref.target for ref in self.references if ref.names is names))


@dataclass(frozen=True, slots=True)
class Passage:
    """The plain text of one section; the lead has neither anchor nor heading of its own."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Contents:
    """An entry of a table of contents, with those below it."""

    anchor: str
    text: str
    below: tuple["Contents", ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page's body as HTML, and what was found on the way.

    Attributes:
        html: Sanitised HTML; links are relative to the page's own address.
        contents: Its table of contents.
        passages: Its text, section by section.
        terms: Ids of the terms it links to their meaning, in the order of their first use.
    """

    html: str
    contents: tuple[Contents, ...] = ()
    passages: tuple[Passage, ...] = ()
    terms: tuple[str, ...] = ()
