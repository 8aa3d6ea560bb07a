"""What a line must not tear: dates, the numbers of articles and documents, spans, separators.

Spaces within become no-break spaces. Between letters only a style can forbid a break that a hyphen
allows: the number of a document stands in an element of class `doc`, and is found and copied as
it is written.
"""

import re
from collections.abc import Iterable
from functools import cache

from babel import Locale

from portal.model.language import Language

_SPACE = "\N{NO-BREAK SPACE}"
_JOINED = "\N{EN DASH}\N{WORD JOINER}"
_YEAR = r"(?:19|20)[0-9]{2}\b"
_DASHED = re.compile(r"\N{EN DASH}(?<=[0-9]\N{EN DASH})(?=[0-9])")
"""The dash of a span: 8–20. It begins with what is quick to look for, as the others do."""
_NUMBER = re.compile(
    r"[0-9](?<![\w/>-][0-9])[0-9/]*(?:-[A-ZĐ]{2,}(?:/[A-ZĐ]+)?|/[A-ZĐ]+(?:-[A-ZĐ]\w+)+)"
    r"(?=[^<>]*<(?!/(?:text|title|desc)>))"
)
"""The number of a document in a text between tags: 57-NQ/TW, 13/2023/NĐ-CP. Not in a picture, and
not where an element begins with it: that is a reference, which has its class already."""


def unbroken(html: str, languages: tuple[Language, ...]) -> str:
    """A part of a page whose text is not torn at the wrong places.

    Args:
        html: The part.
        languages: Those of the site: a page names texts and sources in all of them.
    """
    return _NUMBER.sub(r'<span class="doc">\g<0></span>', tied(html, languages))


def tied(text: str, languages: tuple[Language, ...]) -> str:
    """A text with spaces and dashes that do not break where a line must not end."""
    return _DASHED.sub(_JOINED, _loose(languages).sub(_SPACE, text))


@cache
def _loose(languages: tuple[Language, ...]) -> re.Pattern[str]:
    """The spaces to tie; most of all are no such, as the sign behind them tells."""
    months = sorted({month for one in languages for month in _months(one)})
    named = sorted({*months, *(word for one in languages for word in one.numbered)})
    month = _any(re.escape(one) for one in months)
    follows = "".join(sorted({one[0] for one in months} | set("IVXL·›")))
    name_before = _any(rf"(?<={re.escape(one)} )" for one in named)
    ways = (
        # 4 March, 1er mai
        rf"(?:(?<=[0-9] )|(?<=[0-9]\w )|(?<=[0-9]\w\w ))(?=(?:{month})\b)",
        # March 2025, năm 2025
        rf"(?={_YEAR})(?<=\w )",
        # No. 5, Chapter IV
        rf"(?=[0-9]|[IVXL]+\b)(?:{name_before})",
        # A separator ends a line, and begins none.
        "(?=[·›])",
    )
    return re.compile(f" (?=[0-9{follows}])(?:{'|'.join(ways)})")


def _months(language: Language) -> Iterable[str]:
    """The names of the months, without the numbers that some languages call them by."""
    names = Locale.parse(language.locale).months["format"]["wide"].values()
    return filter(None, (name.strip("0123456789 ") for name in names))


def _any(patterns: Iterable[str]) -> str:
    """A pattern of any of some, and of nothing where there are none."""
    return "|".join(patterns) or "(?!)"
