"""Where something stands in a file, and what is wrong with it there."""

from dataclasses import dataclass
from enum import StrEnum
from unicodedata import category


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file an editor can open; line and column count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    def __reduce__(self) -> tuple[type["Place"], tuple[str, int, int]]:
        # Pickled by the hundred thousand: what a dataclass does by itself takes twice as long.
        return Place, (self.path, self.line, self.column)


class Severity(StrEnum):
    """Whether a problem stops a build."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something an editor can mend, and where.

    Attributes:
        place: The spot to go to.
        code: Stable and searchable, such as "date-invalid".
        expected: What would have been right, as the end of "expected …".
        found: What stands there, as the end of "found …".
        severity: Errors stop a build; warnings are printed.
    """

    place: Place
    code: str
    expected: str
    found: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        mark = "" if self.severity is Severity.ERROR else f"{self.severity}: "
        words = f"{self.place} {mark}{self.code}: expected {self.expected}, found {self.found}"
        return "".join(map(_printed, words))


def _printed(sign: str) -> str:
    """A sign of a message; what would break its line or steer a terminal is written out."""
    return sign if sign.isprintable() or category(sign) == "Zs" else ascii(sign)[1:-1]
