"""The live site: every request is answered by the last good state of the files."""

import gc
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Flask, Response
from jinja2 import Environment, TemplateSyntaxError
from werkzeug.exceptions import InternalServerError
from werkzeug.serving import run_simple

from portal.build.again import kept_beside
from portal.build.collecting import no_collecting
from portal.build.keeping import Keep
from portal.build.sources import Sources
from portal.dev.content import Content
from portal.dev.finder import LiveFinder, made
from portal.dev.telling import (
    EVENTS,
    SCRIPT,
    SHEET,
    STATIC,
    Told,
    made_of,
    messages,
    page_of_problems,
    tell_pages,
)
from portal.dev.watching import Watched
from portal.model.place import Place, Problem
from portal.model.site import Site
from portal.settings import Settings
from portal.web import app as web
from portal.web.i18n import CatalogueRefusedError
from portal.web.state import EXTENSION, State
from portal.web.views import style
from search.bundling import NoBundleError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

PAUSE = 0.2
"""Seconds between two looks at the files at least."""
SHARE = 8
"""How many times as long as a look computed nobody looks again: a small part of one processor."""
SILENCE = 50
"""After how many pauses without news a browser is told that there is none."""
KEYS = 5
"""How many keys are checked before whoever waits has its turn."""


_UNREADABLE = (CatalogueRefusedError, NoBundleError, OSError, UnicodeError)
"""What a half-saved file of the design raises; when it is whole, it has changed once more."""


