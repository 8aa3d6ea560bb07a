"""What every request needs: the site, its search, its assets, and the language of the address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import cast

from flask import current_app, g

from portal.model.finding import Entry, Finder
from portal.model.language import Language
from portal.model.page import Page, Rendered
from portal.model.site import Site
from portal.rendering.converter import Labels, render
from portal.web.assets import Assets

EXTENSION = "portal"

Render = Callable[[Page, Site, Language, Labels], Rendered]


@dataclass(frozen=True, slots=True)
class State:
    """What the app was made from.

    Attributes:
        site: The site.
        base_url: Where it is published, ending in a slash.
        assets: Its style sheets and scripts.
        finder: What answers queries.
        labels: Words of the interface that rendering prints, by language code.
        render: What makes HTML of a page: the converter, or what keeps what it has made.
        letters: The A–Z already sorted, by language code: entries by their letters, in parts.
    """

    site: Site
    base_url: str
    assets: Assets
    finder: Finder
    labels: Mapping[str, Labels]
    render: Render = render
    letters: dict[str, Mapping[str, tuple[tuple[Entry, ...], ...]]] = field(default_factory=dict)

    def rendered(self, page: Page, reader: Language) -> Rendered:
        """A page as HTML, shown at an address of the reader's language."""
        return self.render(page, self.site, reader, self.labels[page.language.code])


def current_state() -> State:
    """The state of the app that answers this request."""
    return cast(State, current_app.extensions[EXTENSION])


def current_site() -> Site:
    """The site that this request is about."""
    return current_state().site


def current_language() -> Language:
    """The language of this request's address; the default where it names none."""
    return cast(Language, g.get("language") or current_site().languages[0])
