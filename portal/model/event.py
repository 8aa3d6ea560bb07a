"""What happened on a day: meetings, launches, changes; and what it made out of date."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from portal.model.kinds import Key
from portal.model.language import Words
from portal.model.partial_date import PartialDate
from portal.model.place import Place
from portal.model.reference import Prose, Reference
from portal.model.register import Evidence


class EventKind(StrEnum):
    """What sort of thing happened."""

    MEETING = "meeting"
    LAUNCH = "launch"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened.

    Attributes:
        id: Its name in content; its anchor in the timeline has it too.
        kind: What sort of thing it was.
        date: When, as precisely as the sources say.
        title: Its name in a few words, per language.
        says: What happened, in a sentence or two.
        evidence: Who tells of it, and where.
        outdates: Keys of the pages that tell of the time before it.
        outdated_facts: Ids of the facts that held before it.
        place: Where its entry stands.
        references: What it names whatever the language, with places.
    """

    id: str
    kind: EventKind
    date: PartialDate
    title: Words
    says: Prose
    evidence: tuple[Evidence, ...]
    outdates: tuple[Key, ...]
    outdated_facts: tuple[str, ...]
    place: Place
    references: tuple[Reference, ...] = ()

    @property
    def anchor(self) -> str:
        """Where it is in the timeline."""
        return f"e-{self.id}"

    def named(self, code: str) -> Iterator[Reference]:
        """Everything its text names in one language, in the order of reading."""
        yield from (part for part in self.says.get(code, ()) if isinstance(part, Reference))
