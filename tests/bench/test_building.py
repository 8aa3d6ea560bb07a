"""The bench of builds: its articles are fit to be published, and what a build costs is told."""

import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from bench.building.articles import Article, articles
from bench.building.ours import Ours
from bench.building.peers import Hugo
from bench.building.system import System
from bench.building.systems import LARGEST, SYSTEMS
from bench.building.table import cost_of
from portal.build.timing import Timings
from portal.model.site import Site
from portal.reading.checks import check
from portal.reading.load import load


@pytest.fixture(scope="module")
def written(real_site: Site) -> list[Article]:
    return list(articles(real_site, 6))


def test_articles_are_the_same_each_time_and_have_no_problems(
    written: list[Article], real_site: Site, tmp_path: Path
) -> None:
    assert list(articles(real_site, 6)) == written
    Ours(tmp_path).write(written)
    site, problems = load(tmp_path / "content")
    assert site is not None
    assert (*problems, *check(site)) == ()
    assert len(site.pages) == len(written) + 2 * len(site.languages)


@pytest.mark.parametrize("make", SYSTEMS.values(), ids=SYSTEMS)
def test_each_maker_is_given_all_articles(
    make: Callable[[Path], System], written: list[Article], tmp_path: Path
) -> None:
    system = make(tmp_path)
    system.write(written)
    assert len({system.source(one) for one in written}) == len(written)
    assert all(one.title in system.source(one).read_text(encoding="utf-8") for one in written)
    system.reword()  # finds what to change
    assert LARGEST.keys() < SYSTEMS.keys()


def test_the_memory_of_a_build_is_not_that_of_the_bench(tmp_path: Path) -> None:
    held = bytearray(b"x" * 100_000_000)
    small, large = (
        cost_of((sys.executable, "-c", f"bytearray({size}) + b'x'"), tmp_path)
        for size in (1, 50_000_000)
    )
    assert small.peak < 50_000_000 < large.peak < len(held) + 50_000_000
    assert 0 < small.cpu < 10


def test_phases_are_told_of_our_builds_alone(tmp_path: Path) -> None:
    timings = Timings({"take over": (1.5, 0.25), "write": (14.29, 26.4)})
    said = "\n".join(("content: no problems", *timings.lines(), ""))
    assert Ours(tmp_path).phases(said) == {"take over": 0.25, "write": 26.4}
    assert Hugo(tmp_path).phases(said) == {}


def test_a_build_that_fails_says_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no flour"):
        cost_of((sys.executable, "-c", "exit('no flour')"), tmp_path)


WRITER = "import time\nwhile True: print('x', file=open('written', 'a')); time.sleep(0.01)"
CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {WRITER!r}])"


def test_a_build_that_is_broken_off_writes_no_more(tmp_path: Path) -> None:
    written = tmp_path / "written"

    def interrupt(_: int, __: FrameType | None) -> None:
        if written.exists():
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 0.1, 0.1)
    try:
        with pytest.raises(KeyboardInterrupt):
            cost_of((sys.executable, "-c", CHILD), tmp_path)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    size = written.stat().st_size
    time.sleep(0.1)
    assert written.stat().st_size == size
