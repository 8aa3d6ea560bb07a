"""What is told of a build on its way."""

from io import StringIO
from types import SimpleNamespace

import pytest

from portal.build import timing
from portal.build.timing import Counting, Timings, said


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which passes by a second whenever somebody looks."""
    now = [100.0]

    def look() -> float:
        now[0] += 1
        return now[0]

    monkeypatch.setattr(timing, "time", SimpleNamespace(monotonic=look))
    return now


def test_a_state_tells_the_rate_of_what_was_made_and_the_time_left() -> None:
    assert said(60, 100, 10, 5.0) == "60 of 100 files, 2 a second, 20 s left"
    assert said(60, 100, 0, 5.0) == "60 of 100 files"
    assert said(2, 100, 2, 4.0, "pages") == "2 of 100 pages, 0.5 a second, 196 s left"


def test_a_terminal_has_one_line_that_is_gone_at_the_end(clock: list[float]) -> None:
    stream = Terminal()
    tell = Counting(stream)
    for done in range(90, 101):
        tell(done, 100)
    assert "\n" not in stream.getvalue()
    assert stream.getvalue().startswith("91 of 100 files, 1 a second, 9 s left\033[K\r")
    assert stream.getvalue().endswith("\r\033[K")


def test_a_log_has_a_line_now_and_then(clock: list[float]) -> None:
    stream = StringIO()
    tell = Counting(stream)
    for done in range(26):
        tell(done, 25)
    assert stream.getvalue().splitlines() == [
        "10 of 25 files, 1 a second, 15 s left",
        "20 of 25 files, 1 a second, 5 s left",
    ]


def test_parts_of_a_phase_are_summed_up(clock: list[float]) -> None:
    timings = Timings()
    for name in ("write", "audit", "write"):
        with timings.phase(name):
            pass
    assert {name: wall for name, (wall, _) in timings.phases.items()} == {"write": 2, "audit": 1}
    head, *lines = timings.lines()
    assert head.split() == ["seconds", "CPU"]
    assert lines[0].startswith("write            2.00 ")
