"""From the words people type to a ranked answer: the reference that client/index.js must meet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from search.analysis import Word
from search.answer import SECTIONS_OF_PAGE, Answer, Hit, Section, by_page
from search.excerpt import excerpt
from search.facets import count
from search.index import Index
from search.matching import beginning, matching
from search.scoring import FIELDS, PAIR_WEIGHT, Postings, add_names, add_scores
from search.syntax import Choice, Request, parse, relax

MAX_WORDS = 32
"""How many different words of a query are asked for; a pasted page is cut here."""
PREFIX_LETTERS = 4
"""The shortest beginning that stands for an unknown word."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a query asks of an index.

    Attributes:
        words: For each word, its terms: one, or all those that it may stand for.
        pairs: The pairs of neighbours that the index holds.
    """

    words: Sequence[Sequence[str]]
    pairs: Sequence[str]


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
    found = _find(index, request)
    if found.pages or not request.is_strict:
        return _answer(index, found, limit, relaxed=False)
    found = _find(index, relax(query, request))
    return _answer(index, found, limit, relaxed=bool(found.pages))


def _find(index: Index, request: Request) -> _Found:
    question = _question(index, request)
    scores = _scores(index, question)
    numbers = matching(index, request, scores)
    page_of = {number: index.entries[number].document.url for number in numbers}
    return _Found(question, scores, by_page(numbers, scores, page_of))


def _answer(index: Index, found: _Found, limit: int, *, relaxed: bool) -> Answer:
    asked = frozenset(term for terms in found.question.words for term in terms)
    shown = list(found.pages.values())[:limit]
    return Answer(
        pages=tuple(_hit(index, numbers, found.scores, asked) for numbers in shown),
        total_pages=len(found.pages),
        total_passages=sum(map(len, found.pages.values())),
        facets={} if relaxed else count(index.facets, found.pages),
        relaxed=relaxed,
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


def _question(index: Index, request: Request) -> Question:
    """Find the terms of what is wanted; stop words count only when nothing else is known."""
    is_stop = index.analysis.is_stop
    wishes = list(dict.fromkeys(_wishes(index, request)))[:MAX_WORDS]
    stops = [wish for wish in wishes if isinstance(wish, Word) and is_stop(wish)]
    found = _known(index, (wish for wish in wishes if wish not in stops)) or _known(index, stops)
    return Question(list(dict.fromkeys(found)), _pairs(index, request))


def _wishes(index: Index, request: Request) -> Iterator[Word | Choice]:
    """Give each word that is wanted, but what is one of several, or a beginning, as it is."""
    for choice in request.wanted:
        if len(choice) > 1 or choice[0].kind == "prefix":
            yield choice
        else:
            yield from index.analysis.words(choice[0].text)


def _pairs(index: Index, request: Request) -> list[str]:
    """Return the pairs of neighbours that are known; what is one of several has no neighbour."""
    pairs: dict[str, None] = {}
    for choice in request.wanted:
        if len(choice) == 1 and choice[0].kind != "prefix":
            words = list(dict.fromkeys(index.analysis.words(choice[0].text)))[:MAX_WORDS]
            pairs |= dict.fromkeys(index.analysis.pairs(words))
    return [pair for pair in list(pairs)[:MAX_WORDS] if index.holds(pair)]


def _known(index: Index, wishes: Iterable[Word | Choice]) -> list[tuple[str, ...]]:
    return [terms for wish in wishes if (terms := _meant(index, wish))]


def _meant(index: Index, wish: Word | Choice) -> tuple[str, ...]:
    """Return the terms of a word, or those of all that one may choose from."""
    if isinstance(wish, Word):
        return _terms(index, wish)
    terms: set[str] = set()
    for part in wish:
        if part.kind == "prefix":
            terms.update(beginning(index, part.text))
        else:
            words = list(index.analysis.words(part.text))
            whole = {term for word in words if word.joined for term in _terms(index, word)}
            terms |= whole or {term for word in words for term in _terms(index, word)}
    return tuple(sorted(terms))


def _terms(index: Index, word: Word) -> tuple[str, ...]:
    """Return the terms a word stands for.

    A word with marks means itself; where it is unknown, it means all words spelled like it
    without marks; where there are none, those that share its longest known beginning.
    """
    for form in index.analysis.forms(word):
        if form in index.forms:
            return (index.forms[form],)
    if any(letter in "0123456789" for letter in word.folded):
        return ()  # another number is another thing
    for letters in range(len(word.folded), PREFIX_LETTERS - 1, -1):
        if forms := index.beginning_with(word.folded[:letters]):
            return tuple(sorted({index.forms[form] for form in forms}))
    return ()


def _scores(index: Index, question: Question) -> Mapping[int, float]:
    """Score all passages that hold anything asked for."""
    words = [_merged(index, terms) for terms in question.words]
    scores: dict[int, float] = {}
    for postings in words:
        add_scores(scores, postings, index.lengths, 1.0)
    for pair in question.pairs:
        add_scores(scores, index.postings(pair), index.lengths, PAIR_WEIGHT)
    add_names(scores, words)
    return scores


def _merged(index: Index, terms: Sequence[str]) -> Postings:
    """Return the postings of several terms as if they were one."""
    merged: list[Counter[int]] = [Counter() for _ in FIELDS]
    for term in terms:
        for places, more in zip(merged, index.postings(term), strict=True):
            places.update(more)
    return merged


def _is_asked(index: Index, run: str, asked: frozenset[str]) -> bool:
    """Tell whether a word of a text is one that the question asks for."""
    return any(
        index.forms.get(form) in asked
        for word in index.analysis.words(run)
        for form in index.analysis.forms(word)
    )
