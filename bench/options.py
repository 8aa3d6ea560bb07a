"""What a run is asked for: the options of `python -m bench`."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.building.table import SIZES as BUILDS

LANGUAGES = ("vi", "en", "fr")
TABLES = ("relevance", "probes", "parity", "cost", "indexing", "building")
OF_COLLECTIONS = ("relevance", "cost")
SIZES = (1_000, 10_000, 50_000)


def read(description: str | None, arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """Read the command line; what is wrong with it is said, and ends the program with 2."""
    parser = _parser(description)
    options = parser.parse_args(arguments)
    known = OF_COLLECTIONS if options.collections else TABLES
    if strange := [name for name in options.tables if name not in known]:
        parser.error(f"expected tables of {', '.join(known)}, found {', '.join(strange)}")
    return options


def _parser(description: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=description)
    add = parser.add_argument
    sizes, builds = _many(SIZES), _many(BUILDS)
    add("tables", nargs="*", metavar="TABLE", help=f"of {', '.join(TABLES)}; all of them")
    add("--resume", action="store_true", help="go on with a run that was broken off")
    add("--languages", type=_words, default=LANGUAGES, help="of judged queries and parity")
    add("--systems", type=_words, help="to measure, by their words: ours,pagefind; all of them")
    add("--sizes", type=_numbers, default=SIZES, help=f"passages to tell the cost of ({sizes})")
    add("--cost-languages", type=_words, default=["vi"], help="in which to tell it (vi)")
    add("--queries", type=int, default=50, help="queries of each kind to tell it by (50)")
    add("--builds", type=_numbers, default=BUILDS, help=f"articles to build ({builds})")
    add("--collections", type=Path, metavar="DIR", help="measure on these too; bench/README.md")
    add("--split", default="", help="which queries of them: dev")
    add("--judged", type=int, default=0, help="how many of each set of theirs, evenly (0, all)")
    return parser


def _words(text: str) -> list[str]:
    return text.replace(",", " ").split()


def _numbers(text: str) -> list[int]:
    return list(map(int, _words(text)))


def _many(numbers: Iterable[int]) -> str:
    return ",".join(map(str, numbers))
