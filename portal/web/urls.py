"""Addresses as this request's page links to them."""

from urllib.parse import urlsplit

from flask import g

from portal.model.kinds import Key
from portal.model.language import Language
from portal.rendering.links import relative
from portal.web.state import current_language, current_site, current_state


def href(address: str) -> str:
    """The link from the page being made to an address.

    Pages that a host may show anywhere, such as the one for a missing page, link from the root.
    """
    here: str | None = g.here
    if here is None:
        return urlsplit(current_state().base_url).path + address
    return relative(address, here)


def absolute(address: str) -> str:
    """The whole address, for machines."""
    return current_state().base_url + address


def key_href(key: Key, anchor: str = "", language: Language | None = None) -> str:
    """The link to a page, in the language of this request unless another is named."""
    address = current_site().address(key, language or current_language())
    return href(f"{address}#{anchor}" if anchor else address)


def asset_href(name: str) -> str:
    """The link to a style sheet, script or picture."""
    return href(current_state().assets.address(name))
