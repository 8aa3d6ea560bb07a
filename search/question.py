"""From the words of a query to what is asked of an index; client/question.js asks the same."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from search.analysis import Word
from search.index import Index
from search.matching import beginning
from search.ranking import pair_weight
from search.syntax import Choice, Request

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
    """A word of a query, or one of several to choose from, as the index knows it.

    Attributes:
        text: The word as typed; empty for a choice.
        family: That it belongs to; None where it stands for several.
        senses: All that it may mean; their shares make 1.
        meant: The forms that count as the word itself: they are marked, and cover the question.
    """

    text: str
    family: str | None
    senses: Sequence[Sense]
    meant: Sequence[str]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words of a query that stand side by side.

    Attributes:
        families: Theirs, in their order.
        first: The forms that count as the first word.
        second: Those of the second.
    """

    families: tuple[str, str]
    first: Sequence[str]
    second: Sequence[str]


@dataclass(frozen=True, slots=True)
class Question:
    """What a query asks of an index.

    Attributes:
        words: In their order; one that is asked twice counts twice.
        pairs: The neighbours, each pair once; whether they ever are is not known yet.
        pair_weight: What each of them counts beside a word.
        is_bare: Whether it was typed without marks, though marks tell words apart.
    """

    words: Sequence[Asked]
    pairs: Sequence[Pair]
    pair_weight: float
    is_bare: bool


def understand(index: Index, request: Request) -> Question:
    """Find what a request wants; stop words count only when nothing else is known."""
    is_stop = index.analysis.is_stop
    is_bare = index.analysis.language.spelled and not _is_marked(index, request)
    wishes = list(islice(_wishes(index, request), MAX_WORDS))
    kept = _without_parts(index, wishes)
    telling = [wish for wish in kept if not isinstance(wish, Word) or not is_stop(wish)]
    found = _asked(index, telling, is_bare)
    weights = index.analysis.language.weights
    return Question(
        words=found or _asked(index, kept, is_bare),
        pairs=_pairs(index, request, found),
        pair_weight=pair_weight(
            max(1, sum(not isinstance(wish, Word) or not wish.parts for wish in telling)),
            weights.bare_pairs if is_bare else weights.pairs,
        ),
        is_bare=is_bare,
    )


def _is_marked(index: Index, request: Request) -> bool:
    texts = (part.text for choice in request.wanted for part in choice)
    return any(word.text != word.folded for text in texts for word in index.analysis.words(text))


def _wishes(index: Index, request: Request) -> Iterator[Word | Choice]:
    """Give each word that is wanted, but what is one of several, or a beginning, as it is."""
    for choice in request.wanted:
        if _is_alone(choice):
            yield from index.analysis.words(choice[0].text)
        else:
            yield choice


def _is_alone(choice: Choice) -> bool:
    return len(choice) == 1 and choice[0].kind != "prefix"


def knows(index: Index, word: Word) -> bool:
    """Tell whether a word is one of the documents, in this form or another."""
    return index.analysis.form(word) in index.families or _family(index, word) is not None


def _without_parts(index: Index, wishes: Iterable[Word | Choice]) -> list[Word | Choice]:
    """Leave out the parts of numbers that are known as a whole.

    Else "193/2025/QH15" would lead to all that is called "QH15", or is of 2025.
    """
    kept: list[Word | Choice] = []
    for wish in wishes:
        if isinstance(wish, Word) and wish.parts and index.analysis.form(wish) in index.families:
            del kept[-wish.parts :]
        kept.append(wish)
    return kept


def _asked(index: Index, wishes: Iterable[Word | Choice], is_bare: bool) -> list[Asked]:
    asked = (
        _meaning(index, wish, is_bare) if isinstance(wish, Word) else _one_of(index, wish, is_bare)
        for wish in wishes
    )
    return [each for each in asked if each]


def _one_of(index: Index, choice: Choice, is_bare: bool) -> Asked | None:
    """Return what any of several parts means, as if it were one word."""
    forms: set[str] = set()
    for part in choice:
        if part.kind == "prefix":
            forms.update(beginning(index, part.text))
        else:
            words = _without_parts(index, index.analysis.words(part.text))
            forms.update(form for asked in _asked(index, words, is_bare) for form in asked.meant)
    meant = sorted(forms)
    return Asked("", None, (Sense(meant, 1.0),), meant) if meant else None


def _meaning(index: Index, word: Word, is_bare: bool) -> Asked | None:
    """Return what a word means: its form and its family, or else what begins alike."""
    form = index.analysis.form(word)
    family = index.families.get(form) or _family(index, word)
    if family is None:
        alike = _beginning_alike(index, word)
        return Asked(word.text, None, (Sense(alike, 1.0),), alike) if alike else None
    kin = index.forms[family]
    if form not in index.families or is_bare:
        return Asked(word.text, family, (Sense(kin, 1.0),), kin)
    if index.analysis.language.spelled:  # other marks make another word
        return Asked(word.text, family, (Sense((form,), 1.0),), (form,))
    # Another ending, or a plural, is the same word.
    same = index.analysis.language.weights.same
    return Asked(word.text, family, (Sense((form,), same), Sense(kin, 1 - same)), kin)


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


def _pairs(index: Index, request: Request, found: Sequence[Asked]) -> list[Pair]:
    """Return the known words that are neighbours; what is one of several has no neighbour."""
    known = {asked.text: asked for asked in found}
    pairs = (
        _pair(known[first.text], known[second.text])
        for choice in request.wanted
        if _is_alone(choice)
        for first, second in index.analysis.neighbours(
            list(islice(index.analysis.words(choice[0].text), MAX_WORDS))
        )
        if first.text in known and second.text in known
    )
    # What means the same begins with the same form.
    once = {(pair.first[0], pair.second[0]): pair for pair in pairs if pair}
    return list(islice(once.values(), MAX_WORDS))


def _pair(one: Asked, other: Asked) -> Pair | None:
    if one.family is None or other.family is None:
        return None
    return Pair((one.family, other.family), one.meant, other.meant)