class LiveSite:
    """A WSGI app made from the files as they are now, or as they were when they were good."""

    def __init__(self, settings: Settings, pause: float = PAUSE) -> None:
        """Remember the folders; the first look reads them.

        Args:
            settings: Where content and catalogues are, and beside what an index may be kept.
            pause: Seconds between two looks at least; at 0 whoever asks has them looked at.
        """
        self._settings = settings
        self._pause = pause
        self._next_look = 0.0
        self._lock = threading.Lock()
        self._is_working = False
        design = (web.HERE / "templates", web.HERE / "static", web.SEARCH_CLIENT)
        self._watched = Watched(settings.content, settings.translations, *design)
        kept = kept_beside(settings.output)
        sources = Sources(settings.content, Keep(kept, lambda _: None))
        self._content = Content(settings.content, sources)
        self._finder = LiveFinder(partial(made, settings=settings, folder=kept))
        self._broken: dict[str, Problem] = {}
        self._app: Flask | None = None
        self._pages = 0
        self._assets = ""

    def __call__(self, environ: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        """Answer a request."""
        own: Mapping[str, Callable[[], Response]] = {
            EVENTS: self._events,
            SCRIPT: partial(_static, "live.js", "text/javascript"),
            SHEET: partial(_static, "live.css", "text/css"),
        }
        answer = own.get(environ["PATH_INFO"])
        if answer:
            return answer()(environ, start)
        told = self.look()
        return (self._app or self._app_of_problems(told))(environ, start)

    def look(self) -> Told:
        """Follow the files, unless somebody has just done so; and tell what is to be told."""
        with self._lock:
            if time.monotonic() >= self._next_look:
                begun = time.thread_time()
                changed = self._watched.changed()
                took = time.thread_time() - begun
                if changed:
                    self._follow(changed)
                pause = max(self._pause, SHARE * took) if self._pause else 0
                self._next_look = time.monotonic() + pause
            self._go_on()
            return self._told()

    def _told(self) -> Told:
        problems = (*self._content.problems, *self._broken.values())
        finder = self._finder
        is_held = bool(self._broken) or not self._content.can_be_shown
        return Told(self._pages, self._assets, finder.number, finder.is_behind, is_held, problems)

    def _follow(self, changed: frozenset[str]) -> None:
        """Read what has changed; what is good is shown from now on."""
        for name in changed:
            self._broken.pop(name, None)
        self._broken |= {one.place.path: one for one in _broken(changed)}
        if any(Path(name).is_relative_to(self._settings.content) for name in changed):
            self._content.read(changed)
        site = self._content.site
        if site is None or not self._content.can_be_shown:
            return
        self._finder.follow(site)
        is_text = all(Path(name).is_relative_to(self._settings.content) for name in changed)
        app = (self._told_anew(site) if is_text else None) or self._made(site)
        if app and not self._broken:
            self._show(app, anew=not all(name.endswith(".css") for name in changed))

    def _told_anew(self, site: Site) -> Flask | None:
        """The app there is, about another site; None where it cannot be about that."""
        try:
            return web.about(self._app, site) if self._app else None
        except ValueError:
            return None

    def _made(self, site: Site) -> Flask | None:
        """The app of a site; None where its catalogues or its design cannot be read."""
        folder = str(self._settings.translations)
        self._broken.pop(folder, None)
        try:
            app = web.create_app(site, self._settings, self._finder)
        except _UNREADABLE as error:
            expected = "catalogues of each language, style sheets and scripts that can be read"
            self._broken[folder] = Problem(Place(folder), "design-broken", expected, str(error))
            return None
        tell_pages(app, self._finder)
        app.register_blueprint(style.bp)
        app.register_error_handler(InternalServerError, _failed)
        return app

    def _show(self, app: Flask, *, anew: bool) -> None:
        """Answer with an app from now on; `anew` where pages are other than they were."""
        state: State = app.extensions[EXTENSION]
        self._assets = f"assets/{state.assets.digest}/"
        self._pages += anew or self._app is None
        self._app = app
        made_of(app, self._pages, self._assets)

    def _app_of_problems(self, told: Told) -> Flask:
        """What answers where there is no good state yet."""
        app = Flask(__name__, static_folder=None)
        page = page_of_problems("The site cannot be shown", told.problems)
        app.register_error_handler(404, lambda _: (page, 500))
        tell_pages(app, self._finder)
        made_of(app, self._pages, self._assets)
        return app

    def _go_on(self) -> None:
        """Have somebody do what is left to do, if nobody does."""
        if not self._is_working and (self._content.unchecked or self._finder.is_behind):
            self._is_working = True
            threading.Thread(target=self._work, daemon=True).start()

    def _work(self) -> None:
        """Check what is unchecked, little by little; then index what is asked for."""
        try:
            while self._content.unchecked:
                with self._lock:
                    self._content.check(list(islice(self._content.unchecked, KEYS)))
                time.sleep(0.001)  # else the lock would never be anybody else's
            if self._finder.is_behind:
                self._finder.catch_up()
        finally:
            self._is_working = False

    def _events(self) -> Response:
        wait = partial(time.sleep, self._pause)
        return Response(messages(self.look, wait, SILENCE), mimetype="text/event-stream")


def _static(name: str, kind: str) -> Response:
    return Response((STATIC / name).read_bytes(), content_type=f"{kind}; charset=utf-8")


def _broken(changed: Iterable[str]) -> Iterator[Problem]:
    """What is wrong with templates that have changed."""
    syntax = Environment(extensions=("jinja2.ext.i18n",), autoescape=True)
    for file in map(Path, changed):
        if file.is_relative_to(web.HERE / "templates") and file.is_file():
            try:
                syntax.parse(file.read_text(encoding="utf-8"), filename=str(file))
            except OSError:  # it has just been moved away
                continue
            except TemplateSyntaxError as error:
                place = Place(str(file), error.lineno)
                found = error.message or "something else"
                yield Problem(place, "template-broken", "a template", found)


def _failed(error: InternalServerError) -> tuple[str, int]:
    """What is shown in place of a page that could not be made, be it by a template's mistake."""
    cause = error.original_exception or error
    frames = traceback.extract_tb(cause.__traceback__)
    templates = web.HERE / "templates"
    own = [one for one in frames if Path(one.filename).is_relative_to(templates)] or frames
    place = Place(own[-1].filename, own[-1].lineno or 1) if own else Place("?")
    found = f"{type(cause).__name__}: {cause}"
    problem = Problem(place, "page-failed", "a page that can be made", found)
    return page_of_problems("This page cannot be shown", (problem,)), 500


def serve(settings: Settings, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serve until interrupted.

    Args:
        settings: Where content and catalogues are.
        host: The address to listen at.
        port: The port.
        say: Told how long it took to read the content.
    """
    name = f"[{host}]" if ":" in host else host  # an IPv6 address
    own = Settings(
        content=settings.content,
        translations=settings.translations,
        base_url=f"http://{name}:{port}/",
    )
    site, begun = LiveSite(own), time.monotonic()
    with no_collecting():
        problems = site.look().problems
        gc.freeze()
    say(f"{settings.content}: read in {time.monotonic() - begun:.1f} s, {len(problems)} problems")
    run_simple(host, port, site, threaded=True)
