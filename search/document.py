"""What can be found: documents, and the passages they are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a document that answers by itself; the unit that is found and ranked."""

    anchor: str
    """Where it begins within the page; empty for the page's lead."""
    heading: str
    text: str
    also: tuple[str, ...] = ()
    """Words that lead here but are not shown: other names of what the text speaks of."""
    weight: float = 1.0
    """What it counts beside other passages that hold the same words; above 0."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page, as plain text."""

    url: str
    """Relative to the site's root: "vi/van-ban/nq57/"."""
    title: str
    kind: str
    """A word of the caller's, handed back with each hit: "instrument", "topic"."""
    language: str
    names: tuple[str, ...]
    """What people call it besides its title, numbers above all: "57-NQ/TW", "NQ57"."""
    passages: tuple[Passage, ...]
    """In the order of the page, its lead first."""
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """What a list of pages can be narrowed by: {"kind": ("guide",), "year": ("2024", "2025")}.

    A name is one word in small letters without marks; a value is any words: "Bộ Chính trị"."""
    date: str = ""
    """Its day as people read it: "22/12/2024"; handed back with each hit."""
    by_name: bool = False
    """Whether its names alone lead to it, and not the words of its title and texts: it answers
    those who ask for it, and never outranks what explains it."""
