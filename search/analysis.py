"""From text to the words it is found by: normalise, split, fold, pair, stem.

client/analysis.js does the same, all but stemming; what one of them changes, the other must too.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

import snowballstemmer

from search.languages import Language

SHORTEST_STEM = 3
"""How many letters are left at least of a word whose ending is taken off."""

# Python's \w leaves out combining marks and so cuts words apart in many scripts. None lies above
# the first two planes but the variation selectors, which belong to no word.
_MARK = "".join(chr(c) for c in range(0x20000) if unicodedata.category(chr(c)).startswith("M"))
_LETTER = rf"[^\W_][{_MARK}]*"
# 55,25 and 55.25, 1.000.000 and 1 000 000 (with spaces that do not break) are one number each.
_POINT = r"[.,\u00a0\u202f]"
_FIGURE = rf"[0-9]+(?:{_POINT}[0-9]+)*"
_RUN = rf"(?:{_FIGURE}|{_LETTER})+"

AT_WORDS = re.compile(f"({_RUN})")
# The parts of a number such as 57-NQ/TW or 12100*02 are joined by one sign, those of QH15 by none.
# A typed 73 788 may be one number or two, 57 193: it is given both ways.
_CHUNK = re.compile(rf"[0-9]{{1,3}}(?: [0-9]{{3}})+(?![0-9])|{_RUN}(?:[-/*]{_RUN})*")
_PART = re.compile(rf"{_FIGURE}|(?:[^\W_0-9][{_MARK}]*)+")
_SEPARATORS = re.compile(_POINT)
_DIGIT = re.compile("[0-9]")
_MAYBE_ELIDED = re.compile(f"({_RUN})('?)")
_AROUND = '.,:;!?()[]"“”«»…'
"""What stands around words and is no part of any."""
# Only within a number does a word go on after a space; a soft hyphen beside it is not seen.
_SPACED = re.compile(r"[0-9]\u00ad*[ \u00a0\u202f]\u00ad*[0-9]")
_PIECE = re.compile(r"\S+(?:(?<=[0-9\u00ad])[ \u00a0\u202f](?=[0-9\u00ad])\S+)*")
# In NFD: the tone mark of oa, oe and uy stands on the first vowel (new) or the second (old).
_TONE = "[\u0300\u0301\u0303\u0309\u0323]"
_NEW_TONE = re.compile(f"(o(?=.[ae])|u(?=.y))({_TONE})(.)")
# At the end of a syllable "kỹ" and "kĩ" are one word, and "quý" and "quí"; "thúy" and "thúi" two.
_FINAL_Y = re.compile(
    rf"(?<![^\W_0-9])(?<![{_MARK}])([hklmstv]|qu)y({_TONE}?)(?![^\W_0-9])(?![{_MARK}])"
)

_FOLDABLE = re.compile("[\u0300-\u036f]")
_SPELLINGS = str.maketrans({"đ": "d", "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})
_SIGNS = str.maketrans(
    {"’": "'", "ʼ": "'", "‐": "-", "‑": "-", "‒": "-", "–": "-", "−": "-", "\u00ad": None}
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text or a query.

    Attributes:
        text: The word, normalised, with its marks: "đường".
        folded: The word without them: "duong".
        parts: How many words just before it are its parts, as three are of "57nqtw".
    """

    text: str
    folded: str
    parts: int = 0


def fold(text: str) -> str:
    """Take away the marks of normalised text, as people do who type without them.

    Only the marks of Latin, Greek and Cyrillic letters: those of Devanagari or Thai are letters.
    """
    if text.isascii():
        return text
    bare = _FOLDABLE.sub("", unicodedata.normalize("NFD", text)).translate(_SPELLINGS)
    return unicodedata.normalize("NFC", bare)


class Analysis:
    """The analysis of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._stops = frozenset(s for stop in language.stops for s in (stop, fold(stop)))
        self._elisions = frozenset(language.elisions)

    def normalise(self, text: str) -> str:
        """Bring the ways of writing a letter down to one: case, NFC, apostrophes, tone marks."""
        lower = text.lower().translate(_SIGNS)
        if self.language.tones:
            placed = _NEW_TONE.sub(r"\1\3\2", unicodedata.normalize("NFD", lower))
            lower = _FINAL_Y.sub(r"\1i\2", placed)
        return unicodedata.normalize("NFC", lower)

    def pieces(self, text: str) -> list[str]:
        """Cut a text where no word goes on: the words of its pieces are the words of the text.

        Texts are made of few pieces, again and again; so what was learnt of one can be kept.
        """
        return _PIECE.findall(text) if _SPACED.search(text) else text.split()

    def words(self, text: str) -> Iterator[Word]:
        """Split a text into words; one with a figure in it is given by its parts and as a whole.

        "57-NQ/TW" gives "57", "nq", "tw" and "57nqtw"; so does "57/NQ-TW".
        """
        normalised = self.normalise(text).strip(_AROUND)
        if normalised.isalpha():  # as most pieces of a text are
            yield Word(normalised, fold(normalised))
            return
        for chunk in _CHUNK.findall(self._elide(normalised)):
            parts = [_SEPARATORS.sub("", part) for part in _PART.findall(chunk)]
            yield from (Word(part, fold(part)) for part in parts)
            if len(parts) > 1 and _DIGIT.search(chunk):
                whole = fold("".join(parts))
                yield Word(whole, whole, len(parts))

    def recalled(self, text: str) -> Iterator[Word]:
        """Split a text of an index into words as `words` does, remembering those of its pieces."""
        return chain.from_iterable(_words_of(self, piece) for piece in self.pieces(text))

    def neighbours(self, words: Sequence[Word]) -> list[tuple[Word, Word]]:
        """Return the words that stand side by side; a stop word parts its neighbours."""
        if not self.language.pairs:
            return []
        plain = [word for word in words if not word.parts]
        return [
            (first, second)
            for first, second in pairwise(plain)
            if not self.is_stop(first) and not self.is_stop(second)
        ]

    def is_stop(self, word: Word) -> bool:
        """Tell whether a word says too little to be asked for beside others."""
        return word.text in self._stops

    def form(self, word: Word) -> str:
        """Return how a word is spelled in the index: with its marks where they tell words apart."""
        return word.text if self.language.spelled else word.folded

    def kin(self, word: Word) -> list[str]:
        """Return what forms of the same word may be left without an ending, the longest first.

        Of "running" that is "running" itself, "runn" and "run".
        """
        kin = [word.folded]
        for ending in self.language.endings:
            stem = word.folded.removesuffix(ending)
            if stem != word.folded and len(stem) >= SHORTEST_STEM:
                kin.append(stem)
                if stem[-1] == stem[-2]:
                    kin.append(stem[:-1])
        return kin

    def family(self, form: str) -> str:
        """Return what a form has in common with its kin: its stem, or else its bare letters."""
        folded = fold(form)
        return _stem(self.language.stemmer, folded) if self.language.stemmer else folded

    def _elide(self, text: str) -> str:
        """Take away what an apostrophe ties to the next word."""
        return _MAYBE_ELIDED.sub(
            lambda run: " " if run[2] and run[1] in self._elisions else run[0], text
        )


@lru_cache(maxsize=100_000)
def _words_of(analysis: Analysis, piece: str) -> tuple[Word, ...]:
    return tuple(analysis.words(piece))


@lru_cache(maxsize=100_000)
def _stem(stemmer: str, word: str) -> str:
    stemmed: str = _snowball(stemmer).stemWord(word)
    return stemmed


@lru_cache
def _snowball(stemmer: str) -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer(stemmer)
