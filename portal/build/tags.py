"""The tags of built HTML, whatever spoilt it: a parser takes ten times as long."""

import re
from collections.abc import Mapping
from html import unescape

INSIDE = r"""([^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*)>"""
"""What stands in a tag behind its name, and its end."""

_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")


def attributes(inside: str) -> Mapping[str, str]:
    """The attributes of a tag, by their names in small letters."""
    return {
        one[1].lower(): unescape(one[2] or one[3] or one[4] or "")
        for one in _ATTRIBUTE.finditer(inside)
    }
