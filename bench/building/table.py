"""The table of builds: CPU and memory of each maker, beside Hugo's of the same run."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.building.articles import Article, articles
from bench.building.systems import LARGEST, SYSTEMS, installed
from bench.kept import Keep, at_once, digest_of
from bench.tables import table
from portal.model.site import Site
from portal.settings import ROOT

HEAD = ("", "", "CPU s", "beside hugo", "peak MB", "beside hugo", "files", "pages")
SIZES = (100, 1_000, 3_333)
"""Articles in each language."""
PEER = "hugo"
LAUNCHER = Path(__file__).parent / "launch.py"


@dataclass(frozen=True, slots=True)
class Run:
    """What one build cost.

    Attributes:
        cpu: Seconds of CPU of the process and its children, those of the kernel included.
        peak: Bytes of memory that the largest process held at most.
    """

    cpu: float
    peak: int


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
        rows = [
            row
            for name, (of_name, count) in runs.items()
            for row in _rows(name, of_name, runs.get(PEER, ({}, ()))[0], count)
        ]
        yield from table(f"Building {len(written):,} articles in three languages", HEAD, rows)


def _fit(size: int) -> list[str]:
    return [name for name in installed() if size <= LARGEST.get(name, size)]


def _kept(
    keep: Keep, name: str, size: int, written: Sequence[Article]
) -> tuple[dict[str, Run], tuple[int, ...]]:
    """Measure a system, or tell what was measured of it."""

    def measure() -> tuple[dict[str, tuple[float, int]], tuple[int, ...]]:
        runs, count = _runs(name, written)
        return {of: (run.cpu, run.peak) for of, run in runs.items()}, count

    what = f"building, {size} articles, {name}"
    runs, count = keep(what, measure, digest_of(written), ours=name == "ours")
    return {of: Run(*run) for of, run in runs.items()}, tuple(count)


def _runs(name: str, written: Sequence[Article]) -> tuple[dict[str, Run], tuple[int, ...]]:
    """Build from nothing; again; with one article changed; with words in the templates changed."""
    with TemporaryDirectory(prefix="bench-") as folder:
        system = SYSTEMS[name](Path(folder))
        system.write(written)
        system.clear()
        runs = {"from nothing": cost_of(system.command, system.folder)}
        count = system.published()
        runs["nothing changed"] = cost_of(system.again, system.folder)
        file = system.source(written[len(written) // 2])
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("**", "", 2), encoding="utf-8")
        runs["one article changed"] = cost_of(system.command, system.folder)
        system.reword()
        runs["words of all pages changed"] = cost_of(system.command, system.folder)
    return runs, count


def cost_of(command: Sequence[str], folder: Path) -> Run:
    """Run a command in a folder.

    Raises:
        RuntimeError: It failed; with what it said last.
    """
    launched = subprocess.run(
        [sys.executable, "-S", LAUNCHER, *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    exit_code, cpu, peak = launched.stdout.splitlines()[-1].split()
    if exit_code != "0":
        raise RuntimeError((launched.stdout + launched.stderr)[-2_000:])
    return Run(float(cpu), int(peak) * (1 if sys.platform == "darwin" else 1_024))


def _rows(
    name: str, runs: dict[str, Run], peer: dict[str, Run], count: tuple[int, ...]
) -> Iterator[tuple[str, ...]]:
    for what, run in runs.items():
        beside = peer.get(what)
        yield (
            name,
            what,
            f"{run.cpu:.2f}",
            f"{run.cpu / beside.cpu:.3f}" if beside else "",
            f"{run.peak / 1e6:.0f}",
            f"{run.peak / beside.peak:.2f}" if beside else "",
            *(f"{one:,}" for one in (count if what == "from nothing" else ())),
            *(("", "") if what != "from nothing" else ()),
        )
