"""The bytes of a content file: a plain file of the folder, no larger than people write them."""

from pathlib import Path
from stat import S_ISREG

from portal.model.place import Place, Problem

LARGEST = 2_000_000
"""Bytes: some thirty times our largest file; more is a mistake, or meant to fill the memory."""


def read_file(file: Path, folder: Path, name: str) -> bytes | Problem:
    """Read a file whole.

    Args:
        file: The file.
        folder: The content folder: what a link leads to has to lie in it, too.
        name: The file as an editor would name it.
    """
    try:
        expected, found = _unfit(file, folder)
        if not found:
            with file.open("rb") as stream:
                raw = stream.read(LARGEST + 1)
            if len(raw) <= LARGEST:
                return raw
            expected, found = f"at most {LARGEST} bytes", "more"
    except OSError as error:
        expected, found = "a file that can be read", error.strerror or type(error).__name__
    return Problem(Place(name), "file-unreadable", expected, found)


def _unfit(file: Path, folder: Path) -> tuple[str, str]:
    """What was expected and found of a file that must not even be opened."""
    if not S_ISREG(file.stat().st_mode):  # a pipe would keep us waiting, a device has no end
        return "a plain file", "a folder" if file.is_dir() else "a device"
    if file.is_symlink() and not file.resolve().is_relative_to(folder.resolve()):
        return "a file of this folder", "a link that leads out of it"
    return "", ""
