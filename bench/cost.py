"""What a query costs the reader, and an index its publisher: the tables of cost."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from bench.corpus import Collection, Query
from bench.measure import DEPTH, Graded, quantile, score
from bench.systems import Makers
from bench.systems.ours import Ours
from bench.systems.system import Asked, System, indexed
from bench.tables import kilobytes, share, table

SLOWER = 6
"""How many times slower than this machine a cheap phone is taken to be."""
TIMED = 20
"""Queries whose computing is timed, each when all that it needs has come."""

TRIPS = 10
"""Queries whose waiting for the network is counted."""

INDEXES = ("system", "build CPU s", "index kB", "files")
READERS = (
    "system",
    f"nDCG@{DEPTH}",
    "cold kB",
    "its p95",
    "requests",
    "warm kB",
    "requests",
    f"ms, {SLOWER}× slower",
    "its p95",
)
PARTS = ("part", "kB", "requests")


@dataclass(frozen=True, slots=True)
class Trial:
    """Each query of a set as a first one, as one that follows another, and in time.

    Attributes:
        cold: Asked by a reader who has fetched nothing.
        warm: Asked by one who has just asked another.
        ms: Milliseconds of computing, slowed down.
        found: What the cold ones found, against what is right.
    """

    cold: Sequence[Asked]
    warm: Sequence[Asked]
    ms: Sequence[float]
    found: Sequence[Graded]


def costs(given: Collection, makers: Makers) -> Iterator[str]:
    """Give the tables of one collection: its indexes, each set of queries, and our own parts."""
    indexes: list[Sequence[str]] = []
    readers: dict[str, list[Sequence[str]]] = defaultdict(list)
    parts: dict[str, list[Sequence[str]]] = {}
    for make in makers.values():
        with indexed(make(), given.passages, given.language) as (system, cost):
            indexes.append(
                (system.name, f"{cost.cpu:.1f}", kilobytes(cost.packed), f"{cost.files:,}")
            )
            for name, queries in given.queries.items():
                trial = tried(system, queries)
                readers[name].append(_row(system, trial))
                if isinstance(system, Ours):
                    parts[name] = [*_parts(trial.cold), _trips(system, queries)]
    where = f"{given.name}, {given.language}"
    yield from table(f"Cost of the index, {where}", INDEXES, indexes)
    for name, rows in readers.items():
        yield from table(f"Cost of a query, {where}, {name}", READERS, rows)
    for name, rows in parts.items():
        yield from table(f"What ours fetches for a cold query, {where}, {name}", PARTS, rows)


def tried(system: System, queries: Sequence[Query]) -> Trial:
    """Ask each query cold, and warm after the one before it; time some of them."""
    cold, warm, found = [], [], []
    for query, following in zip(queries, [*queries[1:], queries[0]], strict=True):
        system.come_anew()
        cold.append(system.ask(query.text, DEPTH))
        warm.append(system.ask(following.text, DEPTH))
        found.append(Graded(query.right, cold[-1].ids))
    return Trial(cold, warm, list(_timed(system, queries[:TIMED])), found)


def _timed(system: System, queries: Sequence[Query]) -> Iterator[float]:
    system.come_anew()
    for query in queries:
        system.ask(query.text, DEPTH)
    system.slow_down(SLOWER)
    for query in queries:
        yield system.ask(query.text, DEPTH).ms
    system.slow_down(1)


def _row(system: System, trial: Trial) -> Sequence[str]:
    ndcg, ms = share(score(trial.found).ndcg), (median(trial.ms), quantile(trial.ms, 0.95))
    times = [f"{one:,.1f}" for one in ms]
    if not system.in_browser:
        return (f"{system.name} (server)", ndcg, *["–"] * 5, *times)
    cold = [one.bytes for one in trial.cold]
    return (
        system.name,
        ndcg,
        kilobytes(fmean(cold)),
        kilobytes(quantile(cold, 0.95)),
        f"{fmean(len(one.fetched) for one in trial.cold):.1f}",
        kilobytes(fmean(one.bytes for one in trial.warm)),
        f"{fmean(len(one.fetched) for one in trial.warm):.1f}",
        *times,
    )


def _parts(asked: Sequence[Asked]) -> Iterator[Sequence[str]]:
    """Give the bytes and requests of each kind of file, in the mean of the queries."""
    parts: dict[str, list[int]] = defaultdict(list)
    for one in asked:
        for name, size in one.fetched:
            parts[_part(name)].append(size)
    for part, sizes in parts.items():
        yield part, kilobytes(sum(sizes) / len(asked)), f"{len(sizes) / len(asked):.1f}"


def _trips(system: Ours, queries: Sequence[Query]) -> Sequence[str]:
    """Give how often the first queries wait for the network once the manifest has come."""
    trips = [system.trips(query.text, DEPTH) for query in queries[:TRIPS]]
    return "waits after the manifest", "", f"{fmean(trips):.1f}"


def _part(name: str) -> str:
    """Return the kind of a file by the letters that its name begins with: "terms"."""
    file = name.rpartition("/")[2]
    kind = re.match("[a-z]+", file)
    return kind[0] if kind else file
