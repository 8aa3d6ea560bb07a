"""From the words of a query to what is asked of an index; client/question.js asks the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.analysis import Word
from search.index import Index
from search.scoring import pair_weight

MAX_WORDS = 32
"""How many words of a query are asked for; a pasted page is cut here."""
PREFIX_LETTERS = 4
"""The shortest beginning that stands for an unknown word."""


@dataclass(frozen=True, slots=True)
class Sense:
    """Forms that count alike for a word.

    Attributes:
        forms: Of the documents; an occurrence of any is an occurrence of the sense.
        share: What of the word lies in it, from 0 to 1.
    """

    forms: Sequence[str]
    share: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A word of a query, as the index knows it.

    Attributes:
        word: As typed.
        family: That it belongs to; None where it stands for all words that begin alike.
        senses: All that it may mean; their shares make 1.
        meant: The forms that count as the word itself: they are marked, and cover the question.
    """

    word: Word
    family: str | None
    senses: Sequence[Sense]
    meant: Sequence[str]


@dataclass(frozen=True, slots=True)
class Question:
    """What a query asks of an index.

    Attributes:
        words: In their order; one that is asked twice counts twice.
        pairs: The neighbours that the index holds, each once.
        pair_weight: What each of them counts beside a word.
    """

    words: Sequence[Asked]
    pairs: Sequence[str]
    pair_weight: float


def understand(index: Index, query: str) -> Question:
    """Find what the words of a query mean; stop words count only when nothing else is known."""
    analysis = index.analysis
    words = list(analysis.words(query))[:MAX_WORDS]
    is_bare = analysis.language.spelled and all(word.text == word.folded for word in words)
    kept = _without_parts(index, words)
    telling = [word for word in kept if not analysis.is_stop(word)]
    found = _asked(index, telling, is_bare)
    weights = analysis.language.weights
    return Question(
        words=found or _asked(index, kept, is_bare),
        pairs=_pairs(index, words, found),
        pair_weight=pair_weight(
            max(1, sum(not word.parts for word in telling)),
            weights.bare_pairs if is_bare else weights.pairs,
        ),
    )


def knows(index: Index, word: Word) -> bool:
    """Tell whether a word is one of the documents, in this form or another."""
    return index.analysis.form(word) in index.families or _family(index, word) is not None


def _without_parts(index: Index, words: Iterable[Word]) -> list[Word]:
    """Leave out the parts of numbers that are known as a whole.

    Else "193/2025/QH15" would lead to all that is called "QH15", or is of 2025.
    """
    kept: list[Word] = []
    for word in words:
        if word.parts and index.analysis.form(word) in index.families:
            del kept[-word.parts :]
        kept.append(word)
    return kept


def _asked(index: Index, words: Iterable[Word], is_bare: bool) -> list[Asked]:
    return [asked for word in words if (asked := _meaning(index, word, is_bare))]


def _meaning(index: Index, word: Word, is_bare: bool) -> Asked | None:
    """Return what a word means: its form and its family, or else what begins alike."""
    form = index.analysis.form(word)
    family = index.families.get(form) or _family(index, word)
    if family is None:
        alike = _beginning_alike(index, word)
        return Asked(word, None, (Sense(alike, 1.0),), alike) if alike else None
    kin = index.forms[family]
    if form not in index.families or is_bare:
        return Asked(word, family, (Sense(kin, 1.0),), kin)
    same = index.analysis.language.weights.same
    senses = (Sense((form,), same), Sense(kin, 1 - same))
    # Other marks make another word; another ending, or a plural, is the same one.
    return Asked(word, family, senses, (form,) if index.analysis.language.spelled else kin)


def _family(index: Index, word: Word) -> str | None:
    """Return the family of a word whose form no document uses."""
    known = (
        kin if kin in index.forms else index.families.get(kin) for kin in index.analysis.kin(word)
    )
    return next((family for family in known if family), None)


def _beginning_alike(index: Index, word: Word) -> Sequence[str]:
    """Return the kin of all forms that share the longest known beginning of an unknown word."""
    if any(letter in "0123456789" for letter in word.folded):
        return ()  # another number is another thing
    for letters in range(len(word.folded), PREFIX_LETTERS - 1, -1):
        if forms := index.beginning_with(word.folded[:letters]):
            families = {index.families[form] for form in forms}
            return sorted(form for family in families for form in index.forms[family])
    return ()


def _pairs(index: Index, words: Sequence[Word], found: Sequence[Asked]) -> list[str]:
    """Return the neighbours of a query that the index holds."""
    families = {asked.word.text: asked.family for asked in found}
    pairs = (
        f"{families[first.text]} {families[second.text]}"
        for first, second in index.analysis.neighbours(words)
        if first.text in families and second.text in families
    )
    return [pair for pair in dict.fromkeys(pairs) if pair in index.pairs]
