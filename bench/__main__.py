"""Measure search and builds beside others: `make bench`, or `python -m bench` with options."""

import argparse
import signal
import sys

from playwright.sync_api import sync_playwright

from bench import options
from bench.kept import Kept
from bench.run import Run
from bench.systems import Makers, systems
from portal.reading.load import load
from portal.settings import ROOT, Settings
from tools.browser import NoBrowserError, find

PACKAGES = ROOT / ".venv" / "peers"
KEPT = ROOT / ".bench" / "measured.jsonl"
"""Where a run keeps what it has measured."""
BROWSER_OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
ENDED = 128 + signal.SIGTERM
"""What a program exits with that was told to end, as a shell says it."""


def main() -> int:
    """Print the tables asked for; 1 where there is no site or no browser to measure in."""
    asked = options.read(__doc__)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(ENDED))  # so that nothing is left behind
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
        makers = _chosen(systems(browser, PACKAGES), asked)
        keep = Kept(KEPT, resume=asked.resume)
        for line in Run(site, browser, makers, asked, keep).lines():
            print(line, flush=True)
        browser.close()
    return 0


def _chosen(makers: Makers, asked: argparse.Namespace) -> Makers:
    for word in asked.systems or ():
        if word not in makers:
            print(f"{word}: not known, or not installed", file=sys.stderr)
    return {word: make for word, make in makers.items() if word in (asked.systems or makers)}


if __name__ == "__main__":
    sys.exit(main())
