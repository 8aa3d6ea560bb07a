"""What a query costs the reader, and an index its publisher: the tables of cost."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from statistics import fmean, median
from typing import Any

from bench.corpus import Collection, Query
from bench.kept import Keep, at_once, digest_of
from bench.measure import DEPTH, Graded, quantile, score
from bench.systems import OURS, Makers
from bench.systems.ours import Ours
from bench.systems.system import Asked, System, indexed
from bench.tables import kilobytes, share, table

SLOWER = 6
"""How many times slower than this machine a cheap phone is taken to be."""
TIMED = 20
"""Queries whose computing is timed, each when all that it needs has come."""
TRIPS = 10
"""Queries whose waiting for the network is counted."""
ALIKE = 5
"""Queries that tell the bytes of a system that fetches the same for each."""

LARGEST: Mapping[str, int] = {
    "ours-python": 10_000,
    "pagefind-any": 1_000,
    "minisearch-folded": 1_000,
    "lunr": 10_000,
    "tantivy": 10_000,
    "tantivy-folded": 1_000,
    "fts5": 10_000,
    "whoosh": 10_000,
    "whoosh-language": 1_000,
}
"""Up to how many passages a system is measured, by its word; those not named here at any size.

Variants of one system cost alike, and beyond what a site has servers are told of no more; with
`--systems` those that are named are measured at every size.
"""

INDEXES = ("system", "build CPU s", "index kB", "files")
READERS = (
    "system",
    f"nDCG@{DEPTH}",
    "cold kB",
    "its p95",
    "requests",
    "warm kB",
    "requests",
    f"CPU ms, {SLOWER}× slower",
    "its p95",
)
PARTS = ("part", "kB", "requests")


@dataclass(frozen=True, slots=True)
class Trial:
    """Each query of a set as a first one, as one that follows another, and in time.

    Attributes:
        cold: Asked by a reader who has fetched nothing; none on a server.
        warm: Asked by one who has just asked another; none on a server.
        ms: Milliseconds of computing on this machine.
        found: What was found, against what is right.
    """

    cold: Sequence[Asked]
    warm: Sequence[Asked]
    ms: Sequence[float]
    found: Sequence[Graded]


Measured = dict[str, Any]
"""Rows of cells: "index", one; "readers" and "parts", by the names of sets of queries."""


def bearing(makers: Makers, given: Collection) -> Makers:
    """Leave out the systems that are not measured on so many passages."""
    many = len(given.passages)
    return {word: make for word, make in makers.items() if many <= LARGEST.get(word, many)}


def costs(given: Collection, makers: Makers, keep: Keep = at_once) -> Iterator[str]:
    """Give the tables of one collection: its indexes, each set of queries, and our own parts."""
    where = f"{given.name}, {given.language}"
    told = digest_of(given)
    measured = [
        keep(f"cost, {where}, {word}", partial(_measured, given, make), told, ours=word in OURS)
        for word, make in makers.items()
    ]
    indexes = [one["index"] for one in measured]
    yield from table(f"Cost of the index, {where}", INDEXES, indexes)
    for name in given.queries:
        rows = [one["readers"][name] for one in measured]
        yield from table(f"Cost of a query, {where}, {name}", READERS, rows)
    for name, rows in (part for one in measured for part in one["parts"].items()):
        yield from table(f"What ours fetches for a cold query, {where}, {name}", PARTS, rows)


def _measured(given: Collection, make: Callable[[], System]) -> Measured:
    """Index a collection with one system, and ask it every set of queries."""
    readers, parts = {}, {}
    with indexed(make(), given.passages, given.language) as (system, cost):
        for name, queries in given.queries.items():
            trial = tried(system, queries)
            readers[name] = _row(system, trial)
            if isinstance(system, Ours):
                parts[name] = [*_parts(trial.cold), _trips(system, queries)]
        index = (system.name, f"{cost.cpu:.1f}", kilobytes(cost.packed), f"{cost.files:,}")
    return {"index": index, "readers": readers, "parts": parts}


def tried(system: System, queries: Sequence[Query]) -> Trial:
    """Ask each query, time some when all has come, and ask as a new reader where bytes count."""
    system.come_anew()
    found = [Graded(query.right, system.ask(query.text, DEPTH).ids) for query in queries]
    ms = [system.ask(query.text, DEPTH).ms for query in queries[:TIMED]]
    cold, warm = [], []
    if system.in_browser:
        pairs = zip(queries, [*queries[1:], queries[0]], strict=True)
        for query, following in islice(pairs, ALIKE if system.fetches_alike else None):
            system.come_anew()
            cold.append(system.ask(query.text, DEPTH))
            warm.append(system.ask(following.text, DEPTH))
    return Trial(cold, warm, ms, found)


def _row(system: System, trial: Trial) -> Sequence[str]:
    ndcg, ms = share(score(trial.found).ndcg), (median(trial.ms), quantile(trial.ms, 0.95))
    if not system.in_browser:
        return (f"{system.name} (server)", ndcg, *["–"] * 5, *(f"{one:,.1f}" for one in ms))
    cold = [one.bytes for one in trial.cold]
    return (
        system.name,
        ndcg,
        kilobytes(fmean(cold)),
        kilobytes(quantile(cold, 0.95)),
        f"{fmean(len(one.fetched) for one in trial.cold):.1f}",
        kilobytes(fmean(one.bytes for one in trial.warm)),
        f"{fmean(len(one.fetched) for one in trial.warm):.1f}",
        *(f"{one * SLOWER:,.1f}" for one in ms),
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
