"""Visit many pages of a built site, several at once, each in a browser that stays open."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from typing import TypeVar

from playwright.sync_api import Page, sync_playwright

from portal.build.timing import Counting
from tools.site import served

BROWSERS = os.cpu_count() or 1

T = TypeVar("T")
R = TypeVar("R")


def visits(
    site: Path,
    asked: Sequence[T],
    visit: Callable[[Page, str, T], R],
    what: str,
    browsers: int = BROWSERS,
) -> Iterator[R]:
    """Give what each visit returns, as it comes, and tell how far they are.

    Args:
        site: Folder of the built site.
        asked: What to visit.
        visit: Given a page to open it in, the address of the site, and what to visit.
        what: What they are, in the plural, as progress is told.
        browsers: How many visits are made at once, each in a browser of its own.

    Raises:
        Exception: What a visit raised; no other is begun then.
    """
    waiting = iter(asked)  # of all browsers: each takes the next
    came: SimpleQueue[R | Future[None]] = SimpleQueue()

    def work() -> None:
        with _opened() as page:
            for one in waiting:
                came.put(visit(page, home, one))

    with served(site) as home, ThreadPoolExecutor(browsers) as threads:
        for _ in range(browsers):
            threads.submit(work).add_done_callback(came.put)
        try:
            yield from _told(_results(came, browsers), len(asked), what)
        finally:
            list(waiting)  # leaves nothing to begin


def _results(came: "SimpleQueue[R | Future[None]]", workers: int) -> Iterator[R]:
    """Give what comes, until as many workers as there are have come to their ends."""
    while workers:
        one = came.get()
        if isinstance(one, Future):
            one.result()  # raises what ended it
            workers -= 1
        else:
            yield one


def _told(results: Iterator[R], total: int, what: str) -> Iterator[R]:
    tell = Counting(what=what)
    tell(0, total)
    for done, one in enumerate(results, 1):
        tell(done, total)
        yield one


@contextmanager
def _opened() -> Iterator[Page]:
    """A page of a new browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"),
            args=["--no-sandbox"],  # root may look, too
        )
        yield browser.new_page()
        browser.close()
