"""The formula of a query: from how much each word says of a passage to what the passage is worth.

client/ranking.js has the same formula, with the same operations in the same order, so that both
runtimes reach the same floating-point numbers; it takes the parameters from the manifest. How much
a word says of a passage was reckoned when the index was made: scoring.py.
"""

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from search.levels import LEVELS, impact_at
from search.scoring import rounded

PAIR_MOST = 0.6
"""The most a pair of neighbours counts beside a word; above 1 it drowns the words themselves."""

REST = 0.5
"""What a second form of a word still counts in a passage, beside the one that says most."""

UNSURE = 0.3
"""What any spelling counts at least for a word typed without marks, from 0 (the likeliest alone) to
1 (all alike); 0.2 to 0.5 did best on unmarked questions and keywords of UIT-ViQuAD."""

IMPACTS = tuple(map(impact_at, range(LEVELS)))
"""What each level is worth."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A word of a question, weighed against an index.

    Attributes:
        weight: Its rarity.
        gains: What it says of each passage.
        held: The passages that hold what it means.
    """

    weight: float
    gains: Mapping[int, float]
    held: Set[int]


def rarity(passages: int, holding: int, least: float) -> float:
    """Weigh a term by how few passages hold it: its inverse document frequency.

    Args:
        passages: How many there are.
        holding: How many of them hold the term; of several forms, the sum, if that is not more than
            there are passages.
        least: What one that is everywhere still weighs: `Weights.least`.

    Returns: above `least`.

    Source: Robertson and Zaragoza (2009), with the 1 that keeps frequent terms above 0.
    """
    holding = min(holding, passages)
    return rounded(math.log(1 + (passages - holding + 0.5) / (holding + 0.5))) + least


def likely(holding: Mapping[str, Set[int]], near: Sequence[Set[int]]) -> dict[str, float]:
    """Guess how much each spelling is meant by a word typed without marks.

    A spelling is likely where it stands beside what else was typed: "cong nghe" is "công nghệ" in
    most passages that hold those neighbours, whatever else "cong" may be.

    Args:
        holding: The passages that hold each spelling.
        near: For each pair of the question that the word is in, the passages that hold the pair.

    Returns: from `UNSURE` to 1, which the likeliest has.
    """
    counts = {form: sum(len(held & both) for both in near) for form, held in holding.items()}
    if not any(counts.values()):
        counts = {form: len(held) for form, held in holding.items()}
    most = max(counts.values())
    return {form: UNSURE + (1 - UNSURE) * count / most for form, count in counts.items()}


def add_form(gains: dict[int, float], levels: Mapping[int, int], share: float) -> None:
    """Add what a form says of the passages that hold it to what its word says of them.

    Args:
        gains: Of the word, by the number of the passage; changed.
        levels: Of the form.
        share: How much of the word lies in the form, from 0 to 1.
    """
    for passage, level in levels.items():
        gain, before = share * IMPACTS[level], gains.get(passage, 0.0)
        gains[passage] = max(gain, before) + REST * min(gain, before)


def add_word(scores: dict[int, float], word: Weighed) -> None:
    """Add what a word is worth to the scores of the passages that hold it.

    Args:
        scores: By the number of the passage; changed.
        word: Weighed.
    """
    for passage, gain in word.gains.items():
        scores[passage] = scores.get(passage, 0.0) + word.weight * gain


def take_coverage(scores: dict[int, float], words: Sequence[Weighed], power: float) -> None:
    """Lower the passages that lack words of the question, the rare ones above all.

    Args:
        scores: By the number of the passage; changed.
        words: Those of the question.
        power: `Weights.coverage`, shared out: in a long question each word says less.
    """
    each = power / max(1, len(words))
    total = 0.0
    held = dict.fromkeys(scores, 0.0)
    for word in words:
        total += word.weight
        for passage in word.held:
            held[passage] += word.weight
    for passage in scores:
        scores[passage] *= rounded((held[passage] / total) ** each)


def pair_weight(words: int, together: float) -> float:
    """Weigh a pair of neighbours beside a word: in a long question each pair says less.

    Args:
        words: How many words of the question say something; at least 1.
        together: What its pairs weigh together: `Weights.pairs`.
    """
    return min(PAIR_MOST, together / words)


def add_pair(scores: dict[int, float], levels: Mapping[int, int], worth: float) -> None:
    """Add what a pair of neighbours is worth to the scores of the passages that hold it.

    Args:
        scores: By the number of the passage; changed.
        levels: In each passage that holds the pair, the level of the word that says less.
        worth: The rarity of the pair, and its weight.
    """
    for passage, level in levels.items():
        scores[passage] = scores.get(passage, 0.0) + worth * IMPACTS[level]


def take_pair(scores: dict[int, float], passage: int, level: int, worth: float) -> None:
    """Take back from a passage what a pair was worth that turns out not to be in it."""
    scores[passage] -= worth * IMPACTS[level]


def add_names(
    scores: dict[int, float], called: Sequence[Set[int]], whole: Sequence[Set[int]]
) -> None:
    """Lift a document that the question names above all that only speak of it.

    Named is what holds every word of the question in its names or its title, and at least one in
    its names: "nghi quyet 57" names "Nghị quyết số …", also called "57-NQ/TW". Weights alone
    cannot do this, for a page about that document may repeat "nghị quyết 57" in every line.

    Args:
        scores: By the number of the passage; changed.
        called: For each word, the passages that hold it in their names.
        whole: For each word, those that hold it in their names or their title.
    """
    top = max(scores.values(), default=0.0)
    for passage in set().union(*called).intersection(*whole):
        scores[passage] += top
