"""What was measured is kept, so that a run that was broken off goes on where it was."""

import hashlib
import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Protocol, TypeVar

from bench.systems.system import Stopwatch
from portal.settings import ROOT

BENCH = ("bench", "requirements")
"""The folders whose files tell how others are measured, and which."""
PROJECT = (*BENCH, "content", "portal", "search", "translations")
"""Those whose files tell what we do ourselves."""

T = TypeVar("T")


class Keep(Protocol):
    """Measures something under a name, or tells what it was when it was measured before."""

    def __call__(self, name: str, measure: Callable[[], T], given: str, *, ours: bool) -> T:
        """Return what was measured.

        Args:
            name: Of the measurement, as progress is told.
            measure: Measures; what it returns, JSON can tell.
            given: Names what the system is given, as `digest_of` does.
            ours: Whether the system is ours, and to be measured again when anything of the project
                has changed.
        """
        ...


def at_once(name: str, measure: Callable[[], T], given: str, *, ours: bool) -> T:
    """Measure, and keep nothing."""
    return measure()


class Kept:
    """A file with a line for each measurement; progress goes to standard error."""

    def __init__(self, file: Path, *, resume: bool, root: Path = ROOT) -> None:
        """Begin the file anew, or go on with what is whole in it."""
        self._file = file
        self._known: dict[tuple[str, str], Any] = dict(_lines(file)) if resume else {}
        self._states = {ours: digest(root, PROJECT if ours else BENCH) for ours in (True, False)}
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("", encoding="utf-8")
        for (name, state), result in self._known.items():
            self._write(name, state, result)

    def __call__(self, name: str, measure: Callable[[], T], given: str, *, ours: bool) -> T:
        """Tell what is kept, or else measure and write it down at once."""
        state = digest_of((self._states[ours], given))
        if (name, state) in self._known:
            _say(f"{name}: kept")
            known: T = self._known[name, state]
            return known
        _say(f"{name} …")
        computing, start = Stopwatch(), time.monotonic()
        result = measure()
        self._write(name, state, result)
        _say(f"  {time.monotonic() - start:,.0f} s, {computing.read():,.0f} s of them computing")
        return result

    def _write(self, name: str, state: str, result: object) -> None:
        with self._file.open("a", encoding="utf-8") as lines:
            print(json.dumps([name, state, result], ensure_ascii=False), file=lines)


def digest_of(given: object) -> str:
    """Name values by all that they print."""
    return hashlib.sha256(repr(given).encode()).hexdigest()[:16]


def digest(root: Path, folders: Iterable[str]) -> str:
    """Name the state of the files in some folders."""
    files = (file for folder in folders for file in sorted((root / folder).rglob("*")))
    return digest_of(
        [
            (file.relative_to(root).as_posix(), hashlib.sha256(file.read_bytes()).hexdigest())
            for file in files
            if file.is_file() and "__pycache__" not in file.parts
        ]
    )


def _lines(file: Path) -> Iterator[tuple[tuple[str, str], Any]]:
    """Read what was kept; a last line that was being written when the run ended counts as none."""
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        if line.endswith("]"):
            name, state, result = json.loads(line)
            yield (name, state), result


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
