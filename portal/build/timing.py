"""How far a build is and how long it takes: for people at a terminal, for logs, for tuning."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO

SHOWN_EVERY = 0.1
"""Seconds between two states of a line on a terminal."""
SAID_EVERY = 10.0
"""Seconds between two lines where they stay, as in a log."""


@dataclass(slots=True)
class Counting:
    """Tells how many of how many are done, how fast it goes, and how long it will take.

    Attributes:
        stream: Where to; a terminal gets one line that changes, others a line now and then.
        started: When the counting began, in seconds of a clock that only goes forward.
        before: How many were done then: they were taken over, and tell nothing of the rate.
        what: Of what they are, in the plural.
    """

    stream: TextIO = field(default_factory=lambda: sys.stderr)
    started: float = 0.0
    before: int = 0
    what: str = "files"
    _said: float = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Tell it, if it is time to."""
        now, shows = time.monotonic(), self.stream.isatty()
        if not self.started:
            self.started = self._said = now
            self.before = done
        if done == total and shows:
            print("\r\033[K", end="", file=self.stream, flush=True)
        elif now - self._said >= (SHOWN_EVERY if shows else SAID_EVERY):
            self._said = now
            line = said(done, total, done - self.before, now - self.started, self.what)
            end = "\033[K\r" if shows else "\n"
            print(line, end=end, file=self.stream, flush=True)


def said(done: int, total: int, made: int, seconds: float, what: str = "files") -> str:
    """A state in words: "812 of 2954 files, 391 a second, 5 s left".

    Args:
        done: How many are done.
        total: Of how many.
        made: How many of them in the time that is told.
        seconds: That time.
        what: Of what they are, in the plural.
    """
    line = f"{done} of {total} {what}"
    if not made or not seconds:
        return line
    rate = made / seconds
    digits = ".0f" if rate >= 10 else ".2g"
    return f"{line}, {rate:{digits}} a second, {(total - done) / rate:.0f} s left"


@dataclass(slots=True)
class Timings:
    """What each phase of a build took.

    Attributes:
        phases: By the phase: seconds by the clock on the wall, and of CPU, children included.
    """

    phases: dict[str, tuple[float, float]] = field(default_factory=dict)

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Time what is done meanwhile; a phase may come in several parts."""
        wall, cpu = time.monotonic(), _cpu()
        yield
        before = self.phases.get(name, (0.0, 0.0))
        self.phases[name] = (before[0] + time.monotonic() - wall, before[1] + _cpu() - cpu)

    def lines(self) -> Iterator[str]:
        """A line for each phase, in the order in which they began to be told."""
        yield f"{'':12}{'seconds':>9}{'CPU':>9}"
        for name, (wall, cpu) in self.phases.items():
            yield f"{name:12}{wall:9.2f}{cpu:9.2f}"


def _cpu() -> float:
    """Seconds of CPU so far, those of finished child processes and of the kernel included."""
    return sum(os.times()[:4])
