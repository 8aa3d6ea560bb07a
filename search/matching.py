"""Which passages hold what a query requires, and none of what it refuses.

A word is held where its family is: "-school" refuses "schools" too; typed with marks that tell
words apart, where its form is. A phrase is held where its words
follow each other in the passage's own text, its heading, its title or its names; whether they do is
looked up in the text, and only of passages that hold all its words.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from search.analysis import Analysis, Word
from search.facets import Facets
from search.index import Entry, Index
from search.syntax import Filter, Part, Request


@dataclass(frozen=True, slots=True)
class _Trace:
    """Where a part may be held.

    Attributes:
        passages: The numbers of those that hold all its words.
        phrase: What their text must hold besides; empty where the words suffice.
        is_exact: Whether the phrase was typed with marks.
    """

    passages: Set[int]
    phrase: str = ""
    is_exact: bool = False


def matching(index: Index, request: Request, scores: Mapping[int, float]) -> list[int]:
    """Return the numbers of the passages that answer a request, in their order.

    Args:
        index: Of the language that is searched.
        request: What is asked.
        scores: Of the passages that hold anything wanted; where nothing is wanted but pages of a
            kind, they are answered with their leads.
    """
    traced = [[_trace(index, part) for part in choice] for choice in request.required]
    refused = [_trace(index, part) for part in request.refused]
    found: Set[int] = scores.keys()
    if request.filters and not request.wanted:
        found = {n for n, entry in enumerate(index.entries) if entry.is_first}
    if traced:
        some = (frozenset().union(*(trace.passages for trace in choice)) for choice in traced)
        found = frozenset.intersection(*some)
    found = {n for n in found if _is_of(index.entries[n], request.filters, index.facets)}

    def is_held(number: int, traces: Iterable[_Trace]) -> bool:
        return any(_holds(index, number, trace) for trace in traces)

    return sorted(
        n for n in found if all(is_held(n, choice) for choice in traced) and not is_held(n, refused)
    )


def beginning(index: Index, text: str) -> Sequence[str]:
    """Return the forms that begin with a word; with its marks where they tell words apart."""
    words = list(index.analysis.words(text))
    if not words:
        return ()
    word = words[-1]  # of a word with a figure in it, the whole
    forms = index.beginning_with(word.folded)
    if _is_marked(index.analysis, word):
        return [form for form in forms if form.startswith(word.text)]
    return forms


def _is_of(entry: Entry, filters: Iterable[Filter], facets: Facets) -> bool:
    """Tell whether a passage's page has one of the values of each filter."""
    url = entry.document.url
    return all(
        any(url in facets[each.name][value].pages for value in each.values) for each in filters
    )


def _trace(index: Index, part: Part) -> _Trace:
    if part.kind == "prefix":
        return _Trace(_holding(index, beginning(index, part.text)))
    words = list(index.analysis.words(part.text))
    plain = [word for word in words if not word.parts]
    passages = [_holding(index, _forms(index, word)) for word in plain]
    held = frozenset.intersection(*passages) if passages else frozenset()
    if part.kind == "words" and len(plain) == 1:
        return _Trace(held)
    is_exact = any(_is_marked(index.analysis, word) for word in plain)
    return _Trace(held, _line(plain, is_exact=is_exact), is_exact)


def _is_marked(analysis: Analysis, word: Word) -> bool:
    return analysis.form(word) != word.folded


def _forms(index: Index, word: Word) -> Sequence[str]:
    """Return the forms that a word stands for as it was typed, if anybody wrote it so."""
    form = index.analysis.form(word)
    if _is_marked(index.analysis, word):
        return (form,) if form in index.families else ()
    # Without marks, a form where they tell words apart is the name of its family.
    return index.forms.get(index.families.get(form, form), ())


def _holding(index: Index, forms: Sequence[str]) -> frozenset[int]:
    """Return the passages that hold one of several forms, in any field."""
    return frozenset(chain.from_iterable(chain(*(index.postings(form) for form in forms))))


def _holds(index: Index, number: int, trace: _Trace) -> bool:
    """Tell whether a passage holds what was traced."""
    if number not in trace.passages or not trace.phrase:
        return number in trace.passages
    entry = index.entries[number]
    document, passage = entry.document, entry.passage
    names = document.names if entry.is_first else ()
    texts = (document.title, passage.heading, passage.text, *names)
    return any(
        trace.phrase in _line(words, is_exact=trace.is_exact)
        for words in map(_plain(index.analysis), texts)
    )


def _plain(analysis: Analysis) -> Callable[[str], list[Word]]:
    return lambda text: [word for word in analysis.recalled(text) if not word.parts]


def _line(words: Iterable[Word], *, is_exact: bool) -> str:
    """Write words in a line, each between spaces, so that a phrase is a part of a text."""
    return "".join(f" {word.text if is_exact else word.folded}" for word in words) + " "
