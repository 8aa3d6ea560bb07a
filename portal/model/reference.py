"""One text naming another thing: a figure, a document, a term, a date, a source, a page.

One names nothing: a number that says so, and prints itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from portal.model.place import Place


class Names(StrEnum):
    """What a reference can name."""

    FACT = "fact"
    DOC = "doc"
    TERM = "term"
    DATE = "date"
    SOURCE = "source"
    NUMBER = "number"
    INSTRUMENT = "instrument"
    PAGE = "page"
    OWNER = "owner"
    DISAGREEMENT = "disagreement"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that has to lead somewhere.

    Attributes:
        names: The kind of thing named.
        target: Its id, number, key or date, as written.
        place: Where it is written.
        words: The author's own words for it; empty where it prints itself.
        anchor: The section of a page that is meant; empty for the whole page.
    """

    names: Names
    target: str
    place: Place
    words: str = ""
    anchor: str = ""

    def __str__(self) -> str:
        return f"{{{self.names}:{self.target}{'|' if self.words else ''}{self.words}}}"


Prose = Mapping[str, tuple[str | Reference, ...]]
"""One short text in every language of the site, by language code, parted from what it names."""
