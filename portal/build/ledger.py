"""What a build made, and what of: the next one makes anew only what is made of something else."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from portal.build.keeping import Keep

NAME = "ledger.json"

Heard = tuple[str, str]
"""A question to the site, and the fingerprint of the answer."""


class File(NamedTuple):
    """A published file: its name below the published folder, and what tells its state."""

    name: str
    size: int
    modified: int
    """In nanoseconds since 1970, as the file system has it."""
    digest: str
    """SHA-256 in hexadecimal, as the manifest has it."""


class Piece(NamedTuple):
    """Something that was made of the site: a page, a feed, a document to be indexed."""

    heard: tuple[Heard, ...]
    """What the site was asked meanwhile."""
    told: str
    """The fingerprint of what was made; of a file its digest."""
    file: File | None = None
    """The file it was written to; None for what is not published itself."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything a build made.

    Attributes:
        made_with: What tells the code, the templates and the settings that made it from others, by
            the first word of names; under "" for all others.
        always: What the site was asked for every piece besides, with the fingerprints.
        pieces: What it made, by name.
    """

    made_with: Mapping[str, str]
    always: dict[str, str] = field(default_factory=dict)
    pieces: dict[str, Piece] = field(default_factory=dict)
    _shared: dict[Any, Any] = field(default_factory=dict)

    def note(self, name: str, heard: Iterable[Heard], told: str, file: File | None = None) -> Piece:
        """Note a piece; what it heard is held but once, however many heard the same.

        Args:
            name: Its name.
            heard: What the site was asked meanwhile.
            told: The fingerprint of what was made.
            file: The file it was written to, if it is published.
        """
        share = self._shared.setdefault
        every = tuple([share(one, one) for one in heard])
        piece = self.pieces[name] = Piece(share(every, every), told, file)
        return piece

    def standing(self, name: str, holds: Callable[[Heard], bool]) -> Piece | None:
        """A piece, if it would be made the same again.

        Args:
            name: Its name.
            holds: Whether the site answers a question today as it did then.
        """
        piece = self.pieces.get(name)
        return piece if piece and all(map(holds, chain(self.always.items(), piece.heard))) else None

    def keep(self, keep: Keep) -> None:
        """Keep it for the next build; each question is written once, and what heard the same."""
        heard = _numbered(one.heard for one in self.pieces.values())
        every = _numbered(chain.from_iterable(heard))
        pieces = {
            name: (heard[one.heard], one.file or one.told) for name, one in self.pieces.items()
        }
        makers = [_maker(*one) for one in self.made_with.items()]
        numbers = [list(map(every.__getitem__, one)) for one in heard]
        keep.write(NAME, [makers, self.always, list(every), numbers, pieces])


def read_ledger(keep: Keep, made_with: Mapping[str, str]) -> Ledger:
    """What the last build made, but for what other code made, or where it cannot be read."""
    kept = keep.read(NAME)
    makers, *rest = kept or ((),)
    others = {first for first, one in made_with.items() if _maker(first, one) not in makers}
    if len(others) == len(made_with):  # it may even have another form
        return Ledger(made_with)
    always, questions, numbers, rows = rest
    every = list(map(tuple, questions))
    heard = [tuple(map(every.__getitem__, one)) for one in numbers]
    pieces = {
        name: _piece(heard[number], made)
        for name, (number, made) in rows.items()
        if _first(name, made_with) not in others
    }
    return Ledger(made_with, always, pieces)


def _numbered(of: Iterable[Any]) -> dict[Any, int]:
    """Things, each once in their order, with their numbers."""
    return {one: number for number, one in enumerate(dict.fromkeys(of))}


def _maker(first: str, made_with: str) -> str:
    return f"{first} {made_with}"


def _first(name: str, made_with: Mapping[str, str]) -> str:
    """The first word of a name, where what begins so is made with something else."""
    first = name.partition("\t")[0]
    return first if first in made_with else ""


def _piece(heard: tuple[Heard, ...], made: Any) -> Piece:
    if isinstance(made, str):
        return Piece(heard, made)
    file = File._make(made)
    return Piece(heard, file.digest, file)
