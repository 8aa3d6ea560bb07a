"""From the words people type to a ranked answer: the reference that client/index.js must meet."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain

from search.answer import SECTIONS_OF_PAGE, Answer, Hit, Section, by_page
from search.excerpt import excerpt
from search.facets import count
from search.index import Index
from search.matching import matching
from search.mending import suggest
from search.neighbours import stand_in
from search.places import followed, levels
from search.question import Asked, Pair, Question, understand
from search.ranking import (
    Weighed,
    add_form,
    add_names,
    add_pair,
    add_word,
    likely,
    rarity,
    take_coverage,
    take_pair,
)
from search.scoring import FIELDS
from search.syntax import Request, parse, relax

LevelsOf = Callable[[str], Mapping[int, int]]
"""Tells the level of a form in each passage that holds it."""


@dataclass(frozen=True, slots=True)
class _Together:
    """Two words that seem to be neighbours in some passages.

    Attributes:
        words: The two.
        together: In each of these passages, the lower level of the two.
        worth: What they are worth there, but for the level.
    """

    words: Pair
    together: Mapping[int, int]
    worth: float


@dataclass(frozen=True, slots=True)
class _Found:
    """The passages that answer a question, by page, and what they are worth."""

    question: Question
    pairs: Sequence[_Together]
    scores: Mapping[int, float]
    pages: Mapping[str, Sequence[int]]


def search(index: Index, query: str, *, limit: int = 10) -> Answer:
    """Return the pages that answer a query best, the best first.

    Args:
        index: Of the language to search in.
        query: As typed, in the language of syntax.py; with or without marks.
        limit: How many pages at most.

    Returns: no page only when no word of the query occurs, nor begins as one that does, nor can be
        mended into one.
    """
    request = parse(query, index.facets)
    suggestion = suggest(index, query, request)
    answer = _best(index, query, request, limit)
    if answer.total_pages or not suggestion:
        return replace(answer, suggestion=suggestion)
    meant = _best(index, suggestion, parse(suggestion, index.facets), limit)
    return replace(meant, suggestion=suggestion, mended=meant.total_pages > 0)


def _best(index: Index, query: str, request: Request, limit: int) -> Answer:
    """Answer a request; where nothing has all that it requires, its words alone."""
    found = _find(index, request)
    if found.pages or not request.is_strict:
        return _answer(index, found, limit, relaxed=False)
    found = _find(index, relax(query, request))
    return _answer(index, found, limit, relaxed=bool(found.pages))


def _find(index: Index, request: Request) -> _Found:
    question = understand(index, request)
    pairs, scores = _scores(index, question)
    numbers = matching(index, request, scores)
    return _Found(question, pairs, scores, _by_page(index, numbers, scores))


def _by_page(
    index: Index, numbers: Sequence[int], scores: Mapping[int, float]
) -> dict[str, list[int]]:
    page_of = {number: index.entries[number].document.url for number in numbers}
    return by_page(numbers, scores, page_of)


def _answer(index: Index, found: _Found, limit: int, *, relaxed: bool) -> Answer:
    asked = frozenset(form for word in found.question.words for form in word.meant)
    shown = [numbers[:SECTIONS_OF_PAGE] for numbers in list(found.pages.values())[:limit]]
    scores = _read(index, found, list(chain.from_iterable(shown)))
    pages = _by_page(index, list(scores), scores).values()
    return Answer(
        pages=tuple(_hit(index, numbers, scores, asked) for numbers in pages),
        total_pages=len(found.pages),
        total_passages=sum(map(len, found.pages.values())),
        facets={} if relaxed else count(index.facets, found.pages),
        relaxed=relaxed,
    )


def _read(index: Index, found: _Found, numbers: Sequence[int]) -> dict[int, float]:
    """Score the passages that are shown anew, now that their texts tell what stands in them."""
    scores = {number: found.scores.get(number, 0.0) for number in numbers}
    for pair in found.pairs:
        seeming = [number for number in numbers if number in pair.together]
        for number in seeming:
            if not stand_in(index, number, pair.words.first, pair.words.second):
                take_pair(scores, number, pair.together[number], pair.worth)
    return scores


def _hit(
    index: Index, numbers: Sequence[int], scores: Mapping[int, float], asked: frozenset[str]
) -> Hit:
    """Show passages of a page."""
    sections = []
    for number in numbers:
        passage = index.entries[number].passage
        shown = excerpt(passage.text, lambda run: _is_asked(index, run, asked))
        sections.append(Section(passage, scores[number], shown))
    return Hit(index.entries[numbers[0]].document, sections[0].score, tuple(sections))


def _scores(index: Index, question: Question) -> tuple[Sequence[_Together], Mapping[int, float]]:
    """Find the pairs, and score all passages that hold anything asked for.

    Other marks alone are no answer.
    """
    scores: dict[int, float] = {}
    at = cache(partial(levels, index))  # a word and its pairs ask for the same forms
    pairs = [_together(index, pair, question.pair_weight, at) for pair in question.pairs]
    words = [_weighed(index, word, at, _near(word, pairs, question)) for word in question.words]
    for word in words:
        add_word(scores, word)
    take_coverage(scores, words, index.analysis.language.weights.coverage)
    for pair in pairs:
        add_pair(scores, pair.together, pair.worth)
    called = [_in_fields(index, word.meant, "names") for word in question.words]
    whole = [_in_fields(index, word.meant, "names", "title") for word in question.words]
    add_names(scores, called, whole)
    answering = set().union(*(word.held for word in words))
    return pairs, {passage: score for passage, score in scores.items() if passage in answering}


def _near(word: Asked, pairs: Sequence[_Together], question: Question) -> Sequence[Set[int]] | None:
    """Return where a word typed without marks has its neighbours; None where none are missing."""
    if not question.is_bare or not word.family:
        return None
    return [pair.together.keys() for pair in pairs if word.family in pair.words.families]


def _weighed(index: Index, word: Asked, at: LevelsOf, near: Sequence[Set[int]] | None) -> Weighed:
    """Weigh a word by all its forms."""
    shares = {form: 0.0 for sense in word.senses for form in sense.forms}
    weight = 0.0
    for sense in word.senses:
        holding = sum(len(at(form)) for form in sense.forms)
        weight += sense.share * _rarity(index, holding)
        for form in sense.forms:
            shares[form] += sense.share
    if near is not None:
        shares = likely({form: at(form).keys() for form in shares}, near)
    gains: dict[int, float] = {}
    for form, share in shares.items():
        add_form(gains, at(form), share)
    return Weighed(weight, gains, frozenset(chain.from_iterable(map(at, word.meant))))


def _together(index: Index, pair: Pair, weight: float, at: LevelsOf) -> _Together:
    """Find the passages where two words are neighbours, and the lower level of the two."""
    one, other = _highest(pair.first, at), _highest(pair.second, at)
    both = followed(index, *pair.families) & one.keys() & other.keys()
    together = {passage: min(one[passage], other[passage]) for passage in both}
    return _Together(pair, together, weight * _rarity(index, len(together)))


def _highest(forms: Sequence[str], at: LevelsOf) -> dict[int, int]:
    """Return the highest level that any of some forms has in each passage."""
    highest: dict[int, int] = {}
    for form in forms:
        for passage, level in at(form).items():
            highest[passage] = max(highest.get(passage, 0), level)
    return highest


def _rarity(index: Index, holding: int) -> float:
    return rarity(len(index.entries), holding, index.analysis.language.weights.least)


def _in_fields(index: Index, forms: Sequence[str], *names: str) -> set[int]:
    """Return the passages that hold one of several forms in some fields."""
    wanted = [n for n, field in enumerate(FIELDS) if field.name in names]
    return {
        passage
        for postings in map(index.postings, forms)
        for n in wanted
        for passage in postings[n]
    }


def _is_asked(index: Index, run: str, asked: frozenset[str]) -> bool:
    """Tell whether a word of a text is one that the question asks for."""
    return any(index.analysis.form(word) in asked for word in index.analysis.recalled(run))
