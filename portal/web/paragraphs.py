"""The ways to the places of a text; with script they copy the address.

That to a paragraph stands behind its last word. That to a section is its heading, so that no
heading sounds longer than it is; one that leads elsewhere already stays as it is.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape

from flask_babel import gettext as _

from portal.model.language import Language
from portal.rendering.lines import tied

_PARAGRAPH = re.compile(r'(<p\b[^>]*\bid="p-([0-9]+)"[^>]*>[^<]*(?:<(?!/p>)[^<]*)*)</p>')
_HEADING = re.compile(r'(<h[23]\b[^>]*\bid="([^"]+)"[^>]*>)((?:(?!<a\b|</h).)*)</h')


def with_anchors(html: str, languages: tuple[Language, ...]) -> str:
    """A text with a link to each of its paragraphs and sections at that place.

    Args:
        html: The text.
        languages: Those of the site: no line tears what a link is called in any of them.
    """
    whole = _HEADING.sub(r'\1<a class="head" href="#\2">\3</a></h', html)
    name_of = _naming(_("Link to paragraph %(number)s"), languages)

    def with_anchor(paragraph: re.Match[str]) -> str:
        words, number = paragraph.groups()
        return f'{words}<a class="here" href="#p-{number}" aria-label="{name_of(number)}"></a></p>'

    return _PARAGRAPH.sub(with_anchor, whole)


@lru_cache(maxsize=16)
def _naming(name: str, languages: tuple[Language, ...]) -> Callable[[str], str]:
    """What names the way to a paragraph by its number: pages have the same ones again and again."""
    return lru_cache(maxsize=256)(lambda number: tied(escape(name % {"number": number}), languages))
