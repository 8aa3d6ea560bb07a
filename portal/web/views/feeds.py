"""What machines read: a feed per language, the sitemap, and what robots may do."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, abort, render_template

from portal.model.page import Page
from portal.model.site import ALPHABET, SEARCH, Site
from portal.web.lists import parts_in
from portal.web.metadata import Alternate, alternates
from portal.web.news import news
from portal.web.paging import address_of, count_of, items_of
from portal.web.state import State, current_site
from portal.web.targets import Target
from portal.web.urls import absolute

bp = Blueprint("feeds", __name__)

FEED = 200
"""How many pages a part of a feed has."""
ADDRESSES = 10_000
"""How many addresses a sitemap has, before it is cut in parts.

The standard allows 50,000, and 50 MB: in ten languages an address with its versions takes 2 kB.
Source: https://www.sitemaps.org/protocol.html
"""
_NEVER = datetime.date.min


@dataclass(frozen=True, slots=True)
class Entry:
    """A page as machines list it: its address, its day, its versions."""

    page: Page
    url: str
    alternates: tuple[Alternate, ...]


@bp.get("/<language>/feed.atom")
@bp.get("/<language>/feed-<int(min=2):number>.atom")
def feed(language: str, number: int = 1) -> Response:
    """The pages of one language, those checked last first; many in parts, as RFC 5005 has them."""
    reader = current_site().language(language)
    if reader is None:
        abort(404)
    every = news(current_site(), reader)
    entries = _entries(items_of(every, number, FEED))
    count = count_of(len(every), FEED)
    body = render_template(
        "feeds/atom.xml",
        entries=entries,
        updated=max((one.page.checked or _NEVER for one in entries), default=_NEVER),
        url=_feed_url(language, number),
        before=_feed_url(language, number - 1) if number > 1 else "",
        after=_feed_url(language, number + 1) if number < count else "",
        home=absolute(f"{language}/"),
    )
    return Response(body, content_type="application/atom+xml; charset=utf-8")


def _feed_url(language: str, number: int) -> str:
    return absolute(f"{language}/feed.atom" if number == 1 else f"{language}/feed-{number}.atom")


@bp.get("/sitemap.xml")
@bp.get("/sitemap-<int(min=1):number>.xml")
def sitemap(number: int = 0) -> Response:
    """Every page that is written, not those that stand in for another; and those of no file.

    Of many there are parts, numbered from 1, and the sitemap lists these.
    """
    every = _listed(current_site())
    count = count_of(len(every), ADDRESSES)
    if number == 0 and count > 1:
        parts = [absolute(f"sitemap-{one}.xml") for one in range(1, count + 1)]
        body = render_template("feeds/sitemaps.xml", parts=parts)
    elif number and count == 1:
        abort(404)
    else:
        here = items_of(every, number or 1, ADDRESSES)
        entries = _entries([one for one in here if isinstance(one, Page)])
        others = [absolute(one) for one in here if isinstance(one, str)]
        body = render_template("feeds/sitemap.xml", entries=entries, others=others)
    return Response(body, content_type="application/xml; charset=utf-8")


def _listed(site: Site) -> tuple[Page | str, ...]:
    """What the sitemap lists: pages, and the addresses of what no file is of."""
    keys = (SEARCH, ALPHABET, *site.registered)
    addresses = (site.address(key, one) for key in keys for one in site.languages)
    return (*site.pages, "", *addresses, *_parts(site))


@bp.get("/robots.txt")
def robots() -> Response:
    """All may read everything."""
    body = f"User-agent: *\nAllow: /\n\nSitemap: {absolute('sitemap.xml')}\n"
    return Response(body, content_type="text/plain; charset=utf-8")


def _parts(site: Site) -> Iterator[str]:
    """The parts of long lists but the first, which is the page of the list."""
    for page in site.pages:
        for number in range(2, parts_in(page, site, page.language) + 1):
            yield address_of(site.address(page.key, page.language), number)


def _entries(pages: Sequence[Page]) -> tuple[Entry, ...]:
    site = current_site()
    return tuple(
        Entry(one, absolute(site.address(one.key, one.language)), alternates(one.key))
        for one in pages
    )


def targets(state: State) -> Iterator[Target]:
    """Feeds per language, sitemaps, robots.txt."""
    for language in state.site.languages:
        yield Target("feeds.feed", {"language": language.code})
        for number in range(2, count_of(len(news(state.site, language)), FEED) + 1):
            yield Target("feeds.feed", {"language": language.code, "number": str(number)})
    yield Target("feeds.sitemap")
    count = count_of(len(_listed(state.site)), ADDRESSES)
    for number in range(1, count + 1) if count > 1 else ():
        yield Target("feeds.sitemap", {"number": str(number)})
    yield Target("feeds.robots")
