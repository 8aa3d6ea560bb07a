"""Print how well the site's search answers the judged queries: `python -m bench.judged`."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.judged.measure import Outcome, Spot
from bench.judged.trial import ask, read_queries
from bench.measure import score
from portal.reading.load import load
from portal.settings import Settings

HEAD = ("queries", "success@1", "success@3", "MRR@10", "nDCG@10")


def main() -> int:
    """Measure, print, and return 0; or 1 where there is no site to measure."""
    options = _options()
    site, problems = load(options.content)
    if site is None:
        print(*problems, sep="\n", file=sys.stderr)
        return 1
    outcomes = ask(site, read_queries())
    print(*table(outcomes), sep="\n")
    if options.misses:
        print(*misses(outcomes), sep="\n")
    return 0


def table(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Give a line for each language, and for Vietnamese with and without marks."""
    yield f"{'':18}" + "".join(f"{name:>10}" for name in HEAD)
    for name, group in _groups(outcomes):
        mean = score(group)
        shares = (mean.success_at_1, mean.success_at_3, mean.mrr, mean.ndcg)
        yield f"{name:18}{mean.queries:>10}" + "".join(f"{share:>10.3f}" for share in shares)


def misses(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Give each query without an answer in first place: what was right, and what came instead."""
    for outcome in outcomes:
        if not outcome.success(1):
            judged = outcome.judged
            yield f"\n{judged.language}  {judged.query}  ({judged.kind})"
            yield f"    right  {_listed(judged.answers)}"
            yield f"    found  {_listed(outcome.found[:3])}"


def _groups(outcomes: Sequence[Outcome]) -> Iterator[tuple[str, list[Outcome]]]:
    for code in dict.fromkeys(outcome.judged.language for outcome in outcomes):
        of_language = [outcome for outcome in outcomes if outcome.judged.language == code]
        yield code, of_language
        if code == "vi":
            yield "vi, with marks", [each for each in of_language if _is_marked(each)]
            yield "vi, without", [each for each in of_language if not _is_marked(each)]


def _is_marked(outcome: Outcome) -> bool:
    return not outcome.judged.query.isascii()


def _listed(spots: Sequence[Spot]) -> str:
    return " · ".join(map(str, spots)) or "nothing"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.judged", description=__doc__)
    parser.add_argument("--content", type=Path, default=Settings().content, metavar="DIR")
    parser.add_argument("--misses", action="store_true", help="print each query that failed")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
