"""Style sheets and scripts, under one folder named by the digest of them all.

One digest for all keeps relative imports between files true, and lets hosts cache for ever.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
}
"""Content types by ending: what hosts guess from a file's name has to be what the app says."""

_DIGEST_LENGTH = 12


@dataclass(frozen=True)
class Assets:
    """The files of some folders, each folder under a name of its own, and what is made of them.

    Attributes:
        folders: Folders whose files are served as written.
        made: Files made of others, by their names: "search/search.js"; they stand for
            what lies in a folder under the same name.
    """

    folders: Mapping[str, Path]
    made: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Every file by its name below the digest: "css/site.css", in order."""
        found = {
            f"{name}/{file.relative_to(folder).as_posix()}": file.read_bytes()
            for name, folder in self.folders.items()
            for file in folder.rglob("*")
            if file.suffix in TYPES
        }
        return dict(sorted({**found, **self.made}.items()))

    @cached_property
    def digest(self) -> str:
        """A name that changes whenever a file does."""
        total = hashlib.sha256()
        for name, content in self.files.items():
            total.update(f"{name}\0{len(content)}\0".encode())
            total.update(content)
        return total.hexdigest()[:_DIGEST_LENGTH]

    def address(self, name: str) -> str:
        """Where a file is published, from the root.

        Raises:
            KeyError: There is no such file.
        """
        if name not in self.files:
            raise KeyError(name)
        return f"assets/{self.digest}/{name}"

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)
