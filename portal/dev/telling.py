"""What the browser is told of the live site: a script and a style sheet that are never published.

The script comes by `after_request`; no template knows of it. What it is told comes as events from
the same origin, so that the policy of the pages holds.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

from flask import Flask, Response, current_app, g, request

from portal.dev.finder import ASKED, LiveFinder
from portal.model.place import Problem, Severity

EVENTS, SCRIPT, SHEET = "/-/events", "/-/live.js", "/-/live.css"
_MADE_OF = "live"
_ANSWERING = ' data-component="search-box"'
STATIC = Path(__file__).with_name("static")


@dataclass(frozen=True, slots=True)
class Told:
    """What a browser has to know.

    Attributes:
        pages: The number of the state of the site that is shown.
        assets: Where its style sheets and scripts are.
        search: The number of the index that answers.
        indexing: Whether another is being made.
        held: Whether pages are shown as they were, for the files are too wrong to make others.
        problems: Everything that is wrong with the files.
    """

    pages: int
    assets: str
    search: int
    indexing: bool
    held: bool
    problems: tuple[Problem, ...]

    def message(self) -> str:
        """The event that tells it."""
        problems = [
            {
                "place": str(one.place),
                "code": one.code,
                "expected": one.expected,
                "found": one.found,
                "warning": one.severity is Severity.WARNING,
            }
            for one in self.problems
        ]
        names = ("pages", "assets", "search", "indexing", "held")
        data = {name: getattr(self, name) for name in names}
        return f"data: {json.dumps({**data, 'problems': problems})}\n\n"


def messages(now: Callable[[], Told], wait: Callable[[], None], most: int) -> Iterator[str]:
    """Tell what is, and whenever it has changed.

    Args:
        now: What is to be told.
        wait: Takes the time until it is worth asking again.
        most: How often it waits at most without a word: a browser that is gone takes none.
    """
    told, silent = None, 0
    while True:
        current = now()
        if current != told:
            told, silent = current, 0
            yield told.message()
        elif silent >= most:
            silent = 0
            yield ":\n\n"
        silent += 1
        wait()


def tell_pages(app: Flask, finder: LiveFinder) -> None:
    """Let every page of an app have the script; `made_of` tells it what the page was made of.

    While the finder is behind, no script of the page's own answers in its place: that asks the
    files of the last index, which know nothing of an edit.
    """
    app.after_request(partial(_with_script, finder))


def made_of(app: Flask, pages: int, assets: str) -> None:
    """Note the number of the state that an app shows, and where its assets are."""
    app.extensions[_MADE_OF] = f'data-pages="{pages}" data-assets="{assets}"'


def _with_script(finder: LiveFinder, response: Response) -> Response:
    if response.mimetype == "text/html" and not request.path.startswith("/-/"):
        own = f'data-events="{EVENTS}" data-sheet="{SHEET}" {current_app.extensions[_MADE_OF]}'
        search = f' data-search="{g.get(ASKED)}"' if ASKED in g else ""
        tag = f'<script defer src="{SCRIPT}" {own}{search}></script></body>'
        page = response.get_data(as_text=True).replace("</body>", tag)
        response.set_data(page.replace(_ANSWERING, "") if finder.is_behind else page)
    return response


def page_of_problems(title: str, problems: tuple[Problem, ...]) -> str:
    """A page in place of one that cannot be made: why, with places."""
    lines = "".join(f"<li>{escape(str(one))}</li>" for one in problems)
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{title}</title><link rel="stylesheet" href="{SHEET}"></head>'
        f'<body class="live-page"><main><h1>{title}</h1><ol>{lines}</ol></main></body></html>'
    )
