"""Common words of a language written as one letter each, so that its texts take fewer bytes.

A text shard is compressed by itself, and so could learn nothing of the language from the others.
The words come with the code and not from the documents, so that a changed page changes no shard but
its own: they are the most common ones of this site's pages, and of UIT-ViQuAD and PIAF.
client/shorthand.js reads what is written here.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from search.memory import Memory

_WORDS = Path(__file__).with_name("words")
"""A file for each language that has common words: one a line, most with the space before them."""

_FIRST, _LITERAL = 0x390, 0x58F
"""The letters that stand for words, of two bytes each: Greek, Cyrillic and Armenian ones. After the
last one, such a letter stands for itself."""

MOST = _LITERAL - _FIRST
"""How many words of a language have a letter."""

_LETTER_OR_WORD = re.compile(r"([\u0390-\u058f]| ?[^\W\d_\u0390-\u058f]+)")
_SHORT = re.compile("\u058f(.)|([\u0390-\u058e])", re.DOTALL)


@lru_cache
def common_words(language: str) -> Sequence[str]:
    """Return the words of a language that are written short, sorted; none of one without a file."""
    file = _WORDS / f"{language}.txt"
    return tuple(file.read_text(encoding="utf-8").splitlines()) if file.exists() else ()


class _Letters(dict[str, str]):
    """The letter of each word; what has none is written as it is, and a letter after a sign."""

    def __missing__(self, found: str) -> str:
        return chr(_LITERAL) + found if _FIRST <= ord(found[0]) <= _LITERAL else found


class Shorthand:
    """Writes texts with a letter for each word that has one."""

    def __init__(self, words: Sequence[str]) -> None:
        """Give each word its letter.

        Args:
            words: The common words of a language; without any, texts stay as they are.
        """
        letters = _Letters({word: chr(_FIRST + n) for n, word in enumerate(words)})
        self._letters = letters
        self._after_space = Memory(lambda piece: _shortened(f" {piece}", letters))

    def shorten(self, text: str) -> str:
        """Write a text short, piece by piece: only at its beginning does a word have a space."""
        if not self._letters:
            return text
        first, *others = text.split(" ")
        return _shortened(first, self._letters) + "".join(
            map(self._after_space.__getitem__, others)
        )


def _shortened(piece: str, letters: _Letters) -> str:
    parts = _LETTER_OR_WORD.split(piece)
    parts[1::2] = map(letters.__getitem__, parts[1::2])  # between what is no word
    return "".join(parts)


def lengthen(text: str, words: Sequence[str]) -> str:
    """Return the text that was written short."""
    if not words:
        return text
    return _SHORT.sub(lambda found: found[1] or words[ord(found[2]) - _FIRST], text)
