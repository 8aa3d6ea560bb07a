"""The command `portal`: parse, call, print, exit."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from portal.reading.checks import check
from portal.reading.load import load
from portal.settings import Settings


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser("portal")
    sub = parser.add_subparsers(dest="command", required=True)
    one = sub.add_parser("check")
    one.add_argument("--content", type=Path, default=Settings().content)
    options = parser.parse_args(arguments)
    site, problems = load(options.content)
    problems = (*problems, *(check(site) if site else ()))
    for problem in problems:
        print(problem)
    return 1 if problems else 0
