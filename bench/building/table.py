"""The table of builds: CPU and memory of each maker, beside Hugo's of the same run."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.building.articles import Article, articles
from bench.building.system import System, alter
from bench.building.systems import LARGEST, SYSTEMS, installed
from bench.kept import Keep, at_once, digest_of
from bench.tables import table
from portal.model.site import Site
from portal.settings import ROOT

PEERS = ("hugo", "pelican")
"""Beside which the others' CPU is told; beside the first of them also their memory."""
HEAD = (
    *("", "", "CPU s"),
    *(f"beside {one}" for one in PEERS),
    *("peak MB", f"beside {PEERS[0]}", "files", "pages", "CPU ms a page"),
)
SIZES = (100, 1_000, 3_333)
"""Articles in each language."""
NOTHING = "from nothing"
EDITS = ("one article changed", "another changed", "a third changed")
"""Each is of another article."""
LAUNCHER = Path(__file__).parent / "launch.py"


@dataclass(frozen=True, slots=True)
class Run:
    """What one build cost.

    Attributes:
        cpu: Seconds of CPU of the process and its children, those of the kernel included.
        peak: Bytes of memory that the largest process held at most.
        said: What it said on standard error.
    """

    cpu: float
    peak: int
    said: str = ""


def building(
    site: Site,
    sizes: Sequence[int] = SIZES,
    names: Sequence[str] = (),
    keep: Keep = at_once,
) -> Iterator[str]:
    """Give a table for each size.

    Args:
        site: Its pages are recombined.
        sizes: How many articles there are in each language.
        names: Of the systems; where there are none, those installed that are fit for the size.
        keep: What measures, or tells what was measured before.
    """
    for size in sizes:
        written = list(articles(site, size))
        runs = {name: _kept(keep, name, size, written) for name in names or _fit(size)}
        peers = [runs[one][0] if one in runs else {} for one in PEERS]
        rows = [
            row
            for name, (of_name, count) in runs.items()
            for row in _rows(name, of_name, peers, count)
        ]
        yield from table(f"Building {len(written):,} articles in three languages", HEAD, rows)
        for name, (of_name, _) in runs.items():
            yield from _phases(SYSTEMS[name](Path()), f"CPU s of each phase, {name}", of_name)


def _phases(system: System, title: str, runs: Mapping[str, Run]) -> Iterator[str]:
    """A table of the builds whose phases are told."""
    told = {what: system.phases(run.said) for what, run in runs.items()}
    names = list(dict.fromkeys(name for phases in told.values() for name in phases))
    rows = [
        (what, *(f"{phases.get(name, 0):.2f}" for name in names))
        for what, phases in told.items()
        if phases
    ]
    if rows:
        yield from table(title, ("", *names), rows)


def _fit(size: int) -> list[str]:
    return [name for name in installed() if size <= LARGEST.get(name, size)]


def _kept(
    keep: Keep, name: str, size: int, written: Sequence[Article]
) -> tuple[dict[str, Run], Sequence[int]]:
    """Measure a system, or tell what was measured of it."""

    def measure() -> tuple[dict[str, tuple[float, int, str]], Sequence[int]]:
        runs, count = _runs(name, written)
        return {of: (run.cpu, run.peak, run.said) for of, run in runs.items()}, count

    what = f"building, {size} articles, {name}"
    runs, count = keep(what, measure, digest_of(written), ours=name == "ours")
    return {of: Run(*run) for of, run in runs.items()}, tuple(count)


def _runs(name: str, written: Sequence[Article]) -> tuple[dict[str, Run], Sequence[int]]:
    """Build from nothing; again; with one article changed, thrice; with words of all pages changed.

    The third edit tells what each further one costs: by then there are sites published before.
    """
    with TemporaryDirectory(prefix="bench-") as folder:
        system = SYSTEMS[name](Path(folder))
        system.write(written)
        system.clear()
        runs = {NOTHING: cost_of(system.command, system.folder)}
        count = system.published()
        runs["nothing changed"] = cost_of(system.again, system.folder)
        for number, what in enumerate(EDITS, 1):
            # A word more, for an edit of the markup alone would leave the search as it was.
            alter(system.source(written[len(written) * number // 4]), "**", "again **")
            runs[what] = cost_of(system.command, system.folder)
        system.reword()
        runs["words of all pages changed"] = cost_of(system.command, system.folder)
    return runs, count


def cost_of(command: Sequence[str], folder: Path) -> Run:
    """Run a command in a folder; if it is broken off, nothing goes on writing there.

    Raises:
        RuntimeError: It failed; with what it said last.
    """
    with subprocess.Popen(
        [sys.executable, "-S", LAUNCHER, *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as launched:
        try:
            said, complained = launched.communicate()
        except BaseException:
            os.killpg(launched.pid, signal.SIGKILL)
            launched.communicate()  # ends when the last of its processes has
            raise
    if launched.returncode:
        raise RuntimeError(complained[-2_000:])
    exit_code, cpu, peak = said.splitlines()[-1].split()
    if exit_code != "0":
        raise RuntimeError((said + complained)[-2_000:])
    held = int(peak) * (1 if sys.platform == "darwin" else 1_024)
    return Run(float(cpu), held, complained)


def _rows(
    name: str, runs: Mapping[str, Run], peers: Sequence[Mapping[str, Run]], count: Sequence[int]
) -> Iterator[tuple[str, ...]]:
    for what, run in runs.items():
        beside = [of.get(what) for of in peers]
        yield (
            name,
            what,
            f"{run.cpu:.2f}",
            *(f"{run.cpu / peer.cpu:.3f}" if peer else "" for peer in beside),
            f"{run.peak / 1e6:.0f}",
            f"{run.peak / beside[0].peak:.2f}" if beside[0] else "",
            *(_counted(run, *count) if what == NOTHING else ("", "", "")),
        )


def _counted(run: Run, files: int, pages: int) -> tuple[str, ...]:
    return f"{files:,}", f"{pages:,}", f"{run.cpu / pages * 1_000:.1f}"
