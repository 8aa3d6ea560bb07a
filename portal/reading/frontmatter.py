"""A Markdown file parted into its head, YAML between lines of dashes, and its body."""

from dataclasses import dataclass
from io import StringIO

from portal.model.place import Place, Problem

_LINE = "---"


@dataclass(frozen=True, slots=True)
class Parted:
    """A file in two parts, each with the line it starts at, from 1."""

    head: str
    head_line: int
    body: str
    body_line: int


def part(text: str, path: str) -> Parted | Problem:
    """Part a file; a file without a whole head is a problem."""
    lines = StringIO(text).readlines()  # ends lines where editors do, as splitlines() does not
    if not lines or lines[0].rstrip() != _LINE:
        found = f'"{lines[0].rstrip()[:40]}"' if lines else "an empty file"
        return Problem(Place(path), "head-missing", f"{_LINE} on the first line", found)
    for index, line in enumerate(lines[1:], 1):
        if line.rstrip() == _LINE:
            head, body = "".join(lines[1:index]), "".join(lines[index + 1 :])
            return Parted(head, 2, body, index + 2)
    return Problem(Place(path), "head-open", f"a second {_LINE} that ends the head", "none")
