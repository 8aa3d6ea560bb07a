"""Bodies and people as sources named them, each office with the date of its source."""

from dataclasses import dataclass

from portal.model.body import Body, Office
from portal.model.page import Page
from portal.rendering.prose import prose_html
from portal.rendering.references import References
from portal.web.alphabet import alphabetical
from portal.web.evidence import Stated, printed, stated
from portal.web.state import current_language, current_site


@dataclass(frozen=True, slots=True)
class Held:
    """An office, ready to print: who held it, in which body, as of when, who says so."""

    person: str
    title: str
    body: str
    anchor: str
    as_of: str
    stated: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A body, ready to print."""

    anchor: str
    name: str
    says: str
    offices: tuple[Held, ...]
    stated: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class People:
    """The bodies in the order of the alphabet, and everybody named in them, by name."""

    bodies: tuple[Shown, ...]
    people: tuple[tuple[str, tuple[Held, ...]], ...]


def people(page: Page) -> People:
    """All bodies and all people."""
    site, reader = current_site(), current_language()
    code = page.language.code
    here = site.address(page.key, reader)
    references = References(site, page.language, reader, here, listed=False)
    shown = tuple(
        _shown(one, code, references)
        for one in sorted(site.bodies.values(), key=lambda one: alphabetical(one.name[code], code))
    )
    held: dict[str, list[Held]] = {}
    for office in (office for body in shown for office in body.offices):
        held.setdefault(office.person, []).append(office)
    named = sorted(held, key=lambda name: alphabetical(name, "vi"))
    return People(shown, tuple((name, tuple(held[name])) for name in named))


def _shown(one: Body, code: str, references: References) -> Shown:
    return Shown(
        anchor=one.anchor,
        name=one.name[code],
        says=prose_html(one.says[code], references),
        offices=tuple(_held(office, one, code) for office in one.offices),
        stated=tuple(map(stated, one.evidence)),
    )


def _held(office: Office, body: Body, code: str) -> Held:
    return Held(
        person=office.person,
        title=office.title[code],
        body=body.name[code],
        anchor=body.anchor,
        as_of=printed(office.as_of),
        stated=tuple(map(stated, office.evidence)),
    )
