"""A run: the tables that are asked for, one after another, of the same site and systems."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from playwright.sync_api import Browser

from bench import cost, folder, grown, own, parity, probes, relevance
from bench.building.table import building
from bench.corpus import Collection, fewer
from bench.indexing.table import indexing
from bench.kept import Keep
from bench.systems import Makers
from portal.model.site import Site

Tables = Mapping[str, Callable[[], Iterator[str]]]


@dataclass(frozen=True, slots=True)
class Run:
    """What is measured.

    Attributes:
        site: Our own, whose pages are searched and recombined.
        browser: In which some systems run.
        makers: Of the systems, by their words.
        options: See options.py.
        keep: What measures, or tells what was measured before.
    """

    site: Site
    browser: Browser
    makers: Makers
    options: argparse.Namespace
    keep: Keep

    def lines(self) -> Iterator[str]:
        """Give the lines of the tables asked for."""
        tables = self._tables()
        for name in self.options.tables or tables:
            print(f"== {name}", file=sys.stderr, flush=True)
            yield from tables[name]()

    def _tables(self) -> Tables:
        """Return what gives the lines of each table."""
        if not self.options.collections:
            return self._own()
        if self.options.tables:
            return {"relevance": self._relevance_of_others, "cost": self._cost_of_others}
        return self._own() | {"relevance of collections": self._relevance_of_others}

    def _own(self) -> dict[str, Callable[[], Iterator[str]]]:
        site, makers, options, keep = self.site, self.makers, self.options, self.keep
        languages = [one for one in site.languages if one.code in options.languages]
        return {
            "relevance": lambda: relevance.judged(site, languages, makers, keep),
            "probes": lambda: probes.probes(makers, keep),
            "parity": lambda: parity.parity(site, languages, self.browser, keep),
            "cost": lambda: self._costs(self._grown()),
            "indexing": lambda: indexing(site, keep=keep),
            "building": lambda: building(site, options.builds, keep=keep),
        }

    def _relevance_of_others(self) -> Iterator[str]:
        for one in self._given(self.options.judged):
            yield from relevance.collection(one, self.makers, self.keep)

    def _cost_of_others(self) -> Iterator[str]:
        return self._costs(self._given(self.options.queries))

    def _given(self, queries: int) -> Iterator[Collection]:
        """Give the collections of others, with so many queries of each set; 0 is all."""
        for one in folder.collections(self.options.collections, self.options.split):
            yield fewer(one, queries) if queries else one

    def _grown(self) -> Iterator[Collection]:
        for size in self.options.sizes:
            for language in self.site.languages:
                if language.code in self.options.cost_languages:
                    passages = list(own.passages_of(self.site, language))
                    yield grown.grown(passages, language.code, size, self.options.queries)

    def _costs(self, given: Iterable[Collection]) -> Iterator[str]:
        for one in given:
            makers = self.makers if self.options.systems else cost.bearing(self.makers, one)
            yield from cost.costs(one, makers, self.keep)
