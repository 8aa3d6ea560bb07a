"""Measure indexing alone, in other sizes than `make bench` does: `python -m bench.indexing`."""

import argparse
import sys

from bench.indexing.table import ARTICLES, PASSAGES, indexing
from portal.reading.load import load
from portal.settings import Settings


def main() -> int:
    """Print the table; 1 where there is no site to make articles of."""
    parser = argparse.ArgumentParser(prog="python -m bench.indexing", description=__doc__)
    add = parser.add_argument
    add("--articles", type=int, default=ARTICLES, help=f"in each language ({ARTICLES})")
    add("--passages", type=int, default=PASSAGES, help=f"of one large index ({PASSAGES})")
    options = parser.parse_args()
    site, problems = load(Settings().content)
    if site is None:
        print(*problems, sep="\n", file=sys.stderr)
        return 1
    for line in indexing(site, options.articles, options.passages):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
