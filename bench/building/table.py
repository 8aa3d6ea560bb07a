"""The table of builds: CPU and memory of each maker, beside Hugo's of the same run."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.building.articles import Article, articles
from bench.building.systems import SYSTEMS, System, installed
from bench.tables import table
from portal.model.site import Site
from portal.settings import ROOT

HEAD = ("", "", "CPU s", "beside hugo", "peak MB", "beside hugo", "files", "pages")
SIZES = (100, 1_000, 3_333)
"""Articles in each language."""
PEER = "hugo"


@dataclass(frozen=True, slots=True)
class Run:
    """What one build cost.

    Attributes:
        cpu: Seconds of CPU of the process and its children, those of the kernel included.
        peak: Bytes of memory that the largest process held at most.
    """

    cpu: float
    peak: int


def building(site: Site, sizes: Sequence[int] = SIZES, names: Iterable[str] = ()) -> Iterator[str]:
    """Give a table for each size.

    Args:
        site: Its pages are recombined.
        sizes: How many articles there are in each language.
        names: Of the systems; all that are installed where there are none.
    """
    for size in sizes:
        written = list(articles(site, size))
        runs = {name: _runs(name, written) for name in names or installed()}
        rows = [
            row
            for name, (of_name, count) in runs.items()
            for row in _rows(name, of_name, runs.get(PEER, ({}, ()))[0], count)
        ]
        yield from table(f"Building {len(written):,} articles in three languages", HEAD, rows)


def _runs(name: str, written: Sequence[Article]) -> tuple[dict[str, Run], tuple[int, ...]]:
    """Build from nothing; again; with one article changed."""
    with TemporaryDirectory(prefix="bench-") as folder:
        system = SYSTEMS[name](Path(folder))
        system.write(written)
        system.clear()
        runs = {"from nothing": _run(system, system.command)}
        count = system.published()
        runs["nothing changed"] = _run(system, system.again)
        file = system.source(written[len(written) // 2])
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("**", "", 2), encoding="utf-8")
        runs["one article changed"] = _run(system, system.command)
    return runs, count


def _run(system: System, command: Sequence[str]) -> Run:
    log = system.folder / "log"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=system.folder, env=environment, stdout=output, stderr=output
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(log.read_text(encoding="utf-8")[-2_000:])
    unit = 1 if sys.platform == "darwin" else 1_024
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


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
