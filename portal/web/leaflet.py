"""The short address of a guide, for paper: typed from a leaflet, or read from its QR code."""

from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

import segno

from portal.model.kinds import Key
from portal.model.page import Page
from portal.model.site import ALPHABET, SEARCH, Site
from portal.web.state import current_site, current_state
from portal.web.urls import absolute

KIND = "guide"
_HERE = ("localhost", "127.0.0.1", "::1")
"""Hosts that mean each reader's own machine."""


@dataclass(frozen=True, slots=True)
class Leaflet:
    """What leads from paper to the page: a picture to be read by a phone, and what to type."""

    picture: str
    address: str


def short_address(page: Page, site: Site) -> str:
    """The short address of a guide; empty for other pages, and where another page has it."""
    if page.kind.name != KIND:
        return ""
    short = site.address(Key(page.id), page.language)
    made = {site.address(key, page.language) for key in (SEARCH, ALPHABET)}
    return "" if short in made or site.at(short) else short


def guide_at(address: str, site: Site) -> Page | None:
    """The guide at a short address."""
    code, _, name = address.strip("/").partition("/")
    language = site.language(code)
    page = site.page(Key(f"guides/{name}"), language) if language else None
    return page if page and short_address(page, site) == address else None


def leaflet(page: Page) -> Leaflet | None:
    """The way from paper to a guide; none where the site has no address that others can reach."""
    short = short_address(page, current_site())
    if not short or urlsplit(current_state().base_url).hostname in _HERE:
        return None
    whole = absolute(short)
    return Leaflet(_picture(whole), whole.partition("://")[2])


@cache
def _picture(address: str) -> str:
    """A QR code as SVG, with the margin that readers need."""
    code = segno.make(address, error="m", micro=False)
    return code.svg_inline(omitsize=True, svgclass=None, lineclass=None, border=4)
