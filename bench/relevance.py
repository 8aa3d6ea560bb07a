"""How well each system answers: the tables of relevance."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from bench import own
from bench.corpus import Collection, Passage
from bench.judged.measure import Judged
from bench.judged.trial import ask as ask_site
from bench.judged.trial import read_queries
from bench.kept import Keep, at_once, digest_of
from bench.measure import DEPTH, Graded, Ranked, score
from bench.systems import OURS, Makers
from bench.systems.system import System, indexed
from bench.tables import share, table
from portal.model.language import Language
from portal.model.site import Site

HEAD = ("system", "queries", "success@1", "success@3", "MRR", f"nDCG@{DEPTH}", "empty")
SITE = "ours, as the site asks it"
"""With the names and numbers of documents and terms, which no other system is given."""


def judged(
    site: Site, languages: Sequence[Language], makers: Makers, keep: Keep = at_once
) -> Iterator[str]:
    """Give a table for each language: its judged queries, put to every system."""
    for language in languages:
        queries = [one for one in read_queries() if one.language == language.code]
        passages = list(own.passages_of(site, language))
        told = digest_of((passages, queries))
        where = f"relevance, {language.code}"
        as_asked = keep(f"{where}, {SITE}", partial(_of_site, site, queries), told, ours=True)
        rows = [
            keep(
                f"{where}, {word}",
                partial(_of_own, make, passages, queries),
                told,
                ours=word in OURS,
            )
            for word, make in makers.items()
        ]
        title = f"Judged queries over our own {len(passages):,} passages, {language.code}"
        yield from table(title, HEAD, [as_asked, *rows])


def collection(given: Collection, makers: Makers, keep: Keep = at_once) -> Iterator[str]:
    """Give a table for each set of queries of a collection."""
    told = digest_of(given)
    measured = [
        keep(
            f"relevance, {given.name}, {word}",
            partial(_of_sets, make, given),
            told,
            ours=word in OURS,
        )
        for word, make in makers.items()
    ]
    for name in given.queries:
        title = f"{given.name}, {given.language}, {len(given.passages):,} passages, {name}"
        yield from table(title, HEAD, [rows[name] for rows in measured])


def graded(system: System, given: Collection, name: str) -> list[Graded]:
    """Ask a system, which has indexed a collection, one of its sets of queries."""
    return [Graded(query.right, system.ask(query.text, DEPTH).ids) for query in given.queries[name]]


def _of_site(site: Site, queries: Sequence[Judged]) -> Sequence[str]:
    return _row(SITE, ask_site(site, queries))


def _of_own(
    make: Callable[[], System], passages: Sequence[Passage], queries: Sequence[Judged]
) -> Sequence[str]:
    with indexed(make(), passages, queries[0].language) as (system, _):
        return _row(system.name, own.ask(system, queries))


def _of_sets(make: Callable[[], System], given: Collection) -> dict[str, Sequence[str]]:
    """Ask a system all sets of queries of a collection; a row for each."""
    with indexed(make(), given.passages, given.language) as (system, _):
        return {name: _row(system.name, graded(system, given, name)) for name in given.queries}


def _row(name: str, lists: Sequence[Ranked]) -> Sequence[str]:
    mean = score(lists)
    shares = (mean.success_at_1, mean.success_at_3, mean.mrr, mean.ndcg, mean.empty)
    return (name, str(mean.queries), *map(share, shares))
