"""The ways to the places of a text; with script they copy the address.

That to a paragraph stands behind its last word. That to a section is its heading, so that no
heading sounds longer than it is; one that leads elsewhere already stays as it is.
"""

import re
from html import escape

from flask_babel import gettext as _

_PARAGRAPH = re.compile(r'(<p\b[^>]*\bid="p-([0-9]+)"[^>]*>.*?)</p>', re.DOTALL)
_HEADING = re.compile(r'(<h[23]\b[^>]*\bid="([^"]+)"[^>]*>)((?:(?!<a\b|</h).)*)</h')


def with_anchors(html: str) -> str:
    """A text with a link to each of its paragraphs and sections at that place."""
    whole = _HEADING.sub(r'\1<a class="head" href="#\2">\3</a></h', html)
    name = escape(_("Link to paragraph %(number)s"))  # asked once, and not for each paragraph

    def with_anchor(paragraph: re.Match[str]) -> str:
        words, number = paragraph.groups()
        said = name % {"number": number}
        return f'{words}<a class="here" href="#p-{number}" aria-label="{said}"></a></p>'

    return _PARAGRAPH.sub(with_anchor, whole)
