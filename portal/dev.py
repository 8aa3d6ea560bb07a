"""The live site for editors: content is read again when it changes, and the browser is told.

Each request looks whether a file has changed, so that nothing has to watch in the background.
The script that reloads the page comes by `after_request`; no template knows of it.
"""

import threading
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, Response, request
from werkzeug.serving import run_simple

from portal.build.finder import SiteFinder
from portal.model.place import Severity
from portal.model.site import Site
from portal.reading.checks import check
from portal.reading.load import load
from portal.settings import Settings
from portal.web.app import HERE, SEARCH_CLIENT, create_app
from portal.web.i18n import CatalogueMissingError
from portal.web.views import style

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

VERSION_ADDRESS = "/-/version"
SCRIPT_ADDRESS = "/-/reload.js"

_SCRIPT = f"""\
const version = async () => (await fetch("{VERSION_ADDRESS}", {{ cache: "no-store" }})).text()
const first = await version()
setInterval(async () => {{
  try {{ if (await version() !== first) location.reload() }} catch {{ /* the server restarts */ }}
}}, 1000)
"""
_TAG = f'<script type="module" src="{SCRIPT_ADDRESS}"></script></body>'


class LiveSite:
    """A WSGI app that is always made from the files as they are now."""

    def __init__(self, settings: Settings) -> None:
        """Remember the folders; the first request reads them."""
        self._settings = settings
        self._lock = threading.Lock()
        self._version = ""
        self._app = Flask(__name__)

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answer a request, from files read again if any has changed."""
        with self._lock:
            version = self._version_now()
            if version != self._version:
                self._app = self._made()
                self._version = version
        return self._app(environ, start)

    def _version_now(self) -> str:
        """A text that changes with any file the site is made of."""
        own = (HERE, SEARCH_CLIENT)
        folders = (self._settings.content, self._settings.translations, *own)
        return str(hash(tuple(_stamp(file) for folder in folders for file in _files(folder))))

    def _made(self) -> Flask:
        site, problems = load(self._settings.content)
        problems = (*problems, *(check(site) if site else ()))
        if site is None or any(one.severity is Severity.ERROR for one in problems):
            app = _app_of_problems(str(one) for one in sorted(set(problems)))
        else:
            app = self._app_of(site)
        app.add_url_rule(VERSION_ADDRESS, "version", lambda: self._text(self._version))
        app.add_url_rule(SCRIPT_ADDRESS, "reload", lambda: self._text(_SCRIPT, "text/javascript"))
        app.after_request(_with_script)
        return app

    def _app_of(self, site: Site) -> Flask:
        try:
            app = create_app(site, self._settings, SiteFinder(site))
        except CatalogueMissingError as error:
            return _app_of_problems((str(error),))
        app.register_blueprint(style.bp)
        return app

    @staticmethod
    def _text(words: str, kind: str = "text/plain") -> Response:
        return Response(words, content_type=f"{kind}; charset=utf-8")


def _files(folder: Path) -> Iterable[Path]:
    return sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc")


def _stamp(file: Path) -> tuple[int, ...]:
    """What tells one state of a file from another; none for one an editor has just moved away."""
    try:
        stat = file.stat()
    except FileNotFoundError:
        return ()
    return stat.st_mtime_ns, stat.st_size, stat.st_ino


def _app_of_problems(problems: Iterable[str]) -> Flask:
    """What is shown in place of a site that cannot be made: why, with places."""
    app = Flask(__name__, static_folder=None)
    lines = "".join(f"<li>{escape(one)}</li>" for one in problems)
    body = f'<!doctype html><html lang="en"><title>Problems</title><body><ol>{lines}</ol></body>'

    @app.errorhandler(404)
    def _problems(_: Exception) -> tuple[str, int]:
        return body, 500

    return app


def _with_script(response: Response) -> Response:
    if response.mimetype == "text/html" and not request.path.startswith("/-/"):
        response.set_data(response.get_data(as_text=True).replace("</body>", _TAG))
    return response


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve until interrupted."""
    name = f"[{host}]" if ":" in host else host  # an IPv6 address
    own = Settings(
        content=settings.content,
        translations=settings.translations,
        base_url=f"http://{name}:{port}/",
    )
    run_simple(host, port, LiveSite(own), threaded=True)
