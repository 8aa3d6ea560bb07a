"""What a published site is made of, file by file, and whether a copy of it is the same.

The manifest has the form that `sha256sum --check` reads, so that nobody needs us to check a copy.
"""

import hashlib
import re
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from http.client import HTTPException
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from portal.build.folders import names_below
from portal.model.place import Place, Problem

MANIFEST = "manifest-sha256.txt"
"""The name of the manifest in a published site."""
AT_ONCE = 8
"""How many files of a site on the web are asked for at the same time."""
PATIENCE = 30.0
"""Seconds without an answer after which a file of a site on the web counts as missing."""

_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_CHUNK = 1 << 20

Progress = Callable[[int, int], None]
"""Told how many files have been compared, of how many."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a manifest: the digest of a file, and where the line stands."""

    digest: str
    place: Place


class Copy(Protocol):
    """A published site, wherever it is."""

    @property
    def manifest(self) -> str:
        """Where its own manifest is."""

    def digest(self, name: str) -> str:
        """The SHA-256 digest of a file, in hexadecimal.

        Raises:
            OSError: It is not there, or cannot be read.
        """

    def names(self) -> frozenset[str]:
        """The names of all files; none where nobody can list them."""


def write_manifest(folder: Path, known: Mapping[str, str] | None = None) -> None:
    """Write the manifest of a folder into it.

    Args:
        folder: The folder.
        known: The digests of files that are known already, by their names.
    """
    copy, known = FolderCopy(folder), known or {}
    names = sorted(copy.names())
    lines = (f"{known.get(name) or copy.digest(name)}  {name}\n" for name in names)
    (folder / MANIFEST).write_text("".join(lines), encoding="utf-8", newline="\n")


def manifest_at(place: str) -> tuple[Mapping[str, Listed], tuple[Problem, ...]]:
    """Read the manifest in a file, or at an address that begins with http:// or https://.

    Returns:
        As `read_manifest`; a manifest that cannot be read is a problem.
    """
    is_address = place.startswith(("https://", "http://"))
    try:
        raw = b"".join(_chunks(place)) if is_address else Path(place).read_bytes()
        return read_manifest(raw.decode("utf-8"), place)
    except (OSError, UnicodeDecodeError) as error:
        return {}, (Problem(Place(place), "file-unreadable", "a manifest", str(error)),)


def read_manifest(text: str, path: str) -> tuple[Mapping[str, Listed], tuple[Problem, ...]]:
    """Read a manifest.

    Args:
        text: The whole of it.
        path: Its name in problems.

    Returns:
        Its lines by the names of their files, and what is wrong with the others.
    """
    listed: dict[str, Listed] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), 1):
        place, found = Place(path, number), _LINE.fullmatch(line)
        if not found:
            expected = "a SHA-256 digest in hexadecimal, two spaces and a file name"
            problems.append(Problem(place, "manifest-invalid", expected, f'"{line[:100]}"'))
        elif not _is_inside(found[2]):
            expected = "the name of a file in the site"
            problems.append(Problem(place, "manifest-invalid", expected, f'"{found[2]}"'))
        else:
            listed[found[2]] = Listed(found[1], place)
    if not listed and not problems:
        problems.append(Problem(Place(path), "manifest-invalid", "a line for each file", "none"))
    return listed, tuple(problems)


def _is_inside(name: str) -> bool:
    """Whether a name leads to a file below the folder and to none elsewhere."""
    steps = name.split("/")
    return not {"", ".", ".."} & set(steps) and "\\" not in name and "\0" not in name


def verify(listed: Mapping[str, Listed], copy: Copy, progress: Progress) -> Iterator[Problem]:
    """What a copy has other than its manifest says, in the order of the manifest.

    Args:
        listed: The manifest.
        copy: The copy.
        progress: Told after each file.
    """
    with ThreadPoolExecutor(AT_ONCE) as pool:
        compared = pool.map(partial(_compare, copy), listed.items())
        for done, problem in enumerate(compared, 1):
            progress(done, len(listed))
            if problem:
                yield problem
    for name in sorted(copy.names() - listed.keys()):
        yield Problem(Place(name), "file-unlisted", "no file that the manifest has not", "a file")


def _compare(copy: Copy, line: tuple[str, Listed]) -> Problem | None:
    name, listed = line
    expected = f"{name} with the digest {listed.digest}"
    try:
        found = copy.digest(name)
    except OSError as error:
        return Problem(listed.place, "file-missing", expected, str(error))
    return (
        Problem(listed.place, "file-differs", expected, found) if found != listed.digest else None
    )


@dataclass(frozen=True, slots=True)
class FolderCopy:
    """A site in a folder: on a disk, a memory stick, a web server's."""

    folder: Path

    def __str__(self) -> str:
        return str(self.folder)

    @property
    def manifest(self) -> str:
        """Where its own manifest is."""
        return str(self.folder / MANIFEST)

    def digest(self, name: str) -> str:
        """The digest of a file, or an OSError."""
        with (self.folder / name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def names(self) -> frozenset[str]:
        """Every file but the manifest itself."""
        return frozenset(names_below(self.folder)) - {MANIFEST}


@dataclass(frozen=True, slots=True)
class WebCopy:
    """A site on the web; its files are asked for one by one, for nobody can list them."""

    url: str

    def __str__(self) -> str:
        return self.url

    @property
    def manifest(self) -> str:
        """Where its own manifest is."""
        return self.url + MANIFEST

    def digest(self, name: str) -> str:
        """The digest of a file, or an OSError."""
        digest = hashlib.sha256()
        for chunk in _chunks(self.url + quote(name)):
            digest.update(chunk)
        return digest.hexdigest()

    def names(self) -> frozenset[str]:
        """None: nobody can list them."""
        return frozenset()


def _chunks(url: str) -> Iterator[bytes]:
    """What is at an address, which begins with http:// or https://, piece by piece.

    Whatever goes wrong on the way is an OSError.
    """
    try:
        with urllib.request.urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310  (checked)
            while chunk := answer.read(_CHUNK):
                yield chunk
    except HTTPException as error:
        raise OSError(f"{type(error).__name__}: {error}") from error
