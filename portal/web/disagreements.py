"""What a page shows of disagreements: those that touch it, or the one that it is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.model.disagreement import Disagreement, Preference, Version
from portal.model.page import Page
from portal.rendering.prose import prose_html
from portal.rendering.references import References
from portal.web.evidence import Stated, stated
from portal.web.labels import CONFIDENCE
from portal.web.navigation import Link, links_to
from portal.web.state import current_language, current_site


@dataclass(frozen=True, slots=True)
class Told:
    """One version, ready to print.

    Attributes:
        number: Its number, from 1.
        says: The statement.
        stated: Who makes it.
    """

    number: int
    says: str
    stated: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Preferred:
    """The version that the evidence speaks for, ready to print."""

    number: int
    support: str
    because: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A disagreement, ready to print; without a preference nobody can tell who is right."""

    versions: tuple[Told, ...]
    preferred: Preferred | None
    note: str


def comparison(one: Disagreement, page: Page) -> Comparison:
    """A disagreement as its page shows it."""
    site, reader = current_site(), current_language()
    code = page.language.code
    references = References(site, page.language, reader, site.address(page.key, reader))
    return Comparison(
        versions=tuple(
            _told(number, version, code, references)
            for number, version in enumerate(one.versions, 1)
        ),
        preferred=_preferred(one.preferred, code, references) if one.preferred else None,
        note=prose_html(one.note.get(code, ()), references),
    )


def _told(number: int, one: Version, code: str, references: References) -> Told:
    return Told(number, prose_html(one.says[code], references), tuple(map(stated, one.evidence)))


def _preferred(one: Preference, code: str, references: References) -> Preferred:
    support = str(CONFIDENCE[one.confidence])
    return Preferred(one.version, support, prose_html(one.because[code], references))


def disagreement_links(disagreements: Iterable[Disagreement]) -> tuple[Link, ...]:
    """Links to the pages of some disagreements."""
    return links_to(one.key for one in disagreements)
