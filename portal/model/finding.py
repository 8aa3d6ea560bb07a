"""What a search answers, in the portal's words: the web shows it and need not know who found it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from portal.model.language import Language


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of an excerpt; `marked` where it is one of the words looked for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Found:
    """One passage that answers a query.

    Attributes:
        address: The address of its page, from the root.
        anchor: The anchor of its section; empty for the page as a whole.
        title: The page's title.
        heading: The section's heading; empty for the page as a whole.
        kind: The name of the page's kind.
        excerpt: The words around what was found.
    """

    address: str
    anchor: str
    title: str
    heading: str
    kind: str
    excerpt: tuple[Fragment, ...]


class Finder(Protocol):
    """Something that answers queries, and publishes what a browser needs to do the same."""

    def find(self, language: Language, query: str) -> tuple[Found, ...]:
        """The passages that answer a query in one language, the best first."""

    def files(self, language: Language) -> Mapping[str, bytes]:
        """The published search files of one language, by name."""
