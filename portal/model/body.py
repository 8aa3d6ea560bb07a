"""Bodies of Party and State, and who held which office in them when a source named them."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.model.language import Words
from portal.model.partial_date import PartialDate
from portal.model.place import Place
from portal.model.reference import Prose, Reference
from portal.model.register import Evidence


@dataclass(frozen=True, slots=True)
class Office:
    """A person in an office, on the day of the source that says so: later it may be another.

    Attributes:
        person: The person's name.
        title: The office, per language.
        as_of: The date of the source.
        evidence: Who says so, and where.
    """

    person: str
    title: Words
    as_of: PartialDate
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A committee, a ministry, a commission.

    Attributes:
        id: Its name in content; its anchor has it too.
        name: Its name, per language.
        says: What it is and what became of it, in a sentence or two.
        offices: Who held which office in it, as sources name them.
        evidence: Who says so, and where.
        place: Where its entry stands.
        references: What it names whatever the language, with places.
    """

    id: str
    name: Words
    says: Prose
    offices: tuple[Office, ...]
    evidence: tuple[Evidence, ...]
    place: Place
    references: tuple[Reference, ...] = ()

    @property
    def anchor(self) -> str:
        """Where it is in the list of bodies."""
        return f"b-{self.id}"

    def named(self, code: str) -> Iterator[Reference]:
        """Everything its text names in one language, in the order of reading."""
        yield from (part for part in self.says.get(code, ()) if isinstance(part, Reference))
