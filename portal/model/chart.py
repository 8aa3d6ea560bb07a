"""Figures of one sort that are drawn beside each other, for those who would rather look."""

from dataclasses import dataclass

from portal.model.kinds import Key
from portal.model.language import Words
from portal.model.place import Place
from portal.model.reference import Reference


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, one for each of some facts.

    Attributes:
        id: Its name in content; its anchor has it too.
        title: What it compares, per language.
        facts: Ids of the facts, in the order of the bars.
        pages: Keys of the topics that show it.
        place: Where its entry stands.
        targets: Those facts that are targets, which nobody has counted.
        references: Everything the entry names, with places.
    """

    id: str
    title: Words
    facts: tuple[str, ...]
    pages: tuple[Key, ...]
    place: Place
    targets: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def anchor(self) -> str:
        """Where it is in a page."""
        return f"chart-{self.id}"
