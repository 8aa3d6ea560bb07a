"""Measure builds alone: `python -m bench.building --sizes 100,1000 --systems ours,hugo`."""

import argparse
import sys

from bench.building.systems import SYSTEMS
from bench.building.table import SIZES, building
from portal.reading.load import load
from portal.settings import Settings


def main() -> int:
    """Print the tables; 1 where there is no site to take texts from."""
    parser = argparse.ArgumentParser(prog="python -m bench.building", description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="articles per language")
    parser.add_argument("--systems", default="", help=f"of {', '.join(SYSTEMS)}")
    options = parser.parse_args()
    site, problems = load(Settings().content)
    if site is None:
        print(*problems, sep="\n", file=sys.stderr)
        return 1
    sizes = [int(one) for one in options.sizes.split(",")]
    for line in building(site, sizes, list(filter(None, options.systems.split(",")))):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
