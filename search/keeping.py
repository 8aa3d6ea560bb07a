"""What an index leaves for the next one of its language, in a file of its own.

Numbers and JSON, nothing that could run: whoever spoils the file spoils no more than time.
"""

import json
import sys
from array import array
from collections.abc import Mapping
from hashlib import blake2b
from itertools import chain
from os import getpid
from pathlib import Path

from search.index import Index
from search.lists import PackedList
from search.revising import Before, Lists
from search.store import FOLLOWED, FORMS

_POSTING = 8
"""The bytes of a posting."""
_SIZE = 16
"""Those of the digest that a file begins with."""


class SpoiltError(ValueError):
    """A file does not hold what was kept in it."""


def left_by(index: Index) -> Before:
    """Gather what an index leaves; after `export`, for that writes what is taken over."""
    lists = Lists(
        index.marks,
        list(zip(*index.lengths.each, strict=True)),
        index.store.read_all(FORMS),
        index.store.read_all(FOLLOWED),
        index.families,
    )
    return Before(lists, index.lengths.every_mean, index.written.now)


def keep(before: Before, file: Path, made_with: str) -> None:
    """Keep what an index left in a file, all of it or nothing.

    Args:
        before: What it left.
        file: Its folder is made if it is not there.
        made_with: What tells the code that made it, and its language, from others.
    """
    lists = before.lists
    head = {
        "made_with": _maker(made_with),
        "marks": lists.marks,
        "lengths": lists.lengths,
        "families": lists.families,
        "forms": {form: len(packed) for form, packed in lists.forms.items()},
        "followed": {family: len(packed) for family, packed in lists.followed.items()},
        "means": before.means,
        "written": before.written,
    }
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode()
    packed = chain(lists.forms.values(), lists.followed.values())
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{getpid()}")  # others may write it, too
    told = blake2b(digest_size=_SIZE)
    with part.open("wb") as out:  # piece by piece, for all of it may be a hundred megabytes
        out.write(bytes(_SIZE))
        for piece in chain((text, b"\n"), map(array.tobytes, packed)):
            told.update(piece)
            out.write(piece)
        out.seek(0)
        out.write(told.digest())
    part.replace(file)


def recall(file: Path, made_with: str) -> Before:
    """Return what an index left in a file; nothing where there is none, or other code made it.

    Raises:
        SpoiltError: The file is not as it was kept, or cannot be read.
    """
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return Before()
    except OSError as error:
        raise SpoiltError(f"{file}: expected a file that can be read, found {error}") from None
    if data[:_SIZE] != blake2b(memoryview(data)[_SIZE:], digest_size=_SIZE).digest():
        raise SpoiltError(f"{file}: expected it as it was kept; it is made anew")
    end = data.index(b"\n", _SIZE) + 1
    head = json.loads(data[_SIZE:end])
    if head["made_with"] != _maker(made_with):
        return Before()
    lists = memoryview(data)[end:]
    forms, rest = _lists(head["forms"], lists)
    followed, _ = _lists(head["followed"], rest)
    kept = Lists(head["marks"], head["lengths"], forms, followed, head["families"])
    return Before(kept, head["means"], head["written"])


def _lists(
    lengths: Mapping[str, int], raw: "memoryview[int]"
) -> tuple[dict[str, PackedList], "memoryview[int]"]:
    """Read so many lists, and return what is left."""
    lists, start = {}, 0
    for name, length in lengths.items():
        end = start + length * _POSTING
        lists[name] = array("Q", raw[start:end].tobytes())
        start = end
    return lists, raw[start:]


def _maker(made_with: str) -> str:
    """Tell what made a file; machines do not agree on the order of bytes."""
    return f"{made_with} {sys.byteorder}"
