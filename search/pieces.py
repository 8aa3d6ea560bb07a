"""Files of pieces that have equal room each, so that a browser may ask a host for one alone.

Hosts that know of ranges send the bytes asked for, uncompressed; of others, and from a folder, the
whole file comes. client/loading.js reads what is written here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from search.shard_file import hand_over, pack

SUFFIX = ".pieces"
"""No host compresses files that end so: one that did might send no part of them."""
STEP = 32
"""Bytes by which rooms grow: such a list of them takes few bytes in the manifest, and one letter
more does not change it."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """A file.

    Attributes:
        room: What each piece takes of it, in steps of `STEP` bytes.
        data: Its bytes.
    """

    room: int
    data: bytes


def in_pieces(contents: Sequence[Any]) -> Pieces:
    """Write contents one after another, as JSON: a list when it is read as a whole."""
    written = [pack(content) for content in contents]
    room = -(-(max(map(len, written)) + 1) // STEP)
    rows = b",".join(piece.ljust(room * STEP - 1) for piece in written)
    return Pieces(room, hand_over(b"[" + rows + b"]"))
