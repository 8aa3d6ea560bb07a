"""From texts to numbers: each form and family of an index has one, so that they count fast."""

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from search.analysis import Analysis, Word
from search.memory import Memory
from search.signs import sign_of

_STOP = 0

_Learnt: TypeAlias = tuple[tuple[int, ...], tuple[int, ...]]
_FORMS, _FAMILIES = itemgetter(0), itemgetter(1)


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
        self._known = Memory(self._learn)

    def count(self, texts: Iterable[str]) -> Counted:
        """Count the forms of texts, and see what follows what; texts are no neighbours."""
        forms: Counter[int] = Counter()
        followed: dict[int, int] = {}
        words = 0
        for text in texts:
            learnt = list(map(self._known.__getitem__, self._analysis.pieces(text)))
            forms.update(chain.from_iterable(map(_FORMS, learnt)))
            plain = list(chain.from_iterable(map(_FAMILIES, learnt)))
            words += len(plain)
            if self._analysis.language.pairs:
                self._see(plain, followed)
        return Counted(forms, followed, words)

    def _see(self, plain: list[int], followed: dict[int, int]) -> None:
        signs = map(self._signs.__getitem__, plain[1:])
        for family, sign in zip(plain, signs, strict=False):
            if sign and family:
                followed[family] = followed.get(family, 0) | sign

    def _learn(self, piece: str) -> _Learnt:
        """Return the forms of a piece, and the families of its words but for whole numbers."""
        words = list(self._analysis.words(piece))
        forms = tuple(self._form(self._analysis.form(word)) for word in words)
        return forms, tuple(self._plain(word) for word in words if not word.parts)

    def _plain(self, word: Word) -> int:
        is_stop = self._analysis.is_stop(word)
        return _STOP if is_stop else self._family(self._analysis.family(word.folded))

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
