"""From the words people type to a ranked answer: the reference that client/index.js must meet."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.answer import SECTIONS_OF_PAGE, Answer, Hit, Section, by_page
from search.excerpt import excerpt
from search.facets import count
from search.index import Index
from search.matching import matching
from search.mending import suggest
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
from search.syntax import Request, parse, relax


@dataclass(frozen=True, slots=True)
class _Found:
    """The passages that answer a question, by page, and what they are worth."""

    question: Question
    scores: Mapping[int, float]
    pages: Mapping[str, Sequence[int]]


def search(index: Index, query: str, *, limit: int = 10) -> Answer:
    """Return the pages that answer a query best, the best first.

    Args:
        index: Of the language to search in.
        query: As typed, in the language of syntax.py; with or without marks.
        limit: How many pages at most.

    Returns: no page only when no word of the query occurs, nor begins as one that does.
    """
    request = parse(query, index.facets)
    suggestion = suggest(index, query, request)
    found = _find(index, request)
    if found.pages or not request.is_strict:
        return _answer(index, found, limit, suggestion, relaxed=False)
    found = _find(index, relax(query, request))
    return _answer(index, found, limit, suggestion, relaxed=bool(found.pages))


def _find(index: Index, request: Request) -> _Found:
    question = understand(index, request)
    scores = _scores(index, question)
    numbers = matching(index, request, scores)
    page_of = {number: index.entries[number].document.url for number in numbers}
    return _Found(question, scores, by_page(numbers, scores, page_of))


def _answer(
    index: Index, found: _Found, limit: int, suggestion: str | None, *, relaxed: bool
) -> Answer:
    asked = frozenset(form for word in found.question.words for form in word.meant)
    shown = list(found.pages.values())[:limit]
    return Answer(
        pages=tuple(_hit(index, numbers, found.scores, asked) for numbers in shown),
        total_pages=len(found.pages),
        total_passages=sum(map(len, found.pages.values())),
        facets={} if relaxed else count(index.facets, found.pages),
        relaxed=relaxed,
        suggestion=suggestion,
    )


def _hit(
    index: Index, numbers: Sequence[int], scores: Mapping[int, float], asked: frozenset[str]
) -> Hit:
    """Show the best passages of a page."""
    sections = []
    for number in numbers[:SECTIONS_OF_PAGE]:
        passage = index.entries[number].passage
        shown = excerpt(passage.text, lambda run: _is_asked(index, run, asked))
        sections.append(Section(passage, scores.get(number, 0.0), shown))
    return Hit(index.entries[numbers[0]].document, sections[0].score, tuple(sections))


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
            for passage, times in more.items():
                places[passage] = places.get(passage, 0.0) + share * times
    return counts


def _is_asked(index: Index, run: str, asked: frozenset[str]) -> bool:
    """Tell whether a word of a text is one that the question asks for."""
    return any(index.analysis.form(word) in asked for word in index.analysis.words(run))
