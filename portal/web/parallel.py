"""A page in all its languages: what stands in each column, and where such pages are."""

from dataclasses import dataclass

from flask_babel import force_locale
from flask_babel import gettext as _
from markupsafe import escape

from portal.model.kinds import HOME, Key
from portal.model.page import Page
from portal.model.site import Site
from portal.rendering.parallel import Row, Version, aligned
from portal.rendering.touches import touched
from portal.web.registered import pieces_of
from portal.web.state import current_site, current_state
from portal.web.urls import href

FOLDER = "parallel"
"""The folder of these pages; below it stands the key, which is the same in every language."""


@dataclass(frozen=True, slots=True)
class Column:
    """One language: the page in it, and the few words of the frame.

    Attributes:
        page: The page.
        version: Its text.
        added: What registers add to it.
        href: The link to the page itself.
        legend: What the choice of columns is called.
        notice: What every page says of the site.
        alone: What leads to one section of the page itself, as HTML.
    """

    page: Page
    version: Version
    added: Version
    href: str
    legend: str
    notice: str
    alone: str


def address(key: Key) -> str:
    """Where a page is shown in all its languages."""
    path = "" if key == HOME else key.removesuffix("/index")
    return "/".join(part for part in (FOLDER, path) if part) + "/"


def key_at(path: str, site: Site) -> Key | None:
    """The key of the page that is shown in all its languages at a path below the folder."""
    names = (Key(path), Key(f"{path}/index")) if path else (HOME,)
    return next((key for key in names if is_parallel(key, site)), None)


def is_parallel(key: Key, site: Site) -> bool:
    """Whether a page is written in more than one language."""
    return len(site.translations(key)) > 1


def way_to(key: Key, anchor: str = "") -> str:
    """The link to where a page is shown in all its languages; empty where it has only one."""
    mark = f"#{anchor}" if anchor else ""
    return href(address(key) + mark) if is_parallel(key, current_site()) else ""


def columns(key: Key) -> tuple[Column, ...]:
    """A page in each of its languages."""
    return tuple(_column(page, address(key)) for page in current_site().translations(key))


def rows(shown: tuple[Column, ...]) -> tuple[Row, ...]:
    """What the columns say, in rows."""
    return aligned([one.version for one in shown])


def added_rows(shown: tuple[Column, ...]) -> tuple[Row, ...]:
    """What registers add to the columns, in rows."""
    return aligned([one.added for one in shown])


def _column(page: Page, here: str) -> Column:
    site, language = current_site(), page.language
    own = site.address(page.key, language)
    with force_locale(language.locale):
        added, alone = (
            touched(html, language, site.languages)
            for html in ("".join(map(str, pieces_of(page))), str(escape(_("This section alone"))))
        )
        return Column(
            page=page,
            version=Version(
                language.code, current_state().rendered(page, language).html, own, here
            ),
            added=Version(language.code, added, own, here),
            href=href(own),
            legend=_("Languages"),
            notice=_("An independent explanation, not an official site."),
            alone=alone,
        )
