"""What was measured is kept, so that a run that was broken off goes on where it was."""

import hashlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol, TypeVar

from bench.systems.system import Stopwatch
from portal.settings import ROOT

MEASURED = ("bench", "content", "portal", "requirements", "search", "translations")
"""The folders of this project on whose files the tables depend."""

T = TypeVar("T")


class Keep(Protocol):
    """Measures something under a name, or tells what it was when it was measured before."""

    def __call__(self, name: str, measure: Callable[[], T]) -> T:
        """Return what was measured, of which JSON can tell all."""
        ...


def at_once(name: str, measure: Callable[[], T]) -> T:
    """Measure, and keep nothing."""
    return measure()


class Kept:
    """A file with a line for each measurement, its name first; progress goes to standard error."""

    def __init__(self, file: Path, *, resume: bool) -> None:
        """Begin the file anew, or go on with what is whole in it."""
        self._file = file
        self._known: dict[str, Any] = dict(_lines(file)) if resume else {}
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", encoding="utf-8")
        for name, result in self._known.items():
            self._write(name, result)

    def __call__(self, name: str, measure: Callable[[], T]) -> T:
        """Tell what is kept, or else measure and write it down at once."""
        if name in self._known:
            _say(f"{name}: kept")
            known: T = self._known[name]
            return known
        _say(f"{name} …")
        computing, start = Stopwatch(), time.monotonic()
        result = measure()
        self._write(name, result)
        _say(f"  {time.monotonic() - start:,.0f} s, {computing.read():,.0f} s of them computing")
        return result

    def _write(self, name: str, result: object) -> None:
        with self._file.open("a", encoding="utf-8") as lines:
            print(json.dumps([name, result], ensure_ascii=False), file=lines)


def digest(*words: object, root: Path = ROOT) -> str:
    """Name the state of the project, and what else a measurement depends on.

    What was measured of another state is not gone on with.
    """
    state = hashlib.sha256(repr(words).encode())
    for folder in MEASURED:
        for file in sorted((root / folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                state.update(f"{file.relative_to(root)}\0".encode())
                state.update(hashlib.sha256(file.read_bytes()).digest())
    return state.hexdigest()[:16]


def _lines(file: Path) -> Iterator[tuple[str, Any]]:
    """Read what was kept; a last line that was being written when the run ended counts as none."""
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        if line.endswith("]"):
            name, result = json.loads(line)
            yield name, result


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
