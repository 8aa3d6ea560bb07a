"""What a judged query asks for, and how what was found is held against it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.measure import DEPTH, Ranked


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the site, whatever the language: a page, or one of its sections.

    Attributes:
        key: The key of the page.
        anchor: The anchor of the section; empty for the page.
    """

    key: str
    anchor: str = ""

    @classmethod
    def parse(cls, text: str) -> "Spot":
        """Read "guides/lua-dao" or "guides/lua-dao#s-now"."""
        key, _, anchor = text.partition("#")
        return cls(key, anchor)

    def accepts(self, found: "Spot") -> bool:
        """Tell whether finding that is finding this: of a page, any of its sections will do."""
        return self.key == found.key and self.anchor in ("", found.anchor)

    def __str__(self) -> str:
        return f"{self.key}#{self.anchor}" if self.anchor else self.key


@dataclass(frozen=True, slots=True)
class Judged:
    """A query, and what a reader who types it should be shown first.

    Attributes:
        language: The code of the language it is asked in.
        query: The words as typed.
        kind: What is hard about it: "typo", "docnum-variant".
        answers: What is right; several only where they are equally right.
    """

    language: str
    query: str
    kind: str
    answers: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Outcome(Ranked):
    """What a search answered to a judged query, the best first."""

    judged: Judged
    found: tuple[Spot, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was answered."""
        return not self.found

    def gains(self) -> Sequence[float]:
        """Give 1 for each hit that brings an answer not yet shown, 0 for the others."""
        missing = list(self.judged.answers)
        gains = []
        for spot in self.found[:DEPTH]:
            answered = [answer for answer in missing if answer.accepts(spot)]
            missing = [answer for answer in missing if answer not in answered]
            gains.append(1 if answered else 0)
        return gains

    def ideal(self) -> Sequence[float]:
        """Give 1 for each answer: the ideal list has all of them at its top."""
        return [1] * min(len(self.judged.answers), DEPTH)
