"""The order of words in a list, as near as folding comes to a dictionary's."""

import unicodedata

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
