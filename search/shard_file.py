"""One shard as the bytes of a file: JSON in a call, so that fetch and a script tag both bring it.

A page opened from a folder, without a server, may load scripts but nothing else.
"""

import json
from typing import Any

SUFFIX = ".js"
_BEFORE, _AFTER = b"indexShard(", b")"


def pack(content: Any) -> bytes:
    """Return the JSON of a shard, or of a part of one; the same content gives the same bytes."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def write(content: Any) -> bytes:
    """Return the bytes of a file."""
    return hand_over(pack(content))


def hand_over(expression: bytes) -> bytes:
    """Return a script that hands over what an expression of JavaScript stands for."""
    return _BEFORE + expression + _AFTER


class NoShardError(Exception):
    """These are not the bytes of a shard."""


def read(data: bytes) -> Any:
    """Return the content of a file.

    Raises:
        NoShardError: It holds something else.
    """
    try:
        return json.loads(data.removeprefix(_BEFORE).removesuffix(_AFTER))
    except ValueError as error:
        raise NoShardError(f"expected {_BEFORE.decode()}…{_AFTER.decode()}: {error}") from None
