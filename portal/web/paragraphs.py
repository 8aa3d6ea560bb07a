"""The way to each paragraph of a text, behind its last word; with script it copies the address."""

import re
from html import escape

from flask_babel import gettext as _

_PARAGRAPH = re.compile(r'(<p\b[^>]*\bid="p-([0-9]+)"[^>]*>.*?)</p>', re.DOTALL)


def with_anchors(html: str) -> str:
    """A text with a link to itself in each paragraph that has a number."""
    return _PARAGRAPH.sub(_with_anchor, html)


def _with_anchor(paragraph: re.Match[str]) -> str:
    words, number = paragraph.groups()
    name = escape(_("Link to paragraph %(number)s", number=number))
    return f'{words}<a class="here" href="#p-{number}" aria-label="{name}"></a></p>'
