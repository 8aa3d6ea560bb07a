"""What machines read: a feed per language, the sitemap, and what robots may do."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, abort, render_template

from portal.model.page import Page
from portal.model.site import ALPHABET, SEARCH
from portal.web.metadata import Alternate, alternates
from portal.web.news import news
from portal.web.state import State, current_site
from portal.web.targets import Target
from portal.web.urls import absolute

bp = Blueprint("feeds", __name__)

_NEVER = datetime.date.min


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as machines list it: its address, its day, its versions."""

    page: Page
    url: str
    alternates: tuple[Alternate, ...]


@bp.get("/<language>/feed.atom")
def feed(language: str) -> Response:
    """The pages of one language, those checked last first."""
    reader = current_site().language(language)
    if reader is None:
        abort(404)
    entries = _entries(news(current_site(), reader))
    body = render_template(
        "feeds/atom.xml",
        entries=entries,
        updated=max((one.page.checked or _NEVER for one in entries), default=_NEVER),
        url=absolute(f"{language}/feed.atom"),
        home=absolute(f"{language}/"),
    )
    return Response(body, content_type="application/atom+xml; charset=utf-8")


@bp.get("/sitemap.xml")
def sitemap() -> Response:
    """Every page that is written, not those that stand in for another; and those of no file."""
    site = current_site()
    keys = (SEARCH, ALPHABET, *site.registered)
    addresses = ("", *(site.address(key, one) for key in keys for one in site.languages))
    others = [absolute(address) for address in addresses]
    body = render_template("feeds/sitemap.xml", entries=_entries(site.pages), others=others)
    return Response(body, content_type="application/xml; charset=utf-8")


@bp.get("/robots.txt")
def robots() -> Response:
    """All may read everything."""
    body = f"User-agent: *\nAllow: /\n\nSitemap: {absolute('sitemap.xml')}\n"
    return Response(body, content_type="text/plain; charset=utf-8")


def _entries(pages: tuple[Page, ...]) -> tuple[Entry, ...]:
    site = current_site()
    return tuple(
        Entry(one, absolute(site.address(one.key, one.language)), alternates(one.key))
        for one in pages
    )


def targets(state: State) -> Iterator[Target]:
    """A feed per language, the sitemap, robots.txt."""
    for language in state.site.languages:
        yield Target("feeds.feed", {"language": language.code})
    yield Target("feeds.sitemap")
    yield Target("feeds.robots")
