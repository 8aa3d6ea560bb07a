"""What official texts do to each other, as a tree from the texts that others rest on."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from flask_babel import gettext as _

from portal.model.register import Instrument
from portal.model.site import Site
from portal.rendering.lines import tied
from portal.web.drawing import Branch, tree_picture
from portal.web.evidence import instrument_link, printed
from portal.web.labels import INVERSE_RELATIONS
from portal.web.navigation import Link
from portal.web.state import current_site


@dataclass(frozen=True, slots=True)
class Tie:
    """A text in the tree.

    Attributes:
        depth: How far from its root, from 0.
        relation: What ties it to the text above; empty for a root.
        link: Its name, and where it leads.
        date: When it was signed, printed.
        below: What rests on it; left out where the tree has it elsewhere already.
    """

    depth: int
    relation: str
    link: Link
    date: str
    below: tuple["Tie", ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """The trees, and the picture of them."""

    roots: tuple[Tie, ...]
    picture: str


def relations() -> Relations:
    """All relations of the register."""
    site = current_site()
    seen: set[str] = set()
    every = sorted(site.instruments.values(), key=_age)
    roots = (one for one in every if not one.relations and any(site.relations_to(one)))
    ties = tuple(_tie(one, "", 0, site, seen) for one in roots)
    words = _("Texts that others rest on stand left; below each, further in, what rests on it.")
    whole = partial(tied, languages=site.languages)
    branches = [Branch(one.depth, whole(_small(one)), whole(one.link.text)) for one in _flat(ties)]
    return Relations(ties, tree_picture(_("How the texts hang together"), words, branches))


def _age(one: Instrument) -> tuple[str, str]:
    return str(one.date or "9999"), one.id


def _tie(one: Instrument, relation: str, depth: int, site: Site, seen: set[str]) -> Tie:
    others = [] if one.id in seen else sorted(site.relations_to(one), key=lambda to: _age(to[1]))
    seen.add(one.id)
    below = tuple(
        _tie(other, str(INVERSE_RELATIONS[kind]), depth + 1, site, seen) for kind, other in others
    )
    return Tie(depth, relation, instrument_link(one), printed(one.date), below)


def _small(one: Tie) -> str:
    return " · ".join(part for part in (one.relation, one.date) if part)


def _flat(ties: tuple[Tie, ...]) -> Iterator[Tie]:
    for one in ties:
        yield one
        yield from _flat(one.below)
