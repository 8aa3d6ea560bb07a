"""The same command over the same files: what it would build stands already, and is said at once.

Files are told by name, size and time of change, so that nothing is read; and nothing but the
standard library is needed for it, which a build that has nothing to do would load for a second.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from portal.build.keeping import Keep, read_as
from portal.build.origin import CODE, packages
from portal.settings import Settings

NAME = "again.json"


@dataclass(frozen=True, slots=True)
class Build:
    """A build that succeeded.

    Attributes:
        asked: Its arguments and the folder that it ran in.
        sources: The folders of its content and its catalogues.
        made_of: The state of all files that it was made of.
        published: The state of the published folder.
        warnings: What it warned of.
        said: What it said of the site.
    """

    asked: tuple[str, ...]
    sources: tuple[str, ...]
    made_of: str
    published: str
    warnings: tuple[str, ...]
    said: tuple[str, ...]


def kept_beside(output: Path) -> Path:
    """Where builds keep things for the next one, of a published folder."""
    there = output.resolve()
    return there.with_name(f".{there.name}-kept")


def asked(arguments: Sequence[str]) -> tuple[str, ...]:
    """What a command is asked for: its arguments, and where it runs."""
    return (*arguments, str(Path.cwd()))


def standing(arguments: Sequence[str]) -> Build | None:
    """The build that stands as a command would make it; None where there is something to do."""
    try:
        output = _output(arguments)
        kept = Keep(kept_beside(output)).read(NAME)
        last: Build | None = read_as(Build, kept) if kept else None
        stands = (
            last is not None
            and last.asked == asked(arguments)
            and last.made_of == state_of_sources(last.sources)
            and last.published == state_of([output])
        )
    except (LookupError, OSError, ValueError):  # whatever is against it, the command says it better
        return None
    return last if stands else None


def remember(build: Build, output: Path) -> None:
    """Keep what a build said, for the next that has nothing to do."""
    Keep(kept_beside(output)).write(NAME, build)


def state_of_sources(folders: Iterable[str]) -> str:
    """What tells the files of these folders, our own code and the installed packages."""
    return state_of([*map(Path, folders), *CODE], *packages())


def state_of(folders: Iterable[Path], *besides: str) -> str:
    """What tells the state of all files in some folders, unread."""
    total = blake2b(repr(besides).encode(), digest_size=16)
    for folder in folders:
        for text in _states(folder):
            total.update(os.fsencode(text))
    return total.hexdigest()


def _states(top: Path) -> Iterator[str]:
    """The states of the files of a folder, and of each below it, in an order of their names.

    As `files_of`, but that of fifty thousand files little more is done than to ask the disk.
    """
    folders = [str(top)] if top.is_dir() else []
    for folder in folders:
        files, below = [], []
        with os.scandir(folder) as entries:
            for one in entries:
                if not one.is_dir(follow_symlinks=False):
                    stat = _stat(one)
                    files.append(f"{one.name}\0{stat.st_size}\0{stat.st_mtime_ns}\n")
                elif one.name != "__pycache__":
                    below.append(one.path)
        folders += sorted(below)
        yield f"{folder}\n{''.join(sorted(files))}"


def _stat(file: os.DirEntry[str]) -> os.stat_result:
    """The state of a file; of a link that leads nowhere its own."""
    try:
        return file.stat()
    except OSError:
        return file.stat(follow_symlinks=False)


def _output(arguments: Sequence[str]) -> Path:
    """The folder that a build publishes in, as its arguments say."""
    for place, one in enumerate(arguments):
        name, equals, value = one.partition("=")
        if name == "--output":
            return Path(value if equals else arguments[place + 1])
    return Settings().output
