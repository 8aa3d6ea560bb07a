"""How good a ranked list is: what was found, held against what is right."""

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

DEPTH = 10
"""How far down a list anybody looks; what comes below counts as not found."""


class Ranked(ABC):
    """What a search answered to one query, the best first, and what it is worth."""

    @property
    @abstractmethod
    def is_empty(self) -> bool:
        """Whether nothing at all was answered."""

    @abstractmethod
    def gains(self) -> Sequence[float]:
        """Give what each hit is worth, down to the depth; 0 for a wrong one."""

    @abstractmethod
    def ideal(self) -> Sequence[float]:
        """Give the gains of the best list there can be, which has at least one."""

    def success(self, depth: int) -> float:
        """Return 1 if something right is among the first hits, as many as `depth`."""
        return float(any(self.gains()[:depth]))

    def reciprocal_rank(self) -> float:
        """Return 1 for something right in first place, ½ in second, ⅓ in third; 0 for none."""
        return next((1 / rank for rank, gain in enumerate(self.gains(), 1) if gain), 0.0)

    def ndcg(self) -> float:
        """Return how close the list is to the ideal one, from 0 to 1.

        Source: Järvelin and Kekäläinen (2002), Cumulated Gain-Based Evaluation of IR Techniques.
        """
        return _discounted(self.gains()) / _discounted(self.ideal())


@dataclass(frozen=True, slots=True)
class Graded(Ranked):
    """A ranked list of passages, some of which are judged to be right.

    Attributes:
        right: The grade of each right passage by its id; at least one, all above 0.
        found: Ids, the best first.
    """

    right: Mapping[str, int]
    found: Sequence[str]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was answered."""
        return not self.found

    def gains(self) -> Sequence[float]:
        """Give the grade of each hit, the first time that it comes."""
        return [self.right.get(one, 0) for one in dict.fromkeys(self.found)][:DEPTH]

    def ideal(self) -> Sequence[float]:
        """Give the grades of all that is right, the best first."""
        return sorted(self.right.values(), reverse=True)[:DEPTH]


@dataclass(frozen=True, slots=True)
class Score:
    """The means over several queries, each from 0 to 1.

    Attributes:
        queries: How many they are.
        success_at_1: The share of queries whose first hit is right.
        success_at_3: The share of those with something right among the first three hits.
        mrr: The mean of the reciprocal ranks.
        ndcg: The mean of nDCG at the depth.
        empty: The share of queries that nothing was answered to.
    """

    queries: int
    success_at_1: float
    success_at_3: float
    mrr: float
    ndcg: float
    empty: float


def score(lists: Sequence[Ranked]) -> Score:
    """Average ranked lists, of which there is at least one."""

    def mean(measure: Callable[[Ranked], float]) -> float:
        return math.fsum(map(measure, lists)) / len(lists)

    return Score(
        queries=len(lists),
        success_at_1=mean(lambda each: each.success(1)),
        success_at_3=mean(lambda each: each.success(3)),
        mrr=mean(Ranked.reciprocal_rank),
        ndcg=mean(Ranked.ndcg),
        empty=mean(lambda each: each.is_empty),
    )


def quantile(values: Sequence[float], share: float) -> float:
    """Return the least value that this share of them does not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def _discounted(gains: Sequence[float]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))
