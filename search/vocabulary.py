"""From texts to numbers: each form and family of an index has one, so that they count fast."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain
from typing import NamedTuple

from search.analysis import Analysis
from search.signs import sign_of

MOST_PIECES = 100_000
"""How many pieces of texts are remembered; texts consist of fewer, but for made-up ones."""

_STOP = 0


class Counted(NamedTuple):
    """What texts consist of.

    Attributes:
        forms: The numbers of their forms, and how often each occurs.
        followed: The numbers of their families that another follows, and a bit for the sign of each
            that does.
        words: How many words they have; a number counts as its parts.
    """

    forms: Counter[int]
    followed: dict[int, int]
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
        self._signs: list[int] = [0]
        self._analysis = analysis
        self._form_numbers: dict[str, int] = {}
        self._family_numbers: dict[str, int] = {}
        self._forms = _Memory(self._learn_forms)
        self._plain = _Memory(self._learn_plain)

    def count(self, texts: Iterable[str]) -> Counted:
        """Count the forms of texts, and see what follows what; texts are no neighbours."""
        forms: Counter[int] = Counter()
        followed: dict[int, int] = {}
        words = 0
        for text in texts:
            pieces = self._analysis.pieces(text)
            forms.update(chain.from_iterable(map(self._forms.__getitem__, pieces)))
            plain = list(chain.from_iterable(map(self._plain.__getitem__, pieces)))
            words += len(plain)
            if self._analysis.language.pairs:
                self._see(plain, followed)
        return Counted(forms, followed, words)

    def _see(self, plain: list[int], followed: dict[int, int]) -> None:
        signs = map(self._signs.__getitem__, plain[1:])
        for family, sign in zip(plain, signs, strict=False):
            if sign and family:
                followed[family] = followed.get(family, 0) | sign

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
            self._signs.append(1 << sign_of(family))
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
