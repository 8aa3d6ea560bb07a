"""The language of names that carry none: Vietnamese letters are Vietnamese wherever they stand."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

# Letters that no other language of a civic site uses: horned o and u, barred d, breve a, and the
# block in which Unicode keeps the vowels with a Vietnamese tone mark.
_LETTERS = "\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9"
_VIETNAMESE = re.compile(f"[{_LETTERS}]")

_PLAIN = "option|script|style|svg|template|textarea|title"
"""Elements whose text holds no other element, or none that says its language."""
_VOID = "br|hr|img|input|link|meta|wbr"
_APART = re.compile(
    rf"<(?:(?P<plain>{_PLAIN})\b[^>]*|"
    rf'(?!(?:{_VOID})\b)(?P<name>\w+)\b[^>]*?\slang="?(?P<own>[\w-]+)[^>]*)>'
)
"""The start of an element that is plain, or says its language."""
_TEXT = re.compile(f">([^<{_LETTERS}]*[{_LETTERS}][^<]*)")
"""A text between tags that has Vietnamese letters."""

_WORD = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(rf"{_WORD.pattern}(?:[ \u00a0]{_WORD.pattern})*")
"""Words with nothing but one space between them: a name is within such."""
_SYLLABLE = re.compile(
    "(?:ngh?|[ckpt]h|g[hi]|nh|tr|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?"
)
_MARKS = str.maketrans({"đ": "d"})
_OTHERS = frozenset(
    {
        *("a", "à", "an", "and", "at", "au", "ce", "de", "du", "en", "et", "i", "il", "in"),
        *("la", "là", "le", "no", "on", "où", "the", "to", "un"),
    }
)
"""Short words of English and French that could be Vietnamese syllables."""


def part_language(text: str, around: str) -> str:
    """The language a screen reader should say a name in.

    Args:
        text: A name, such as a publisher's.
        around: The language of the text it stands in.

    Returns:
        "vi" where the name is visibly Vietnamese and the text around is not, else "".
    """
    return "vi" if around != "vi" and _VIETNAMESE.search(text) else ""


def with_parts(html: str, language: str) -> str:
    """HTML in which Vietnamese names carry their language where the text around has another.

    Args:
        html: Elements, with their tags.
        language: The code of the language they stand in.
    """
    is_plain = language == "vi" and "lang=" not in html
    return html if is_plain or not _VIETNAMESE.search(html) else "".join(_parts(html, language))


def _parts(html: str, language: str) -> Iterator[str]:
    """What stands in elements of one language, and by themselves those that say another."""
    done = 0
    while tag := _APART.search(html, done):
        yield _named(html[done : tag.end() - 1], language)
        done = _end(html, tag)
        inside = html[tag.end() - 1 : done]  # begins with the sign that ends the tag
        yield from (inside,) if tag["plain"] else _parts(inside, tag["own"])
    yield _named(html[done:], language)


def _end(html: str, tag: re.Match[str]) -> int:
    """Where the element that a tag begins ends: at its own end tag, not at that of one in it."""
    depth, name = 1, tag["plain"] or tag["name"]
    for one in re.compile(rf"<(/?){name}\b[^>]*(?<!/)>").finditer(html, tag.end()):
        depth += -1 if one[1] else 1
        if not depth:
            return one.start()
    return len(html)


def _named(html: str, language: str) -> str:
    """Tags as they are, and texts with their names marked."""
    return html if language == "vi" else _TEXT.sub(lambda text: f">{_marked(text[1])}", html)


def _marked(text: str) -> str:
    """A text with its Vietnamese names in elements of their own."""
    done, parts = 0, []
    for start, end in _runs(text):
        parts += [text[done:start], f'<span lang="vi">{text[start:end]}</span>']
        done = end
    return "".join((*parts, text[done:]))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where names stand: words with Vietnamese letters, and syllables beside them."""
    for some in _WORDS.finditer(text):
        if _VIETNAMESE.search(some[0]):
            yield from _names(tuple(_WORD.finditer(text, *some.span())), text)


def _names(words: Sequence[re.Match[str]], text: str) -> Iterator[tuple[int, int]]:
    """Where names stand among words of which each is beside the next."""
    done = 0
    for number, word in enumerate(words):
        if number < done or not _is_name(word, text):
            continue
        first = last = number
        while first > done and _joins(words[first - 1], text):
            first -= 1
        while last + 1 < len(words) and _joins(words[last + 1], text):
            last += 1
        done = last + 1
        yield words[first].start(), words[last].end()


def _is_name(word: re.Match[str], text: str) -> bool:
    """Whether a word is visibly Vietnamese, and no part of the number of a document: QĐ-TTg."""
    if not _VIETNAMESE.search(word[0]):
        return False
    around = text[max(word.start() - 1, 0) : word.start()] + text[word.end() : word.end() + 1]
    is_number = (word[0].isupper() and len(word[0]) > 1) or any(sign in "-/" for sign in around)
    return not is_number


def _joins(word: re.Match[str], text: str) -> bool:
    """Whether a word is a syllable of the name that begins or ends beside it."""
    return _is_name(word, text) or _may_join(word[0])


@lru_cache(maxsize=4096)
def _may_join(word: str) -> bool:
    """Whether a word without marks could be a syllable of a name."""
    is_foreign = word[0].isupper() or not word.isascii()
    return is_foreign and word.casefold() not in _OTHERS and _is_syllable(word)


def _is_syllable(word: str) -> bool:
    bare = unicodedata.normalize("NFD", word.casefold().translate(_MARKS))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return _SYLLABLE.fullmatch(letters) is not None
