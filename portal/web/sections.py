"""The ways from each section of a page to the same one in other languages, for want of script.

With script the switch of language itself keeps the section (`tools.js`).
"""

import re
from html import escape

from portal.model.page import Page
from portal.web.state import current_language, current_site
from portal.web.urls import key_href

_HEADING = re.compile(r'<h2\b[^>]*\bid="([^"]+)"[^>]*>.*?</h2>', re.DOTALL)


def with_ways(html: str, page: Page) -> str:
    """The text of a page with the ways behind each of its headings of the second level."""
    reader = current_language()
    there = [one.language for one in current_site().translations(page.key)]
    others = [(one, key_href(page.key, "", one)) for one in there if one != reader]

    def ways(heading: re.Match[str]) -> str:
        anchor = heading[1]
        links = [
            f'<a href="{to}#{anchor}" hreflang="{one.code}" '
            f'lang="{one.code}">{escape(one.name)}</a>'
            for one, to in others
        ]
        return f'{heading[0]}\n<noscript><p class="section-ways">{" ".join(links)}</p></noscript>'

    return _HEADING.sub(ways, html) if others else html
