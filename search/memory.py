"""What was made of pieces of texts: texts are made of few, again and again."""

from collections.abc import Callable
from typing import TypeVar

MOST_PIECES = 100_000
"""How many pieces are remembered; texts consist of fewer, but for made-up ones."""

Made = TypeVar("Made")


class Memory(dict[str, Made]):
    """What was made of each piece; forgets all of it rather than grow without end."""

    def __init__(self, make: Callable[[str], Made]) -> None:
        """Remember nothing yet.

        Args:
            make: Makes it, where it is not remembered.
        """
        super().__init__()
        self._make = make

    def __missing__(self, piece: str) -> Made:
        if len(self) >= MOST_PIECES:
            self.clear()
        self[piece] = made = self._make(piece)
        return made
