"""Wires the app: the site in, the views on; no duty of its own."""

from collections.abc import MutableMapping
from copy import copy
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from flask import Flask, Response, g, request
from flask.json.provider import DefaultJSONProvider
from flask.templating import Environment
from jinja2 import StrictUndefined

from portal.model.finding import Finder
from portal.model.site import Site
from portal.rendering import converter
from portal.rendering.speech import part_language
from portal.settings import Settings
from portal.web import i18n, touches, urls
from portal.web.assets import Assets
from portal.web.scripts import scripts
from portal.web.spoken import spoken_scripts
from portal.web.state import EXTENSION, Render, State, current_language, current_site
from portal.web.styles import sheets
from portal.web.targets import Target, collect
from portal.web.views import (
    alphabet,
    assets,
    citations,
    data,
    errors,
    facts,
    feeds,
    pages,
    parallel,
    search,
)

HERE = Path(__file__).parent
SEARCH_CLIENT = HERE.parent.parent / "search" / "client"

POLICY = "; ".join(
    (
        "default-src 'none'",
        "base-uri 'none'",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "img-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
    )
)
"""The Content-Security-Policy: nothing inline, nothing from elsewhere. Static hosts need not set
a header for it: every page carries it too."""

HEADERS = {
    # Only a header can forbid to be shown within another site.
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What every answer says of itself, on the live site and on a host that is set up for it."""

_VIEWS = (pages, parallel, facts, citations, search, alphabet, feeds, data, errors, assets)
_MAY_LACK = ("facts.fact", "parallel.page")
"""What a small site has nothing for: it states no figure, or speaks one language only."""


class _Environment(Environment):
    """Flask's, with the names that all templates know in one dict: all are there at the start."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


def create_app(
    site: Site, settings: Settings, finder: Finder, render: Render = converter.render
) -> Flask:
    """Make the app that is served live and frozen.

    Args:
        site: What to publish; it has no problems.
        settings: Where the catalogues are, and the base URL.
        finder: What answers queries.
        render: What makes HTML of a page.

    Raises:
        CatalogueRefusedError: A language of the site has no interface.
    """
    app = Flask(__name__, static_folder=None, template_folder=HERE / "templates")
    app.jinja_environment = _Environment
    app.jinja_options = {"cache_size": -1}  # templates are few: all stay, and none is looked for
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.undefined = StrictUndefined
    _write_small_json(app)
    app.extensions[EXTENSION] = _state(app, site, settings, finder, render)
    app.before_request(_language_of_address)
    touches.install(app)
    app.after_request(_headers)
    for view in _VIEWS:
        app.register_blueprint(view.bp)
    errors.install(app)
    _install_template_words(app)
    return app


def about(app: Flask, site: Site) -> Flask:
    """The same app about a later state of its site, for which no file of the design is read again.

    Raises:
        ValueError: The site has other languages or addresses, which the app itself is made of.
    """
    state: State = app.extensions[EXTENSION]
    if _frame(site) != _frame(state.site):
        raise ValueError("expected a site of the same languages and addresses")
    other = copy(app)
    other.extensions = {**app.extensions, EXTENSION: replace(state, site=site, letters={})}
    return other


def _frame(site: Site) -> object:
    """What of a site an app is made of before any page is."""
    return site.languages, site.addresses, site.spoken, site.base_url


def _write_small_json(app: Flask) -> None:
    """Letters as they are, since an escape is thrice one; no space between things."""
    cast(DefaultJSONProvider, app.json).ensure_ascii = False
    app.jinja_env.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "sort_keys": True}


def _state(app: Flask, site: Site, settings: Settings, finder: Finder, render: Render) -> State:
    catalogues = i18n.Catalogues(settings.translations, site.languages)
    i18n.install(app, catalogues)
    static = HERE / "static"
    search_scripts = {f"search/{name}": data for name, data in finder.scripts().items()}
    folders = {folder.name: folder for folder in sorted(static.iterdir()) if folder.is_dir()}
    return State(
        site=site,
        base_url=settings.base_url or site.base_url,
        assets=Assets(
            {**folders, "search": SEARCH_CLIENT},
            {
                **search_scripts,
                **scripts(static / "js"),
                **sheets(static / "css"),
                **spoken_scripts(site),
            },
        ),
        finder=finder,
        labels={one.code: catalogues.labels(one) for one in site.languages},
        render=render,
    )


def _language_of_address() -> None:
    """The URL alone decides the language: no cookie, no negotiation. Links leave from it."""
    code = (request.view_args or {}).get("language", "")
    g.language = current_site().language(code)
    g.here = request.path.removeprefix("/")


def _headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response


def _install_template_words(app: Flask) -> None:
    """What every template can say."""
    app.jinja_env.globals.update(
        asset=urls.asset_href,
        href=urls.href,
        part_language=part_language,
        policy=POLICY,
    )
    app.context_processor(
        lambda: {
            "site": current_site(),
            "language": current_language(),
            "name": current_site().name[current_language().code],
        }
    )


def targets(app: Flask) -> tuple[Target, ...]:
    """Every URL of an app's frozen form."""
    return collect(app, tuple(view.targets for view in _VIEWS), _MAY_LACK)
