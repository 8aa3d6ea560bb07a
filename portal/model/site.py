"""The whole site, immutable: what there is, where it lives, what stands in for what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from portal.model.body import Body
from portal.model.chart import Chart
from portal.model.commitment import Commitment, Owner
from portal.model.disagreement import Disagreement
from portal.model.event import Event
from portal.model.kinds import HOME, Key
from portal.model.language import Language, Words
from portal.model.page import Page
from portal.model.place import Place
from portal.model.reference import Names, Reference
from portal.model.register import Fact, Instrument, RelationKind, Source, Term

SEARCH = Key("search")
"""The key of the search page, which has an address but no file."""
ALPHABET = Key(f"{SEARCH}/a-z")
"""The key of the A–Z, which has none either."""
SEARCH_HELP = Key("search-help")
"""The key of the page that explains how to ask; a site may have none."""

COMMITMENTS = Key("commitments/index")
"""The key of the page with every commitment, each at its own anchor."""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who answers for a deployed site.

    Attributes:
        official: Whether the publisher is the authority that the content explains.
        name: Its name per language; empty as delivered.
        contact: A `mailto:` or `https:` address for corrections; empty as delivered.
    """

    official: bool = False
    name: Words = field(default_factory=dict)
    contact: str = ""


@dataclass(frozen=True)
class Site:
    """Everything that is published.

    Attributes:
        name: The site's name per language.
        base_url: Where the site is published, ending in a slash.
        publisher: Who answers for it.
        languages: Its languages; the first is the default.
        addresses: The reader's words for the first part of a key, per language.
        units: How an amount of a unit is written, per language, {} standing for the number; the
            name with "-scaled" is used for millions and more, where it is there.
        spoken: What is said aloud for a form in writing, per language; {} stands for a number in
            both: "{}-NQ/TW".
        subjects: What commitments are about, in words per language, in their order.
        menu: Keys in the main menu.
        footer: Keys at the foot of every page.
        pages: Every page in every language, ordered by key and language.
        sources: The register of sources, by id.
        instruments: The register of instruments, by id.
        facts: The register of facts, by id.
        terms: The term base, by id.
        events: What happened, by id.
        bodies: Bodies of Party and State with who held their offices, by id.
        disagreements: What sources tell in more ways than one, by id; each has its page.
        owners: Those whom commitments fall to, by id.
        commitments: The register of commitments, by id.
        charts: Figures that are drawn beside each other, by id.
        place: Where the site is described.
        references: Every page its menus name, with places.
        lost: The registers of which a file could not be read: nobody can tell what they lack.
    """

    name: Words
    base_url: str
    publisher: Publisher
    languages: tuple[Language, ...]
    addresses: Mapping[str, Words]
    units: Mapping[str, Words] = field(default_factory=dict)
    spoken: Mapping[str, Words] = field(default_factory=dict)
    subjects: Mapping[str, Words] = field(default_factory=dict)
    menu: tuple[Key, ...] = ()
    footer: tuple[Key, ...] = ()
    pages: tuple[Page, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    instruments: Mapping[str, Instrument] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    disagreements: Mapping[str, Disagreement] = field(default_factory=dict)
    owners: Mapping[str, Owner] = field(default_factory=dict)
    commitments: Mapping[str, Commitment] = field(default_factory=dict)
    charts: Mapping[str, Chart] = field(default_factory=dict)
    place: Place = Place("site.yaml")
    references: tuple[Reference, ...] = ()
    lost: tuple[str, ...] = ()

    @cached_property
    def keys(self) -> tuple[Key, ...]:
        """Every key that has a page in some language, in order."""
        return tuple(dict.fromkeys(page.key for page in self.pages))

    @cached_property
    def _known(self) -> frozenset[Key]:
        return frozenset(self.keys)

    @cached_property
    def _by_name(self) -> Mapping[tuple[Key, str], Page]:
        return {(page.key, page.language.code): page for page in self.pages}

    @cached_property
    def _by_address(self) -> Mapping[str, tuple[Key, Language]]:
        return {
            self.address(key, language): (key, language)
            for language in self.languages
            for key in (*self.registered, *self.keys)
        }

    @cached_property
    def documents(self) -> Mapping[str, Instrument]:
        """Instruments by number and by every alias, case folded."""
        spellings = {
            alias.casefold(): one for one in self.instruments.values() for alias in one.aliases
        }
        return spellings | {one.number.casefold(): one for one in self.instruments.values()}

    @cached_property
    def registered(self) -> tuple[Key, ...]:
        """The keys of pages that have no file: they are made of an entry of a register."""
        return tuple(fact.key for fact in self.facts.values())

    @cached_property
    def _pages_by_fact(self) -> Mapping[str, tuple[Key, ...]]:
        named: dict[str, list[Key]] = {}
        for page in self.pages:
            for name in page.named(Names.FACT):
                named.setdefault(name, []).append(page.key)
        return {name: tuple(dict.fromkeys(keys)) for name, keys in named.items()}

    @cached_property
    def _facts_compared(self) -> Mapping[str, frozenset[str]]:
        """The facts of each disagreement, which its texts tell: every page asks for them."""
        return {name: one.facts for name, one in self.disagreements.items()}

    def language(self, code: str) -> Language | None:
        """The language with a code, if the site has it."""
        return next((one for one in self.languages if one.code == code), None)

    def has(self, key: Key) -> bool:
        """Whether there is a page at a key in some language."""
        return key in self._known

    def page(self, key: Key, language: Language) -> Page | None:
        """The page at a key in exactly this language."""
        return self._by_name.get((key, language.code))

    def best(self, key: Key, language: Language) -> Page | None:
        """The page at a key in this language, else in the first language that has it."""
        order = (language, *self.languages)
        return next((page for one in order if (page := self.page(key, one))), None)

    def translations(self, key: Key) -> tuple[Page, ...]:
        """The page in every language that has it, in the order of the languages."""
        return tuple(page for one in self.languages if (page := self.page(key, one)))

    def address(self, key: Key, language: Language) -> str:
        """The path at which a key is published in a language: "vi/huong-dan/lua-dao/"."""
        first, _, rest = key.partition("/")
        word = self.addresses.get(first, {}).get(language.code, first)
        parts = [language.code, "" if key == HOME else word, "" if rest == "index" else rest]
        return "/".join(part for part in parts if part) + "/"

    def at(self, address: str) -> tuple[Key, Language] | None:
        """The key and language published at an address."""
        return self._by_address.get(address)

    def below(self, section: Key, language: Language) -> tuple[Page, ...]:
        """The pages of a section, in the order of its groups, each in the best language."""
        folder = section.removesuffix("index")
        head = self.best(section, language)
        grouped = (key for group in head.groups for key in group.pages) if head else ()
        below = (key for key in self.keys if key.startswith(folder) and key != section)
        known = dict.fromkeys(below)
        keys = (key for key in dict.fromkeys((*grouped, *known)) if key in known)
        return tuple(page for key in keys if (page := self.best(key, language)))

    def pages_with(self, fact: Fact) -> tuple[Key, ...]:
        """The keys of the pages that use a fact, in order."""
        return self._pages_by_fact.get(fact.id, ())

    def explained_by(self, page_id: str) -> tuple[Instrument, ...]:
        """The instruments that an instrument page explains."""
        return tuple(one for one in self.instruments.values() if one.page == page_id)

    def charts_on(self, page: Page) -> tuple[Chart, ...]:
        """The charts that a page shows, by id."""
        return tuple(one for one in self.charts.values() if page.key in one.pages)

    def changes_on(self, page: Page) -> tuple[Event, ...]:
        """The events that made a page out of date, the oldest first."""
        since = (one for one in self.events.values() if page.key in one.outdates)
        return tuple(sorted(since, key=lambda one: (one.date.first_day, one.id)))

    def changes_of(self, fact: Fact) -> tuple[Event, ...]:
        """The events after which a fact no longer holds, the oldest first."""
        since = (one for one in self.events.values() if fact.id in one.outdated_facts)
        return tuple(sorted(since, key=lambda one: (one.date.first_day, one.id)))

    def disagreements_on(self, page: Page) -> tuple[Disagreement, ...]:
        """The disagreements that touch a page: they name it, or it states what they are about."""
        facts = frozenset(page.named(Names.FACT))
        return tuple(
            one
            for one in self.disagreements.values()
            if one.key != page.key
            and (page.key in one.pages or facts & self._facts_compared[one.id])
        )

    def disagreements_about(self, fact: str) -> tuple[Disagreement, ...]:
        """The disagreements of which a fact, named by its id, is a version."""
        return tuple(
            one for one in self.disagreements.values() if fact in self._facts_compared[one.id]
        )

    def commitments_on(self, page: Page) -> tuple[Commitment, ...]:
        """The commitments that touch a page, or that a disagreement on its page touches."""
        return tuple(
            one
            for one in self.commitments.values()
            if page.key in one.pages or page.key in self._compared(one)
        )

    def _compared(self, one: Commitment) -> frozenset[Key]:
        return frozenset(self.disagreements[name].key for name in one.disagreements)

    def page_of(self, instrument: Instrument) -> Key | None:
        """The key of the page that explains an instrument."""
        key = Key(f"instruments/{instrument.page}")
        return key if self.has(key) else None

    def relations_to(self, instrument: Instrument) -> Iterator[tuple[RelationKind, Instrument]]:
        """What others do to an instrument: pairs of relation and the other instrument."""
        for other in self.instruments.values():
            for relation in other.relations:
                if relation.of == instrument.id:
                    yield relation.kind, other
