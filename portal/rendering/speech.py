"""The language of names that carry none: Vietnamese letters are Vietnamese wherever they stand."""

import re

# Letters that no other language of a civic site uses: horned o and u, barred d, breve a, and the
# block in which Unicode keeps the vowels with a Vietnamese tone mark.
_VIETNAMESE = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")


def part_language(text: str, around: str) -> str:
    """The language a screen reader should say a name in.

    Args:
        text: A name, such as a publisher's.
        around: The language of the text it stands in.

    Returns:
        "vi" where the name is visibly Vietnamese and the text around is not, else "".
    """
    return "vi" if around != "vi" and _VIETNAMESE.search(text) else ""
