"""What a build keeps for the next one: values, each in a file that bears its digest.

Nothing in it is needed: what is missing, spoilt or of other code is made anew.
"""

import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from portal.build.folders import names_below

Say = Callable[[str], None]

_PART = re.compile(r"\.(\d+)$")
"""The end of the name of a file that a process is writing: its number."""


def complain(words: str) -> None:
    """Say something beside what a command answers."""
    print(words, file=sys.stderr)


@dataclass(frozen=True, slots=True)
class Keep:
    """A folder of kept values, by name.

    Attributes:
        folder: Where they lie; it is made when the first is kept.
        say: Told of a file that could not be read.
    """

    folder: Path
    say: Say = complain

    def write(self, name: str, value: object) -> None:
        """Keep a value of dataclasses, lists, mappings and what JSON has; all of it or nothing."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
        self.write_raw(name, text.encode())

    def write_raw(self, name: str, raw: bytes) -> None:
        """Keep some bytes; all of them or nothing."""
        file = self.folder / name
        make_way(file, self.say)
        part = file.with_name(f"{file.name}.{os.getpid()}")  # others may write it, too
        with part.open("wb") as out:
            out.writelines((_digest(raw), b"\n", raw))  # joined, they would be held twice
        part.replace(file)

    def read(self, name: str) -> Any:
        """What was kept under a name, as JSON has it; None where there is nothing whole."""
        raw = self.read_raw(name)
        return None if raw is None else json.loads(raw)

    def read_raw(self, name: str) -> bytes | None:
        """The bytes that were kept under a name; None where there is nothing whole."""
        try:
            with (self.folder / name).open("rb") as file:
                digest, raw = file.readline().rstrip(b"\n"), file.read()
        except (FileNotFoundError, NotADirectoryError):  # of the latter `write_raw` tells
            return None
        except OSError as error:
            self.say(f"{self.folder / name}: expected a file that can be read, found {error}")
            return None
        if digest != _digest(raw):
            self.say(f"{self.folder / name}: expected it as it was kept; it is made anew")
            return None
        return raw


def make_way(file: Path, say: Say) -> None:
    """Make the folder of a file to be kept, and take away what stands in the place of either."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        wrong = next(one for one in reversed(file.parents) if not one.is_dir())
        wrong.unlink(missing_ok=True)
        say(f"{wrong}: removed; expected a folder of what builds keep, found a file")
        file.parent.mkdir(parents=True, exist_ok=True)
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
        say(f"{file}: removed; expected a file that a build kept, found a folder")


def sweep(folder: Path, say: Say) -> None:
    """Remove the parts of files that were half-written by processes that are no more."""
    for name in names_below(folder):
        process = _PART.search(name)
        if process and not _runs(int(process[1])):
            (folder / name).unlink()
            say(f"{folder / name}: removed; a build that was stopped had left it")


def _runs(process: int) -> bool:
    """Whether another process has this number."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return process != os.getpid()


@contextmanager
def if_possible(say: Say) -> Iterator[None]:
    """Keep what the disk takes: a site that is published stays so without it."""
    try:
        yield
    except OSError as error:
        say(f"expected to keep for the next build what this one made, found {error}")


def _digest(raw: bytes) -> bytes:
    return blake2b(raw, digest_size=16).hexdigest().encode()


def _plain(value: object) -> object:
    """A dataclass as the list of its fields."""
    if is_dataclass(value):
        return [getattr(value, one.name) for one in fields(value)]
    raise TypeError(value)


def read_as(kind: Any, value: Any) -> Any:
    """A value that was kept, as what it was: a dataclass, a tuple or a mapping, or plain."""
    return _reader(kind)(value)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What reads values of a kind; types are looked into once, of values there are many."""
    if get_origin(kind) is tuple:
        one_of = _reader(get_args(kind)[0])
        return lambda value: tuple(map(one_of, value))
    if get_origin(kind) is Mapping:
        of = _reader(get_args(kind)[1])
        return lambda value: {name: of(one) for name, one in value.items()}
    if isinstance(kind, type) and issubclass(kind, tuple):
        return lambda value: kind(*value)
    if isinstance(kind, type) and is_dataclass(kind):
        return partial(_as_dataclass, kind)
    return lambda value: value


def _as_dataclass(kind: Any, value: Any) -> Any:
    return kind(*[read(one) for read, one in zip(_readers(kind), value, strict=True)])


@cache
def _readers(kind: Any) -> Sequence[Callable[[Any], Any]]:
    """What reads each field of a dataclass, which may have fields of its own kind."""
    hints = get_type_hints(kind)
    return [_reader(hints[one.name]) for one in fields(kind)]
