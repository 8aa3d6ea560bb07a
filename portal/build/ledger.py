"""What a build made, and what of: the next one makes anew only what is made of something else."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from portal.build.keeping import Keep

NAME = "ledger.json"

Heard = tuple[str, str]
"""A question to the site, and the fingerprint of the answer."""


@dataclass(frozen=True, slots=True)
class File:
    """A published file: its name below the published folder, and what tells its state."""

    name: str
    size: int
    modified: int
    """In nanoseconds since 1970, as the file system has it."""
    digest: str
    """SHA-256 in hexadecimal, as the manifest has it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that was made of the site: a page, a feed, a document to be indexed.

    Attributes:
        heard: What the site was asked meanwhile.
        told: The fingerprint of what was made.
        file: The file it was written to; None for what is not published itself.
    """

    heard: Sequence[Heard]
    told: str
    file: File | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything a build made.

    Attributes:
        made_with: What tells the code, the templates and the settings that made it from others, by
            the first word of names; under "" for all others.
        pieces: What it made, by name.
    """

    made_with: Mapping[str, str]
    pieces: dict[str, Piece] = field(default_factory=dict)

    def standing(self, name: str, holds: Callable[[Heard], bool]) -> Piece | None:
        """A piece, if it would be made the same again.

        Args:
            name: Its name.
            holds: Whether the site answers a question today as it did then.
        """
        piece = self.pieces.get(name)
        return piece if piece and all(map(holds, piece.heard)) else None

    def keep(self, keep: Keep) -> None:
        """Keep it for the next build; each question is written once."""
        every = dict.fromkeys(chain.from_iterable(one.heard for one in self.pieces.values()))
        number = {heard: place for place, heard in enumerate(every)}
        pieces = {
            name: [list(map(number.__getitem__, one.heard)), one.told, _row(one.file)]
            for name, one in self.pieces.items()
        }
        makers = [_maker(*one) for one in self.made_with.items()]
        keep.write(NAME, [makers, list(every), pieces])


def read_ledger(keep: Keep, made_with: Mapping[str, str]) -> Ledger:
    """What the last build made, but for what other code made, or where it cannot be read."""
    kept = keep.read(NAME)
    if not kept:
        return Ledger(made_with)
    makers, every, rows = kept
    heard = [(question, told) for question, told in every]
    others = {first for first, one in made_with.items() if _maker(first, one) not in makers}
    pieces = {
        name: _piece(heard, *row)
        for name, row in rows.items()
        if _first(name, made_with) not in others
    }
    return Ledger(made_with, pieces)


def _maker(first: str, made_with: str) -> str:
    return f"{first} {made_with}"


def _first(name: str, made_with: Mapping[str, str]) -> str:
    """The first word of a name, where what begins so is made with something else."""
    first = name.partition("\t")[0]
    return first if first in made_with else ""


def _row(file: File | None) -> tuple[str, int, int, str] | None:
    return (file.name, file.size, file.modified, file.digest) if file else None


def _piece(every: Sequence[Heard], heard: Iterable[int], told: str, row: Any) -> Piece:
    return Piece(tuple(map(every.__getitem__, heard)), told, File(*row) if row else None)
