"""How good a ranked list is: what was found, held against what was judged right."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

DEPTH = 10
"""How far down a list anybody looks; what comes below counts as not found."""


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
class Outcome:
    """What a search answered to a judged query, the best first."""

    judged: Judged
    found: tuple[Spot, ...]

    def gains(self) -> list[int]:
        """Give 1 for each hit that brings an answer not yet shown, 0 for the others."""
        missing = list(self.judged.answers)
        gains = []
        for spot in self.found[:DEPTH]:
            answered = [answer for answer in missing if answer.accepts(spot)]
            missing = [answer for answer in missing if answer not in answered]
            gains.append(1 if answered else 0)
        return gains

    def success(self, depth: int) -> float:
        """Return 1 if an answer is among the first hits, as many as `depth`."""
        return float(any(self.gains()[:depth]))

    def reciprocal_rank(self) -> float:
        """Return 1 for an answer in first place, ½ in second, ⅓ in third; 0 for none."""
        return next((1 / rank for rank, gain in enumerate(self.gains(), 1) if gain), 0.0)

    def ndcg(self) -> float:
        """Return how close the list is to the ideal one, which has all answers at its top.

        Source: Järvelin and Kekäläinen (2002), Cumulated Gain-Based Evaluation of IR Techniques.
        """
        ideal = [1] * min(len(self.judged.answers), DEPTH)
        return _discounted(self.gains()) / _discounted(ideal)


@dataclass(frozen=True, slots=True)
class Score:
    """The means over several queries, each from 0 (worst) to 1 (best)."""

    queries: int
    success_at_1: float
    success_at_3: float
    mrr: float
    ndcg: float


def score(outcomes: Sequence[Outcome]) -> Score:
    """Average outcomes, of which there is at least one."""

    def mean(measure: Callable[[Outcome], float]) -> float:
        return math.fsum(map(measure, outcomes)) / len(outcomes)

    return Score(
        queries=len(outcomes),
        success_at_1=mean(lambda each: each.success(1)),
        success_at_3=mean(lambda each: each.success(3)),
        mrr=mean(Outcome.reciprocal_rank),
        ndcg=mean(Outcome.ndcg),
    )


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))
