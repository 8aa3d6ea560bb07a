"""A task that somebody asked for, gave, announced or proposed, and what was told of it later."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from portal.model.deadline import Deadline
from portal.model.kinds import Key
from portal.model.language import Words
from portal.model.partial_date import PartialDate
from portal.model.place import Place
from portal.model.reference import Prose, Reference
from portal.model.register import Evidence


class CommitmentKind(StrEnum):
    """How a task came into the world."""

    REQUESTED = "requested"
    ASSIGNED = "assigned"
    ANNOUNCED = "announced"
    PROPOSED = "proposed"


class Grouping(StrEnum):
    """What commitments are listed by; each is the file name of a page."""

    OWNER = "by-owner"
    DEADLINE = "by-deadline"
    SUBJECT = "by-topic"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who a task falls to, as sources name them: an office, a committee, an enterprise, a group."""

    id: str
    name: Words
    place: Place


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What a later source tells of a task.

    Attributes:
        date: When what it tells happened or held.
        says: What it tells; it never judges.
        evidence: Who says so.
    """

    date: PartialDate
    says: Prose
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Commitment:
    """One task.

    Attributes:
        id: Its name in content; its anchor is the same.
        task: What is to be done.
        kind: How it came into the world.
        by: Who asked for it, gave it, announced or proposed it, per language.
        on: When they did.
        owners: Ids of those it falls to; none where the source names nobody.
        deadline: By when; None where the source gives no date.
        timing: What the source says instead of a date, in its own words: "soon".
        subject: The id of what it is about, of the subjects in `site.yaml`.
        evidence: Who tells of it, and where.
        note: What a reader has to know of it besides; empty for nothing.
        disagreements: Ids of the disagreements that touch it.
        pages: Keys of the pages it touches.
        log: What was told later, from the oldest.
        place: Where its entry stands.
        references: What it names whatever the language, with places.
    """

    id: str
    task: Prose
    kind: CommitmentKind
    by: Words
    on: PartialDate
    owners: tuple[str, ...]
    deadline: Deadline | None
    timing: str
    subject: str
    evidence: tuple[Evidence, ...]
    note: Prose
    disagreements: tuple[str, ...]
    pages: tuple[Key, ...]
    log: tuple[LogEntry, ...]
    place: Place
    references: tuple[Reference, ...] = ()

    @property
    def texts(self) -> tuple[Prose, ...]:
        """All that it says, in the order of reading."""
        return (self.task, self.note, *(one.says for one in self.log))

    def named(self, code: str) -> Iterator[Reference]:
        """Everything its texts name in one language, in the order of reading."""
        for text in self.texts:
            yield from (part for part in text.get(code, ()) if isinstance(part, Reference))
