"""From texts to numbers: each form and family of an index has one, so that they count fast."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain, pairwise
from typing import NamedTuple

from search.analysis import Analysis

MOST_PIECES = 100_000
"""How many pieces of texts are remembered; texts consist of fewer, but for made-up ones."""

_FAMILY_BITS = 32
_FAMILY = (1 << _FAMILY_BITS) - 1
_STOP = 0


class Counted(NamedTuple):
    """What texts consist of.

    Attributes:
        forms: The numbers of their forms, and how often each occurs.
        pairs: The same of neighbours.
        words: How many words they have; a number counts as its parts.
    """

    forms: Counter[int]
    pairs: Counter[int]
    words: int


class Vocabulary:
    """The forms and families of one language, numbered as they are met.

    Attributes:
        forms: By their numbers.
        families: By their numbers; the first stands for stop words, which part their neighbours.
        family_of: The family of each form, by the number of the form.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.forms: list[str] = []
        self.families: list[str] = [""]
        self.family_of: list[str] = []
        self._analysis = analysis
        self._form_numbers: dict[str, int] = {}
        self._family_numbers: dict[str, int] = {}
        self._forms = _Memory(self._learn_forms)
        self._plain = _Memory(self._learn_plain)

    def count(self, texts: Iterable[str]) -> Counted:
        """Count the forms and pairs of texts; the last word of one is no neighbour of the next."""
        forms: Counter[int] = Counter()
        pairs: Counter[int] = Counter()
        words = 0
        for text in texts:
            pieces = self._analysis.pieces(text)
            forms.update(chain.from_iterable(map(self._forms.__getitem__, pieces)))
            plain = list(chain.from_iterable(map(self._plain.__getitem__, pieces)))
            words += len(plain)
            if self._analysis.language.pairs:
                pairs.update(
                    [
                        first << _FAMILY_BITS | second
                        for first, second in pairwise(plain)
                        if first and second
                    ]
                )
        return Counted(forms, pairs, words)

    def pair(self, number: int) -> str:
        """Return a pair by its number."""
        return f"{self.families[number >> _FAMILY_BITS]} {self.families[number & _FAMILY]}"

    def _learn_forms(self, piece: str) -> tuple[int, ...]:
        words = self._analysis.words(piece)
        return tuple(self._form(self._analysis.form(word)) for word in words)

    def _learn_plain(self, piece: str) -> tuple[int, ...]:
        is_stop, family = self._analysis.is_stop, self._analysis.family
        return tuple(
            _STOP if is_stop(word) else self._family(family(word.folded))
            for word in self._analysis.words(piece)
            if not word.parts
        )

    def _form(self, form: str) -> int:
        number = self._form_numbers.setdefault(form, len(self.forms))
        if number == len(self.forms):
            self.forms.append(form)
            self.family_of.append(self._analysis.family(form))
        return number

    def _family(self, family: str) -> int:
        number = self._family_numbers.setdefault(family, len(self.families))
        if number == len(self.families):
            self.families.append(family)
        return number


class _Memory(dict[str, tuple[int, ...]]):
    """What was learnt of pieces; forgets all of it rather than grow without end."""

    def __init__(self, learn: Callable[[str], tuple[int, ...]]) -> None:
        super().__init__()
        self._learn = learn

    def __missing__(self, piece: str) -> tuple[int, ...]:
        if len(self) >= MOST_PIECES:
            self.clear()
        self[piece] = learnt = self._learn(piece)
        return learnt
