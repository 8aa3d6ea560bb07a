"""Words made fit for addresses and anchors, in ASCII and without losing a letter."""

import re
import unicodedata

# Letters that no decomposition reaches. Without them "Đổi mới" would become "oi-moi".
_WHOLE = str.maketrans(
    {"đ": "d", "Đ": "d", "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o"}
)


def slugify(text: str) -> str:
    """Fold a text to lower-case ASCII words joined by hyphens.

    >>> slugify("Đổi mới sáng tạo: cơ chế đặc biệt")
    'doi-moi-sang-tao-co-che-dac-biet'
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_WHOLE))
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")
