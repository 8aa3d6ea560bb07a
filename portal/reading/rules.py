"""What a rule is: it tells what is wrong with a site; one about pages can be asked key by key."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps

from portal.model.kinds import Key
from portal.model.page import Page
from portal.model.place import Problem
from portal.model.site import Site

Rule = Callable[[Site], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class KeyRule:
    """A rule about the pages at one key, so that an edit need not have all pages checked again.

    Attributes:
        of: What is wrong with the pages at a key.
    """

    of: Callable[[Key, Site], Iterator[Problem]]

    def __call__(self, site: Site) -> Iterator[Problem]:
        """What is wrong with all pages."""
        for key in site.keys:
            yield from self.of(key, site)


def outline(page: Page) -> object:
    """All that a rule about one page may see of another, as what can be compared and written."""
    anchors = [one.anchor for one in page.body.headings]
    return page.key, page.language.code, page.place, anchors


def for_each_key(of: Callable[[Key, Site], Iterator[Problem]]) -> KeyRule:
    """A rule about the versions of a page."""
    return KeyRule(of)


def for_each_page(of: Callable[[Page, Site], Iterator[Problem]]) -> KeyRule:
    """A rule about a page in one language."""

    @wraps(of)
    def of_versions(key: Key, site: Site) -> Iterator[Problem]:
        for page in site.translations(key):
            yield from of(page, site)

    return KeyRule(of_versions)
