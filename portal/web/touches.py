"""The last touches to a page, wherever text or register has what needs them.

A body has had its own when it was rendered, for all pages that show it: while the rest of a page
gets them, a mark stands for it.
"""

import re

from flask import Flask, Response, g
from markupsafe import Markup

from portal.rendering.touches import touched
from portal.web.state import current_language, current_site

_MARK = re.compile(r"<\?([0-9]+)>")
"""No other text of a page can hold it: a sign "<" of its own is escaped."""


def install(app: Flask) -> None:
    """Let an app touch its pages, and templates name what has no need of it."""
    app.before_request(_begin)
    app.after_request(_with_touches)
    app.jinja_env.filters["touched"] = _kept


def _begin() -> None:
    g.kept = []  # freezing shares one `g` between all requests


def _kept(html: str) -> Markup:
    """What stands in a page for HTML that has been touched already."""
    g.kept.append(html)
    return Markup("<?%d>") % (len(g.kept) - 1)


def _with_touches(response: Response) -> Response:
    if response.mimetype == "text/html":
        head, main, rest = response.get_data(as_text=True).partition("<main")
        rest = touched(rest, current_language(), current_site().languages)
        response.set_data(head + main + _MARK.sub(lambda mark: g.kept[int(mark[1])], rest))
    return response
