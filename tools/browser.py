"""Find a Chromium for the browser tests, installing one where there is none.

`python -m tools.browser` prints the path of its executable, and everything else to stderr.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools import debian

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
DEBIAN_PACKAGES = ("chromium", "libatomic1")  # the second is for Playwright's driver
PLAYWRIGHT_QUESTION = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""
ADVICE = (
    "No Chromium was found, and none could be installed. Install Chromium or Chrome with your "
    "system's package manager, or give its path: make test CHROMIUM=/path/to/chromium"
)


class NoBrowserError(Exception):
    """There is no Chromium to be had; the message says what a person can do."""


def find() -> Path:
    """Return a Chromium that runs, at whatever cost is needed: looking, then installing."""
    if named := os.environ.get("CHROMIUM"):
        return _named(Path(named))
    for candidate in _candidates():
        if runs(candidate):
            return candidate
    raise NoBrowserError(ADVICE)


def runs(path: Path) -> bool:
    """Tell whether this is a browser that starts.

    Being there is not enough: Ubuntu's `chromium-browser` may only print how to install it, and a
    downloaded one may lack libraries of the system.
    """
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def _named(path: Path) -> Path:
    """Take the browser a person asked for; never another one in its place."""
    if not runs(path):
        raise NoBrowserError(f"CHROMIUM={path} is not a browser that runs here.")
    return path


def _candidates() -> Iterator[Path]:
    """Give browsers from the nearest to the dearest; a later one costs only when it is reached."""
    yield from _installed()
    yield from _playwrights()
    if debian.may_install():  # Ubuntu's package is a mere pointer
        debian.install(*DEBIAN_PACKAGES)
        yield from _installed()
    debian.run(sys.executable, "-m", "playwright", "install", "chromium")
    yield from _playwrights()


def _installed() -> Iterator[Path]:
    """Give the browsers that the system has."""
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    yield from MAC_APPLICATIONS


def _playwrights() -> Iterator[Path]:
    """Give the Chromium of Playwright's own, downloaded or not."""
    # In a process apart: Playwright's driver may itself lack libraries, and then fails at length.
    question = [sys.executable, "-c", PLAYWRIGHT_QUESTION]
    answer = subprocess.run(question, capture_output=True, text=True, check=False)
    if answer.returncode == 0:
        yield Path(answer.stdout.strip())


def main() -> int:
    """Print the path of the browser; on failure say what to install."""
    try:
        print(find())
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
