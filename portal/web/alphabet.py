"""The order of words in a list, as near as folding comes to a dictionary's."""

import re
import unicodedata
from collections.abc import Iterable

from portal.model.slug import slugify

# The five tones of Vietnamese; the marks that are left make letters of their own: â, ă, ê, ơ.
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_STROKE = "\N{COMBINING SHORT STROKE OVERLAY}"
_ORDER = str.maketrans({"\u0306": "\u0301", "đ": f"d{_STROKE}"})  # ă comes before â


def alphabetical(text: str, language: str) -> tuple[str, str]:
    """A key to sort by.

    Args:
        text: A word or several.
        language: The code of the language whose reader looks it up.

    Returns:
        The letters, and the whole to tell words of the same letters apart. Vietnamese has â, ơ and
        đ after all of a, o and d; elsewhere marks only tell words apart.
    """
    whole = unicodedata.normalize("NFD", text.casefold())
    if language == "vi":
        return whole.translate(_TONES).translate(_ORDER), whole
    return "".join(sign for sign in whole if not unicodedata.combining(sign)), whole


_ARTICLES = {
    "en": re.compile(r"^(?:the|an?) +", re.IGNORECASE),
    "fr": re.compile(r"^(?:l[’']|d[’']|(?:la|les?|une?|des?) +)", re.IGNORECASE),
}
_FIGURES = "0-9"
_BEGINNING = re.compile(r"^[\W_]+")


def by_letter(words: Iterable[str], language: str) -> dict[str, list[str]]:
    """Words in the order of the alphabet, below their first letters without marks.

    What begins with a figure stands below "0-9", and an article in front counts for nothing.

    Args:
        words: Words, or several.
        language: The code of the language whose reader looks them up.
    """
    bare = {one: _without_article(one, language) for one in words}
    letters: dict[str, list[str]] = {}
    for one in sorted(bare, key=lambda one: (alphabetical(bare[one], language), one)):
        letters.setdefault(_letter(bare[one]), []).append(one)
    return dict(sorted(letters.items()))


def shown(letter: str) -> str:
    """A letter as its page and the ways to it say it: large; a range has a dash, no hyphen."""
    return letter.upper().replace("-", "–")


def _without_article(text: str, language: str) -> str:
    begun = _BEGINNING.sub("", text)
    return (
        _BEGINNING.sub("", _ARTICLES[language].sub("", begun, count=1))
        if language in _ARTICLES
        else begun
    )


def _letter(text: str) -> str:
    first = slugify(text[:1]) or text[:1].casefold()
    return _FIGURES if first.isdecimal() else first
