"""From the words people type to ranked hits: the reference that client/index.js must meet."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from search.analysis import Word
from search.document import Document, Passage
from search.excerpt import Fragment, excerpt
from search.index import Index
from search.scoring import FIELDS, PAIR_WEIGHT, Postings, add_names, add_scores

MAX_WORDS = 32
"""How many different words of a query are asked for; a pasted page is cut here."""
PREFIX_LETTERS = 4
"""The shortest beginning that stands for an unknown word."""
PASSAGES_OF_PAGE = 2
"""How many passages of one page a list shows, so that a long page leaves room for others."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query; its score is comparable within one list only."""

    document: Document
    passage: Passage
    score: float
    excerpt: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What a query asks of an index.

    Attributes:
        words: For each word, its terms: one, or all those that an unknown word may stand for.
        pairs: The pairs of neighbours that the index holds.
    """

    words: Sequence[Sequence[str]]
    pairs: Sequence[str]


def search(index: Index, query: str, *, limit: int = 10) -> tuple[Hit, ...]:
    """Return the passages that answer a query best, the best first.

    Args:
        index: Of the language to search in.
        query: As typed; with or without marks.
        limit: How many hits at most.

    Returns: nothing only when no word of the query occurs, nor begins as one that does.
    """
    question = _question(index, query)
    scores = _scores(index, question)
    asked = frozenset(term for terms in question.words for term in terms)
    return tuple(
        Hit(
            index.entries[number].document,
            index.entries[number].passage,
            scores[number],
            excerpt(index.entries[number].passage.text, lambda run: _is_asked(index, run, asked)),
        )
        for number in _best(index, scores, limit)
    )


def _question(index: Index, query: str) -> Question:
    """Find the terms of a query; stop words count only when nothing else is known."""
    analysis = index.analysis
    words = list(dict.fromkeys(analysis.words(query)))[:MAX_WORDS]
    telling = _known(index, (word for word in words if not analysis.is_stop(word)))
    found = telling or _known(index, (word for word in words if analysis.is_stop(word)))
    pairs = [pair for pair in dict.fromkeys(analysis.pairs(words)) if index.holds(pair)]
    return Question(list(dict.fromkeys(found)), pairs)


def _known(index: Index, words: Iterable[Word]) -> list[tuple[str, ...]]:
    return [terms for word in words if (terms := _terms(index, word))]


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
    return any(
        index.forms.get(form) in asked
        for word in index.analysis.words(run)
        for form in index.analysis.forms(word)
    )
