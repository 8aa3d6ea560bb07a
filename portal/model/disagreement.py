"""Where sources disagree: each version with who says so, and what can be told of them."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from portal.model.kinds import Key
from portal.model.language import Words
from portal.model.partial_date import PartialDate
from portal.model.place import Place
from portal.model.reference import Names, Prose, Reference
from portal.model.register import Confidence, Evidence

DECISIVE = (Confidence.PRIMARY, Confidence.SEVERAL)
"""How well a version has to be supported before one may say that it is the better one."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version: what is said, and who says so.

    Attributes:
        says: The statement.
        evidence: Where it is made; a source without more is silent on what others say.
    """

    says: Prose
    evidence: tuple[Evidence, ...]

    @property
    def facts(self) -> frozenset[str]:
        """Ids of the facts that it states."""
        segments = (part for text in self.says.values() for part in text)
        return frozenset(
            part.target
            for part in segments
            if isinstance(part, Reference) and part.names is Names.FACT
        )


@dataclass(frozen=True, slots=True)
class Preference:
    """The version that the evidence speaks for.

    Attributes:
        version: Its number among the versions, from 1.
        confidence: How well it is supported; one of DECISIVE.
        because: What speaks for it.
    """

    version: int
    confidence: Confidence
    because: Prose


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing that sources tell in more ways than one.

    Attributes:
        id: Its name in content, and in the address of its page.
        title: What it is about, per language.
        lead: The difference in one or two sentences, per language.
        as_of: The date of the knowledge described.
        checked: When an editor last compared it with its sources.
        versions: Two or more, in no order of merit.
        preferred: The version that the evidence speaks for; None where it cannot be told.
        note: What a reader has to know of it besides; empty for nothing.
        pages: Keys of the pages it touches.
        place: Where its entry stands.
        references: What it names whatever the language, with places.
    """

    id: str
    title: Words
    lead: Words
    as_of: PartialDate | None
    checked: datetime.date | None
    versions: tuple[Version, ...]
    preferred: Preference | None
    note: Prose
    pages: tuple[Key, ...]
    place: Place
    references: tuple[Reference, ...] = ()

    @property
    def key(self) -> Key:
        """The key of its page."""
        return Key(f"disagreements/{self.id}")

    @property
    def texts(self) -> tuple[Prose, ...]:
        """All that it says, in the order of reading."""
        because = [self.preferred.because] if self.preferred else []
        return (*(one.says for one in self.versions), *because, self.note)

    def named(self, code: str) -> Iterator[Reference]:
        """Everything its texts name in one language, in the order of reading."""
        for text in self.texts:
            yield from (part for part in text.get(code, ()) if isinstance(part, Reference))

    @property
    def facts(self) -> frozenset[str]:
        """Ids of the facts that its versions state."""
        return frozenset().union(*(one.facts for one in self.versions))

    def against(self, fact: str) -> frozenset[str]:
        """Ids of the facts that a version states which does not state this one."""
        others = (one.facts for one in self.versions if fact not in one.facts)
        return frozenset().union(*others)
