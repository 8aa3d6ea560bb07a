"""From a query in one language to the same in another, by a list of terms.

client/translating.js does the same; what one of them changes, the other must too.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from search.analysis import AT_WORDS, fold
from search.shard_file import write
from search.syntax import SPACE

_LANGUAGE = re.compile(rf"(?:^|[{SPACE}]+)lang:([a-z-]+)(?=[{SPACE}]|$)", re.IGNORECASE | re.ASCII)
_FILTER = re.compile(rf'([^{SPACE}"“«:]+:(?:"[^"]*"|“[^”]*”|«[^»]*»|[^{SPACE}]*))')
_QUOTES = re.compile('["“”«»]')
_LONGEST_WITHOUT_PLURAL = 3


@dataclass(frozen=True, slots=True)
class Terms:
    """What is said alike in several languages.

    Attributes:
        languages: Their codes.
        terms: The forms of each term in each of them, in that order, the usual form first.
    """

    languages: Sequence[str]
    terms: Sequence[Sequence[Sequence[str]]]


Known = Mapping[str, Sequence[str]]
"""The forms in one language of what is said in another."""


@dataclass(frozen=True, slots=True)
class Translated:
    """A query in another language, and the terms that were put in."""

    query: str
    through: tuple[str, ...]


def export_terms(terms: Terms) -> bytes:
    """Return the file of terms, which lies as `terms.js` beside the folders of the languages."""
    return write(asdict(terms))


def take_language(query: str, languages: Sequence[str]) -> tuple[str | None, str]:
    """Take the last filter by language out of a query: its language, and the rest.

    Args:
        query: As typed.
        languages: The codes that are languages; all others are plain words.
    """
    taken: list[str] = []

    def rest(found: re.Match[str]) -> str:
        if found[1].lower() not in languages:
            return found[0]
        taken.append(found[1].lower())
        return ""

    left = _LANGUAGE.sub(rest, query).strip()
    return (taken[-1] if taken else None), left


def translate(query: str, terms: Terms, source: str, target: str) -> Translated:
    """Put the terms of another language in the place of those of a query, the longest first.

    Any form of a term will do, and one of several words is one thing: "trading floor" becomes
    "sàn giao dịch khoa học và công nghệ" OR "sàn giao dịch". Filters stay as they are.
    """
    here, there = terms.languages.index(source), terms.languages.index(target)
    known = {
        _key(AT_WORDS.split(form)): forms[there]
        for forms in reversed(terms.terms)
        for form in forms[here]
    }
    longest = max((key.count(" ") + 1 for key in known), default=0)
    through: dict[str, None] = {}
    parts = _FILTER.split(query)
    done = [
        part if n % 2 else _translated(part, known, longest, through)
        for n, part in enumerate(parts)
    ]
    return Translated("".join(done), tuple(through))


def _translated(text: str, known: Known, longest: int, through: dict[str, None]) -> str:
    """Translate a text, and gather what is put in."""
    pieces = AT_WORDS.split(text)  # gap, word, gap, …, word, gap
    done, n = pieces[0], 1
    while n < len(pieces):
        end = _end_of_term(pieces, n, known, longest)
        if end == n:
            done += pieces[n] + pieces[n + 1]
            n += 2
            continue
        forms = known[_key(pieces[n - 1 : end + 1])]
        # Within quotation marks, and after a minus, one form has to do.
        is_quoted = len(_QUOTES.findall(done)) % 2 == 1
        shown = forms[:1] if is_quoted or done.endswith("-") else forms
        through |= dict.fromkeys(shown)
        done += " OR ".join(form if is_quoted else _as_one(form) for form in shown) + pieces[end]
        n = end + 1
    return done


def _as_one(form: str) -> str:
    return f'"{form}"' if " " in form else form


def _end_of_term(pieces: Sequence[str], start: int, known: Known, longest: int) -> int:
    """Return where the gap behind the longest term lies that begins here; here itself if none."""
    for end in range(min(start + 2 * longest - 1, len(pieces) - 1), start, -2):
        within = "".join(pieces[start + 1 : end - 1])
        if _key(pieces[start - 1 : end + 1]) in known and not _QUOTES.search(within):
            return end
    return start


def _key(pieces: Sequence[str]) -> str:
    """Return words as they are compared: without marks, and without the s of a plural."""
    words = (fold(word.lower()) for word in pieces[1::2])
    return " ".join(
        word.removesuffix("s") if len(word) > _LONGEST_WITHOUT_PLURAL else word for word in words
    )
