"""What a build made, and what of: the next one makes anew only what is made of something else."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from portal.build.keeping import Keep

NAME = "ledger.json"


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
        heard: What the site was asked meanwhile, each with the fingerprint of the answer.
        told: The fingerprint of what was made.
        file: The file it was written to; None for what is not published itself.
    """

    heard: Mapping[str, str]
    told: str
    file: File | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything a build made.

    Attributes:
        made_with: What tells the code, the templates and the settings that made it from others.
        pieces: What it made, by name.
    """

    made_with: str
    pieces: dict[str, Piece] = field(default_factory=dict)

    def standing(self, name: str, told: Callable[[str], str]) -> Piece | None:
        """A piece, if it would be made the same again.

        Args:
            name: Its name.
            told: The fingerprint of what the site answers a question today.
        """
        piece = self.pieces.get(name)
        if piece and all(told(question) == then for question, then in piece.heard.items()):
            return piece
        return None

    def keep(self, keep: Keep) -> None:
        """Keep it for the next build; each question is written once."""
        asked = {name: told for one in self.pieces.values() for name, told in one.heard.items()}
        number = {question: place for place, question in enumerate(asked)}
        pieces = {
            name: [[number[question] for question in one.heard], one.told, one.file]
            for name, one in self.pieces.items()
        }
        keep.write(NAME, [self.made_with, list(asked.items()), pieces])


def read_ledger(keep: Keep, made_with: str) -> Ledger:
    """What the last build made; nothing where other code made it, or it cannot be read."""
    kept = keep.read(NAME)
    if not kept or kept[0] != made_with:
        return Ledger(made_with)
    _, asked, pieces = kept
    return Ledger(made_with, {name: _piece(asked, *one) for name, one in pieces.items()})


def _piece(
    asked: list[tuple[str, str]], heard: Iterable[int], told: str, file: list[Any] | None
) -> Piece:
    questions = dict(asked[number] for number in heard)
    return Piece(questions, told, File(*file) if file else None)
