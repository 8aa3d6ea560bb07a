"""How hard a page is to read: the length of its sentences and, where words are long, of its words.

For editors, who compare pages of one language; a figure says where to look, not what is good.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyphen

from portal.model.page import Page
from portal.model.place import Place

LONG = 25
"""Words beyond which a sentence is long."""
LONG_SYLLABLES = 38
"""The same in Vietnamese, which writes each syllable as a word."""

_EASE = {"en": (206.835, 1.015, 84.6), "fr": (207.0, 1.015, 73.6)}
"""The constant, and the weights of words a sentence and of syllables a word.

Sources: Flesch (1948), A new readability yardstick; Kandel and Moles (1958), for French.
"""

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…:;](?=\s|$)|\|")
# Marks of Markdown; what links and references lead to. Their words stay.
_MARKS = re.compile(
    r"\]\([^()]*\)|\{[:#][^}]*\}|\{[a-z]+:[^{}|]*\|?|[}\[*_`>#]|^\s*(?:[-+]|\d+\.)\s"
)
_CALLOUT = re.compile(r"!!! ?\w+")


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard one page is.

    Attributes:
        page: The page.
        words: How many words it has; in Vietnamese, syllables.
        sentences: How many sentences, items and cells.
        long: The places of its long sentences.
        ease: From about 0 (hard) to 100 (easy); None where the language has no measure here.
    """

    page: Page
    words: int
    sentences: int
    long: tuple[Place, ...]
    ease: float | None

    @property
    def mean(self) -> float:
        """Words a sentence."""
        return self.words / self.sentences if self.sentences else 0.0


def readability(page: Page) -> Readability:
    """Measure the lead and the body of a page."""
    sentences = [(place, words) for place, words in _sentences(page) if words]
    longest = LONG_SYLLABLES if page.language.code == "vi" else LONG
    return Readability(
        page=page,
        words=sum(len(words) for _, words in sentences),
        sentences=len(sentences),
        long=tuple(place for place, words in sentences if len(words) > longest),
        ease=_ease([words for _, words in sentences], page.language.code),
    )


def _sentences(page: Page) -> Iterator[tuple[Place, list[str]]]:
    for place, line in ((page.place, page.lead), *page.body.prose):
        plain = _MARKS.sub(" ", _CALLOUT.sub(" ", line))
        for sentence in _SENTENCE_END.split(plain):
            yield place, _WORD.findall(sentence)


def _ease(sentences: list[list[str]], code: str) -> float | None:
    if code not in _EASE or not sentences:
        return None
    constant, by_words, by_syllables = _EASE[code]
    words = [word for sentence in sentences for word in sentence]
    hyphens = pyphen.Pyphen(lang=pyphen.language_fallback(code) or code)
    syllables = sum(len(hyphens.positions(word)) + 1 for word in words)
    return constant - by_words * len(words) / len(sentences) - by_syllables * syllables / len(words)
