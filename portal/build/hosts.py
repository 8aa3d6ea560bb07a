"""What hosts have to be told, for each kind of host from one policy."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from portal.model.language import Language
from portal.rendering.citations import FORMS
from portal.web.app import HEADERS

FILES: Mapping[str, str] = {
    "nginx": "nginx.conf",
    "apache": "apache.conf",
    "caddy": "Caddyfile",
    "headers": "_headers",
    "redirects": "_redirects",
}
"""Kinds of host and the file each reads; the last two are for hosts that take no other commands."""

FOR_EVER = "public, max-age=31536000, immutable"
"""What may be kept of files that are named by their digest."""
FOR_A_WHILE = "public, max-age=600"
"""What may be kept of all others: ten minutes after a correction everybody reads it."""
SECURED = "max-age=31536000"
"""What a host may promise once the site is safe behind https for good."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site is published.

    Attributes:
        base_url: Its address, ending in a slash.
        root: The folder with its files on the host.
        languages: Its languages, of which each has a page for what is not there.
    """

    base_url: str
    root: PurePosixPath
    languages: tuple[Language, ...]


def configuration(kind: str, place: Place) -> str:
    """The text of the file that tells a host how to serve a site.

    Args:
        kind: One of the kinds in FILES.
        place: Where the site is published.
    """
    environment = Environment(
        loader=PackageLoader("portal.build", "hosts"),
        autoescape=False,  # noqa: S701  (no HTML; every value is ours or was checked)
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    parts = urlsplit(place.base_url)
    return environment.get_template(f"{FILES[kind]}.jinja").render(
        host=parts.hostname or "",
        base=parts.path or "/",
        root=place.root,
        codes=[language.code for language in place.languages],
        headers=HEADERS,
        for_ever=FOR_EVER,
        for_a_while=FOR_A_WHILE,
        secured=SECURED,
        citations=FORMS,
    )
