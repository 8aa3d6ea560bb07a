"""Files that are new: each is written once, and told from the bytes that it gets."""

import os
from hashlib import sha256
from pathlib import Path

from portal.build.ledger import File


def write_new(folder: Path, name: str, raw: bytes) -> File:
    """Write a file, in folders of its own where it needs some.

    Args:
        folder: Where it is to be.
        name: Its name below the folder.
        raw: What it is to hold.

    Raises:
        OSError: There is one already, or the disk refuses.
    """
    path = f"{folder}/{name}"  # a Path for each of ten thousand takes as long as the disk
    try:
        file = open(path, "xb")  # noqa: PTH123, SIM115
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120
        file = open(path, "xb")  # noqa: PTH123, SIM115
    with file:
        file.write(raw)
        file.flush()  # else the disk does not know of it yet
        stat = os.fstat(file.fileno())
    return File(name, stat.st_size, stat.st_mtime_ns, sha256(raw).hexdigest())


class NewFolder:
    """An empty folder, as Frozen-Flask takes one for a Path.

    It asks four times for each file whether it is there, and makes the folder of each.

    Attributes:
        last: The file that was written last.
    """

    last: File

    def __init__(self, path: Path) -> None:
        """Know where it is; it is there."""
        self._path = path

    def __truediv__(self, name: str) -> "_NewFile":
        return _NewFile(self, name)

    def mkdir(self, **_: bool) -> None:
        """Nothing is left to be made: folders are, with the first file in them."""

    def write(self, name: str, raw: bytes) -> None:
        """Write a file below it."""
        self.last = write_new(self._path, name, raw)


class _NewFile:
    """A file that nobody has written yet, as Frozen-Flask takes one for a Path."""

    __slots__ = ("_below", "name", "parent")

    def __init__(self, folder: NewFolder, below: str) -> None:
        self.parent = folder
        self.name = below.rpartition("/")[2]
        self._below = below

    def is_file(self) -> bool:
        return False

    def write_bytes(self, raw: bytes) -> None:
        self.parent.write(self._below, raw)

    def relative_to(self, _: NewFolder) -> str:
        return self._below
