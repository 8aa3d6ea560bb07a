"""The formula of an index: how much a form says of a passage, and what the numbers mean.

It is reckoned when the index is made; places.py keeps it in a few levels, ranking.py ranks by them.
What differs from language to language is in languages.py.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul


@dataclass(frozen=True, slots=True)
class Field:
    """One of the texts that a passage is found by.

    Attributes:
        name: The field in the index.
        weight: What a word found here counts in the passage as a whole; useful from 0 to 2.
        own: What the field counts besides, by itself; useful from 0 to 3.
        b: How much a long field is discounted by itself, 0 (not) to 1 (fully).
    """

    name: str
    weight: float
    own: float
    b: float


FIELDS = (
    Field("body", weight=1.0, own=0.0, b=0.0),
    # The page's title counts for each of its passages: it says what all of them are about.
    Field("title", weight=1.0, own=1.5, b=0.5),
    Field("heading", weight=1.0, own=1.0, b=0.5),
    # Belongs to the lead alone; and a document is no worse for having many names.
    Field("names", weight=0.0, own=1.0, b=0.0),
)
"""A passage is weighed as one text, so that a word levels off once, and its title once more: each
of the two alone did worse on sets in three languages; a title's own 1 to 1.5 did best, and on our
own pages 1.5."""

_WEIGHTS = tuple(field.weight for field in FIELDS)

K1 = 1.2
"""How soon repetition stops helping; useful from 1.2 to 2. Source: as `saturated`."""

B = 0.75
"""How much a long passage is discounted, 0 (not) to 1 (fully); 0.75 to 0.85 did best."""

MEAN_STEPS = 256
"""Steps of a mean length from one power of 2 to the next."""

Postings = Sequence[Mapping[int, int]]
"""Where a form occurs: for each of FIELDS, the numbers of passages and how often."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long the passages are, in words, and so what a word in one of them counts.

    Attributes:
        each: For each of FIELDS, its length in each passage; 0 where it is empty.
        means: The mean of each field over the passages that have it; 0 where none has.
        mean: The mean of whole passages, whose fields count by their weights.
        weights: What each passage counts beside the others, whatever its length.
        wholes: The length of each passage, whose fields count by their weights.
    """

    each: Sequence[Sequence[int]]
    means: Sequence[float]
    mean: float
    weights: Sequence[float]
    wholes: Sequence[float]

    @classmethod
    def over(cls, rows: Sequence[Sequence[int]], weights: Sequence[float]) -> "Lengths":
        """Gather the lengths of the fields, passage by passage."""
        each = [[row[n] for row in rows] for n in range(len(FIELDS))]
        means = [_mean([length for length in lengths if length]) for lengths in each]
        wholes = list(map(_weighed, rows))
        return cls(each, means, _mean([length for length in wholes if length]), weights, wholes)

    def and_those(self, others: "Lengths") -> "Lengths":
        """Let other passages come after these, whose means stay where there are any."""
        each = [[*own, *new] for own, new in zip(self.each, others.each, strict=True)]
        means = [own or new for own, new in zip(self.means, others.means, strict=True)]
        weights, wholes = [*self.weights, *others.weights], [*self.wholes, *others.wholes]
        return Lengths(each, means, self.mean or others.mean, weights, wholes)

    @property
    def every_mean(self) -> list[float]:
        """All means: of two indexes that have the same, like passages are worth the same."""
        return [*self.means, self.mean]


def _weighed(counts: Sequence[float]) -> float:
    total: float = sum(map(mul, _WEIGHTS, counts))
    return total


def _mean(lengths: Sequence[float]) -> float:
    """Return the mean to the nearest of `MEAN_STEPS` an octave, four in a thousand apart at most.

    Else a word more on one page would move the mean a little, and with it all that is published.
    """
    part, octave = math.frexp(sum(lengths) / len(lengths) if lengths else 0.0)
    return math.ldexp(math.floor(part * MEAN_STEPS * 2 + 0.5), octave) / (MEAN_STEPS * 2)


def rounded(number: float) -> float:
    """Round what two runtimes may reckon with another last digit: logarithms and powers."""
    return math.floor(number * 1e6 + 0.5) / 1e6


def saturated(count: float, b: float, length: float, mean: float) -> float:
    """Weigh the occurrences of a term in one text: BM25 without its rarity.

    Args:
        count: How often it occurs; above 0.
        b: How much a long text is discounted.
        length: Of the text, in words.
        mean: Of all such texts; above 0.

    Returns: above 0 and below `K1 + 1`.

    Source: Robertson and Zaragoza (2009), The Probabilistic Relevance Framework: BM25 and Beyond.
    """
    return count * (K1 + 1) / (count + K1 * (1 - b + b * length / mean))


def passage_score(counts: Sequence[float], passage: int, lengths: Lengths) -> float:
    """Weigh the occurrences of a term in one passage: in all of it, and once more in its fields.

    Args:
        counts: In each of FIELDS; one of them above 0.
        passage: Its number.
        lengths: Of all passages.
    """
    whole = _weighed(counts)
    total = saturated(whole, B, lengths.wholes[passage], lengths.mean) if whole else 0.0
    for n, field in enumerate(FIELDS):
        if field.own and counts[n]:
            own = saturated(counts[n], field.b, lengths.each[n][passage], lengths.means[n])
            total += field.own * own
    return total * lengths.weights[passage]
