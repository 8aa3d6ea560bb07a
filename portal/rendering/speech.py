"""The language of names that carry none: Vietnamese letters are Vietnamese wherever they stand."""

import re
import unicodedata
from collections.abc import Iterator

# Letters that no other language of a civic site uses: horned o and u, barred d, breve a, and the
# block in which Unicode keeps the vowels with a Vietnamese tone mark.
_VIETNAMESE = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")

_TAG = re.compile(r"(<[^>]+>)")
_LANG = re.compile(r'\slang="?([\w-]+)')
_NAME = re.compile(r"/?([a-z0-9]+)", re.IGNORECASE)
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
_PLAIN = frozenset({"option", "script", "style", "svg", "template", "textarea", "title"})
"""Elements whose text holds no other element, or none that says its language."""

_WORD = re.compile(r"[^\W\d_]+")
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


def with_parts(html: str) -> str:
    """A page in which Vietnamese names carry their language where the text around has another."""
    before, main, rest = html.partition("<main")
    root = _LANG.search(before)
    if not root or not _VIETNAMESE.search(rest):
        return html
    return before + main + "".join(_parts(rest, root[1]))


def _parts(html: str, language: str) -> Iterator[str]:
    """Tags as they are, and texts with their names marked."""
    inside = [("main", language)]
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            _enter_or_leave(piece, inside)
            yield piece
        elif inside[-1][1] != "vi" and _VIETNAMESE.search(piece):
            plain = any(name in _PLAIN for name, _ in inside)
            yield piece if plain else _marked(piece)
        else:
            yield piece


def _enter_or_leave(tag: str, inside: list[tuple[str, str]]) -> None:
    """Keep in mind which elements a text stands in, and the language of each."""
    name = _NAME.match(tag, 1)
    if not name or name[1] in _VOID or tag.endswith("/>"):
        return
    if tag[1] != "/":
        own = _LANG.search(tag)
        inside.append((name[1], own[1] if own else inside[-1][1]))
    elif any(one == name[1] for one, _ in inside[1:]):
        while inside.pop()[0] != name[1]:
            pass


def _marked(text: str) -> str:
    """A text with its Vietnamese names in elements of their own."""
    done, parts = 0, []
    for start, end in _runs(text):
        parts += [text[done:start], f'<span lang="vi">{text[start:end]}</span>']
        done = end
    return "".join((*parts, text[done:]))


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Where names stand: words with Vietnamese letters, and syllables beside them."""
    words = list(_WORD.finditer(text))
    done = 0
    for number, word in enumerate(words):
        if number < done or not _is_name(word, text):
            continue
        first = last = number
        while first > done and _joins(words[first - 1], words[first], text):
            first -= 1
        while last + 1 < len(words) and _joins(words[last + 1], words[last], text):
            last += 1
        done = last + 1
        yield words[first].start(), words[last].end()


def _is_name(word: re.Match[str], text: str) -> bool:
    """Whether a word is visibly Vietnamese, and no part of the number of a document: QĐ-TTg."""
    around = text[max(word.start() - 1, 0) : word.start()] + text[word.end() : word.end() + 1]
    is_number = (word[0].isupper() and len(word[0]) > 1) or any(sign in "-/" for sign in around)
    return bool(_VIETNAMESE.search(word[0])) and not is_number


def _joins(word: re.Match[str], beside: re.Match[str], text: str) -> bool:
    """Whether a word is a syllable of the name that begins or ends beside it."""
    gap = text[min(word.end(), beside.end()) : max(word.start(), beside.start())]
    if gap not in (" ", "\N{NO-BREAK SPACE}"):
        return False
    if _is_name(word, text):
        return True
    is_foreign = word[0][0].isupper() or not word[0].isascii()
    return is_foreign and word[0].casefold() not in _OTHERS and _is_syllable(word[0])


def _is_syllable(word: str) -> bool:
    bare = unicodedata.normalize("NFD", word.casefold().translate(_MARKS))
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return _SYLLABLE.fullmatch(letters) is not None
