"""The formula that ranks passages, and what its numbers mean.

client/scoring.js has the same formula, with the same operations in the same order, so that both
runtimes reach the same floating-point numbers; it takes the parameters from the manifest.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One of the texts that a passage is found by.

    Attributes:
        name: The field in the index.
        weight: What a word found here counts, relative to the body; useful from 0.5 to 5.
        b: How much a long field is discounted, 0 (not) to 1 (fully).
    """

    name: str
    weight: float
    b: float


FIELDS = (
    Field("body", weight=1.0, b=0.75),
    # The page's title counts for each of its passages: it says what all of them are about.
    Field("title", weight=1.5, b=0.5),
    Field("heading", weight=1.0, b=0.5),
    # Belongs to the lead alone; and a document is no worse for having many names.
    Field("names", weight=2.0, b=0.0),
)
"""The weights of title and body were measured: on sets in three languages, 1 to 2 did best."""

_TITLE = [field.name for field in FIELDS].index("title")
_NAMES = [field.name for field in FIELDS].index("names")

K1 = 1.2
"""How soon repetition stops helping; useful from 1.2 to 2. Source: as `field_score`."""

PAIR_WEIGHT = 0.5
"""What a pair of neighbours counts beside a word; above 1 it drowns the words themselves."""

Postings = Sequence[Mapping[int, int]]
"""Where a term occurs: for each of FIELDS, the numbers of passages and how often."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long one field is, in terms, in each passage.

    Attributes:
        each: As the index stores them (Whoosh rounds: 50 reads back as 52); 0 where it is empty.
        mean: Over the passages that have it, rounded to what the manifest says.
    """

    each: Sequence[int]
    mean: float


def rarity(passages: int, holding: int) -> float:
    """Weigh a term by how few passages hold it: its inverse document frequency.

    Args:
        passages: How many there are.
        holding: How many of them hold the term in any field; at least 1.

    Returns: above 0. Rounded, for the logarithms of two runtimes may differ in the last digit.

    Source: Robertson and Zaragoza (2009), with the 1 that keeps frequent terms above 0.
    """
    raw = math.log(1 + (passages - holding + 0.5) / (holding + 0.5))
    return math.floor(raw * 1e6 + 0.5) / 1e6


def field_score(field: Field, count: int, length: int, mean: float) -> float:
    """Weigh the occurrences of a term in one field of one passage: BM25 without its rarity.

    Args:
        field: Where it occurs.
        count: How often; at least 1.
        length: Terms in the field, as the index stores it.
        mean: Mean of `length` over the passages that have the field; above 0.

    Returns: above 0 and below `field.weight * (K1 + 1)`. Each field levels off by itself, so that
    no repetition in a body makes up for a name.

    Source: Robertson and Zaragoza (2009), The Probabilistic Relevance Framework: BM25 and Beyond.
    """
    norm = 1 - field.b + field.b * length / mean
    return field.weight * count * (K1 + 1) / (count + K1 * norm)


def add_scores(
    scores: dict[int, float], postings: Postings, lengths: Sequence[Lengths], weight: float
) -> None:
    """Add what one term is worth to the scores of the passages that hold it.

    Args:
        scores: By the number of the passage; changed.
        postings: Where the term occurs.
        lengths: Of each of FIELDS.
        weight: 1 for a word, PAIR_WEIGHT for a pair.
    """
    sums: dict[int, float] = {}
    for field, places, length in zip(FIELDS, postings, lengths, strict=True):
        for passage, count in places.items():
            gain = field_score(field, count, length.each[passage], length.mean)
            sums[passage] = sums.get(passage, 0.0) + gain
    worth = weight * rarity(len(lengths[0].each), len(sums)) if sums else 0.0
    for passage, total in sums.items():
        scores[passage] = scores.get(passage, 0.0) + worth * total


def add_names(scores: dict[int, float], words: Sequence[Postings]) -> None:
    """Lift a document that the question names above all that only speak of it.

    Named is what holds every word of the question in its names or its title, and at least one in
    its names: "nghi quyet 57" names "Nghị quyết số …", also called "57-NQ/TW". Weights alone
    cannot do this, for a page about that document may repeat "nghị quyết 57" in every line.

    Args:
        scores: By the number of the passage; changed.
        words: Where each word of the question occurs.
    """
    called = [set(postings[_NAMES]) for postings in words]
    whole = [set(postings[_NAMES]) | set(postings[_TITLE]) for postings in words]
    top = max(scores.values(), default=0.0)
    for passage in set().union(*called).intersection(*whole):
        scores[passage] += top
