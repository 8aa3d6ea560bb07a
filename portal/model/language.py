"""A language of the site: its tag in HTML, its locale on disk, its direction."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Words = Mapping[str, str]
"""One text in every language of the site, by language code."""

QUOTED = r"“[^”]*”|«[^»]*»"
"""A pattern of words in quotation marks, which are somebody else's."""


class Direction(StrEnum):
    """Which way a script runs, as HTML spells it."""

    LTR = "ltr"
    RTL = "rtl"


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the site.

    Attributes:
        code: The BCP 47 tag, which is also the first part of every address: "vi", "pt-BR".
        name: The language's name in itself.
        direction: Which way it is written.
        date: CLDR pattern of a whole date; empty takes the locale's own long form.
        first_of_month: Pattern for the first day of a month, where it differs (French "1er").
        numbered: Words after which a number is a name and counts nothing: "Article", "level".
    """

    code: str
    name: str
    direction: Direction = Direction.LTR
    date: str = ""
    first_of_month: str = ""
    numbered: tuple[str, ...] = ()

    @property
    def locale(self) -> str:
        """The name of the language's locale and of its folder of translations: "pt_BR"."""
        return self.code.replace("-", "_")
