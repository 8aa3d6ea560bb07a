"""Measure the search beside others: `make bench`, or `python -m bench` with options."""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench import cost, folder, grown, own, parity, probes, relevance
from bench.building.table import building
from bench.corpus import Collection, fewer
from bench.indexing.table import indexing
from bench.systems import Makers, systems
from portal.model.site import Site
from portal.reading.load import load
from portal.settings import Settings
from tools.browser import NoBrowserError, find

PACKAGES = Path(__file__).parent.parent / ".venv" / "peers"
BROWSER_OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
LANGUAGES = ("vi", "en", "fr")
TABLES = ("relevance", "probes", "parity", "cost", "indexing", "building")
OF_COLLECTIONS = ("relevance", "cost")
Tables = Mapping[str, Callable[[], Iterator[str]]]


def main() -> int:
    """Print the tables asked for; 1 where there is no site or no browser to measure in."""
    options = _options()
    site, problems = load(Settings().content)
    if site is None:
        print(*problems, sep="\n", file=sys.stderr)
        return 1
    try:
        path = find()
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(BROWSER_OPTIONS))
        tables = _tables(site, browser, _chosen(systems(browser, PACKAGES), options), options)
        for name in options.tables or tables:
            print(f"{name} …", file=sys.stderr, flush=True)
            for line in tables[name]():
                print(line, flush=True)
        browser.close()
    return 0


def _tables(site: Site, browser: Browser, makers: Makers, options: argparse.Namespace) -> Tables:
    """Return what gives the lines of each table."""
    languages = [one for one in site.languages if one.code in options.languages]
    judged = {
        "relevance": lambda: relevance.judged(site, languages, makers),
        "probes": lambda: probes.probes(makers),
        "parity": lambda: parity.parity(site, languages, browser),
        "cost": lambda: _costs(_grown(site, options), makers),
        "indexing": lambda: indexing(site),
        "building": lambda: building(site),
    }
    if not options.collections:
        return judged
    given = list(folder.collections(options.collections, options.split))
    return {
        "relevance": lambda: chain.from_iterable(
            relevance.collection(one, makers) for one in given
        ),
        "cost": lambda: _costs((fewer(one, options.queries) for one in given), makers),
    }


def _grown(site: Site, options: argparse.Namespace) -> Iterator[Collection]:
    for size in options.sizes:
        for language in site.languages:
            if language.code in options.cost_languages:
                passages = list(own.passages_of(site, language))
                yield grown.grown(passages, language.code, size, options.queries)


def _costs(given: Iterable[Collection], makers: Makers) -> Iterator[str]:
    for one in given:
        yield from cost.costs(one, makers)


def _chosen(makers: Makers, options: argparse.Namespace) -> Makers:
    for word in options.systems or ():
        if word not in makers:
            print(f"{word}: not known, or not installed", file=sys.stderr)
    return {word: make for word, make in makers.items() if word in (options.systems or makers)}


def _words(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    add = parser.add_argument
    add("tables", nargs="*", metavar="TABLE", help=f"of {', '.join(TABLES)}; all of them")
    add("--languages", type=_words, default=LANGUAGES, help="of judged queries and parity")
    add("--sizes", type=_words, default=["1000"], help="passages to tell the cost of: 1000,50000")
    add("--cost-languages", type=_words, default=["vi"], help="in which to tell it (vi)")
    add("--queries", type=int, default=50, help="queries of each kind to tell it by (50)")
    add("--systems", type=_words, help="to measure, by their words: ours,pagefind; all of them")
    add("--collections", type=Path, metavar="DIR", help="measure on these; see bench/README.md")
    add("--split", default="", help="which queries of them: dev")
    options = parser.parse_args()
    known = OF_COLLECTIONS if options.collections else TABLES
    if strange := [name for name in options.tables if name not in known]:
        parser.error(f"expected tables of {', '.join(known)}, found {', '.join(strange)}")
    options.sizes = list(map(int, options.sizes))
    return options


if __name__ == "__main__":
    sys.exit(main())
