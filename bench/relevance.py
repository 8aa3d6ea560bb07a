"""How well each system answers: the tables of relevance."""

from collections.abc import Iterator, Sequence

from bench import own
from bench.corpus import Collection
from bench.judged.trial import ask as ask_site
from bench.judged.trial import read_queries
from bench.measure import DEPTH, Graded, Ranked, score
from bench.systems import Makers
from bench.systems.system import System, indexed
from bench.tables import share, table
from portal.model.language import Language
from portal.model.site import Site

HEAD = ("system", "queries", "success@1", "success@3", "MRR", f"nDCG@{DEPTH}", "empty")
SITE = "ours, as the site asks it"
"""With the names and numbers of documents and terms, which no other system is given."""


def judged(site: Site, languages: Sequence[Language], makers: Makers) -> Iterator[str]:
    """Give a table for each language: its judged queries, put to every system."""
    for language in languages:
        queries = [one for one in read_queries() if one.language == language.code]
        passages = list(own.passages_of(site, language))
        rows = [_row(SITE, ask_site(site, queries))]
        for make in makers.values():
            with indexed(make(), passages, language.code) as (system, _):
                rows.append(_row(system.name, own.ask(system, queries)))
        title = f"Judged queries over our own {len(passages):,} passages, {language.code}"
        yield from table(title, HEAD, rows)


def collection(given: Collection, makers: Makers) -> Iterator[str]:
    """Give a table for each set of queries of a collection."""
    rows: dict[str, list[Sequence[str]]] = {name: [] for name in given.queries}
    for make in makers.values():
        with indexed(make(), given.passages, given.language) as (system, _):
            for name in given.queries:
                rows[name].append(_row(system.name, graded(system, given, name)))
    for name, of_set in rows.items():
        title = f"{given.name}, {given.language}, {len(given.passages):,} passages, {name}"
        yield from table(title, HEAD, of_set)


def graded(system: System, given: Collection, name: str) -> list[Graded]:
    """Ask a system, which has indexed a collection, one of its sets of queries."""
    return [Graded(query.right, system.ask(query.text, DEPTH).ids) for query in given.queries[name]]


def _row(name: str, lists: Sequence[Ranked]) -> Sequence[str]:
    mean = score(lists)
    shares = (mean.success_at_1, mean.success_at_3, mean.mrr, mean.ndcg, mean.empty)
    return (name, str(mean.queries), *map(share, shares))
