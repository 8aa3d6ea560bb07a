"""How each language is analysed: a row for each, and a plain one for all others.

The browser has no such table: the manifest of an index carries the row it was made with.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Weights:
    """How a language's words are weighed; the defaults suit one we know nothing about.

    Measured on the development halves of public collections (UIT-ViQuAD, PIAF, Cranfield) and on
    our own judged queries, and taken from plateaus, where the neighbouring values do as well.
    """

    same: float = 0.5
    """What of a word lies in its very form, from 0 (all its family is as good) to 1 (no kin); all
    of it where marks tell words apart."""
    least: float = 0.0
    """What a word that is everywhere still weighs; a rare one weighs about 8; useful up to 1."""
    pairs: float = 1.2
    """What all neighbours of a query weigh together; useful from 0 (nothing) to 3."""
    bare_pairs: float = 1.2
    """The same where the query has no marks, though marks tell words apart."""
    coverage: float = 2.0
    """How much a passage loses by the words it lacks, from 0 (nothing) to 6.

    A truce: short questions over our own pages want 6, long ones over Cranfield's abstracts 0.
    """


@dataclass(frozen=True, slots=True)
class Language:
    """What the analysis must know about a language; the defaults suit one we know nothing about."""

    code: str
    stemmer: str | None = None
    """Snowball's name of its stemmer."""
    stops: tuple[str, ...] = ()
    """Words that are asked for only when a query holds nothing else.

    Short on purpose, and without any word whose spelling without marks is a common word too:
    "có" would swallow the "cơ" of "co quan", "mà" the "mã" of "ma so".
    """
    elisions: tuple[str, ...] = ()
    """Words that vanish before an apostrophe: the "l" of "l'école"."""
    spelled: bool = False
    """Whether marks tell words apart, so that a word typed with its marks means just that word; of
    a language without a stemmer, whose families are what forms are without their marks."""
    pairs: bool = False
    """Whether neighbouring words are indexed as pairs too."""
    tones: bool = False
    """Whether "hoà" and "hòa" are one word: the Vietnamese tone mark has an old and a new place."""
    endings: tuple[str, ...] = ()
    """What is taken off a form that no document uses, the first that fits and leads to a known
    word; the browser has no stemmer."""
    weights: Weights = Weights()


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_VIETNAMESE = Language(
    "vi",
    stops=_words("là và của các những thì gì với này rằng"),
    spelled=True,
    pairs=True,
    tones=True,
    weights=Weights(bare_pairs=2.5),
)
_ENGLISH = Language(
    "en",
    stemmer="english",
    stops=_words(
        """a an and are as at be been but by can did do does for from had has have how i if in into
        is it its me my of on or our s t that the their there these they this those to was we were
        what when where which who why will with you your"""
    ),
    pairs=True,
    endings=_words("ies ied ing ers ed er ly es s e y"),
    weights=Weights(same=0.2, least=0.5, pairs=2.0),
)
_FRENCH = Language(
    "fr",
    stemmer="french",
    stops=_words(
        """à a au aux avec ce ces cette comment dans de des du elle en est et eux il ils je la le
        les leur leurs ma mes mon ne nos notre nous on ou où par pas pour qu que quel quelle quelles
        quels qui sa se ses son sont sur un une vos votre vous y"""
    ),
    elisions=_words("c d j l m n s t qu jusqu lorsqu puisqu quoiqu"),
    pairs=True,
    endings=_words("issement ement ment ations ation ees ee es er ez ent ant e s x"),
    weights=Weights(same=0.5),
)

LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {row.code: row for row in (_VIETNAMESE, _ENGLISH, _FRENCH)}
)


def supports(code: str) -> bool:
    """Tell whether a language has a row of its own here."""
    return code in LANGUAGES


def language_of(code: str) -> Language:
    """Return the row of a language; for one without, words are split and folded, no more."""
    return LANGUAGES.get(code) or Language(code)
