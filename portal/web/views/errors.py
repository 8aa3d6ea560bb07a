"""The page for what is not there, in the language of the address; a file too, for static hosts."""

from collections.abc import Iterator

from flask import Blueprint, Flask, abort, g, render_template, request
from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

from portal.web.metadata import Metadata, window_title
from portal.web.navigation import navigation
from portal.web.state import State, current_site
from portal.web.targets import Target

bp = Blueprint("errors", __name__)


@bp.get("/<language>/404.html")
def missing(language: str) -> str:
    """The page for hosts that can show one per language."""
    if current_site().language(language) is None:
        abort(404)
    return _missing()


@bp.get("/404.html")
def missing_anywhere() -> str:
    """The page for hosts that show one for all: it begins in the default language."""
    g.language = current_site().languages[0]
    return _missing()


def _missing() -> str:
    g.here = None
    head = Metadata(window_title(_("Page not found")), "", indexed=False)
    return render_template("errors/404.html", nav=navigation(None), meta=head)


def handle_missing(error: HTTPException) -> tuple[str, int]:
    """Answer an address that leads nowhere."""
    first = request.path.strip("/").partition("/")[0]
    g.language = current_site().language(first) or current_site().languages[0]
    return _missing(), error.code or 404


def install(app: Flask) -> None:
    """Make an app answer with these pages."""
    app.register_error_handler(404, handle_missing)


def targets(state: State) -> Iterator[Target]:
    """A page per language, and the one for all."""
    for language in state.site.languages:
        yield Target("errors.missing", {"language": language.code})
    yield Target("errors.missing_anywhere")
