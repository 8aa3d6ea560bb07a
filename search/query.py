"""From the words people type to ranked hits: the reference that client/index.js must meet."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.document import Document, Passage
from search.excerpt import Fragment, excerpt
from search.index import Index
from search.question import Question, understand
from search.scoring import (
    FIELDS,
    Counts,
    Postings,
    add_names,
    add_scores,
    holders,
    rarity,
    take_coverage,
)

PASSAGES_OF_PAGE = 2
"""How many passages of one page a list shows, so that a long page leaves room for others."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query; its score is comparable within one list only."""

    document: Document
    passage: Passage
    score: float
    excerpt: tuple[Fragment, ...]


def search(index: Index, query: str, *, limit: int = 10) -> tuple[Hit, ...]:
    """Return the passages that answer a query best, the best first.

    Args:
        index: Of the language to search in.
        query: As typed; with or without marks.
        limit: How many hits at most.

    Returns: nothing only when no word of the query occurs, nor begins as one that does.
    """
    question = understand(index, query)
    scores = _scores(index, question)
    asked = frozenset(form for word in question.words for form in word.meant)
    return tuple(
        Hit(
            index.entries[number].document,
            index.entries[number].passage,
            scores[number],
            excerpt(index.entries[number].passage.text, lambda run: _is_asked(index, run, asked)),
        )
        for number in _best(index, scores, limit)
    )


def _scores(index: Index, question: Question) -> Mapping[int, float]:
    """Score all passages that hold anything asked for; other marks alone are no answer."""
    scores: dict[int, float] = {}
    covering: list[tuple[float, Postings]] = []
    for word in question.words:
        senses = [(sense.share, _merged(index, sense.forms)) for sense in word.senses]
        weight = sum(share * _rarity(index, postings) for share, postings in senses)
        add_scores(scores, _counts(senses), index.lengths, weight)
        covering.append((weight, _merged(index, word.meant)))
    take_coverage(scores, covering, index.analysis.language.weights.coverage)
    for pair in question.pairs:
        postings = index.postings(pair)
        worth = question.pair_weight * _rarity(index, postings)
        add_scores(scores, postings, index.lengths, worth)
    meant = [postings for _, postings in covering]
    add_names(scores, meant)
    answering = set().union(*map(holders, meant))
    return {passage: score for passage, score in scores.items() if passage in answering}


def _rarity(index: Index, postings: Postings) -> float:
    least = index.analysis.language.weights.least
    return rarity(len(index.entries), len(holders(postings)), least)


def _merged(index: Index, forms: Sequence[str]) -> Postings:
    """Return the postings of several forms as if they were one."""
    merged: list[Counter[int]] = [Counter() for _ in FIELDS]
    for form in forms:
        for places, more in zip(merged, index.postings(form), strict=True):
            places.update(more)
    return merged


def _counts(senses: Sequence[tuple[float, Postings]]) -> Counts:
    """Count the occurrences of a word, each as much as its sense counts."""
    counts: list[dict[int, float]] = [{} for _ in FIELDS]
    for share, postings in senses:
        for places, more in zip(counts, postings, strict=True):
            for passage, count in more.items():
                places[passage] = places.get(passage, 0.0) + share * count
    return counts


def _best(index: Index, scores: Mapping[int, float], limit: int) -> list[int]:
    """Return the numbers of the best passages; equals in the order of the entries."""
    best: list[int] = []
    shown: Counter[str] = Counter()
    for number in sorted(scores, key=lambda each: (-scores[each], each)):
        url = index.entries[number].document.url
        if shown[url] < PASSAGES_OF_PAGE and len(best) < limit:
            shown[url] += 1
            best.append(number)
    return best


def _is_asked(index: Index, run: str, asked: frozenset[str]) -> bool:
    """Tell whether a word of a text is one that the question asks for."""
    return any(index.analysis.form(word) in asked for word in index.analysis.words(run))
