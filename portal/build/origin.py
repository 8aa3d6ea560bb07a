"""What a build is made with besides its content: code, templates, catalogues, settings, Python."""

import os
import sys
import sysconfig
import zlib
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from portal.settings import ROOT, Settings

CODE = (ROOT / "portal", ROOT / "search")
_READING = (ROOT / "portal" / "reading", ROOT / "portal" / "model")
_RENDERING = (ROOT / "portal" / "rendering", *_READING)
_INDEXING = (".py", ".txt")
"""The endings of our files that an index is made with: no template, style sheet or script."""


def made_with(settings: Settings) -> str:
    """What tells a build from those of other code, other words of the interface or settings."""
    return _digest((*CODE, settings.translations), settings.base_url)


def read_with(content: Path) -> str:
    """What tells what files say from what other code, run elsewhere, reads in them."""
    return _digest(_READING, str(content), str(Path.cwd()))


def rendered_with() -> str:
    """What tells bodies of pages from those that other code has rendered."""
    return _digest(_RENDERING)


def indexed_with() -> str:
    """What tells an index from those of other code; no template has a part in it."""
    return _digest(CODE, endings=_INDEXING)


def packed_with() -> str:
    """What tells packed forms from those that other code or another zlib has made."""
    return _digest((ROOT / "portal" / "build",), zlib.ZLIB_RUNTIME_VERSION)


def packages() -> Iterator[str]:
    """The Python that runs, and every package it has with its version."""
    yield sys.version
    folders = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    for folder in folders:
        yield from sorted(one.name for one in Path(folder).glob("*.dist-info"))


def files_of(folder: Path) -> Iterator[os.DirEntry[str]]:
    """The files of a folder and of those below it, in an order that no file system decides.

    What is no folder has none; whoever needs them says it better. Links to folders are not
    followed, as they are not when content is read: they may lead round in a circle.
    """
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda one: one.name)
    for one in found:
        if not one.is_dir(follow_symlinks=False):
            yield one
        elif one.name != "__pycache__":
            yield from files_of(Path(one.path))


def _digest(folders: Iterable[Path], *settings: str, endings: tuple[str, ...] = ("",)) -> str:
    """What tells the files of folders whose names end so, Python, its packages and settings."""
    total = blake2b(repr((*packages(), *settings)).encode(), digest_size=16)
    for folder in folders:
        for file in (one for one in files_of(folder) if one.name.endswith(endings)):
            raw = Path(file.path).read_bytes()
            name = Path(file.path).relative_to(folder).as_posix()
            total.update(f"{name}\0{len(raw)}\0".encode())
            total.update(raw)
    return total.hexdigest()
