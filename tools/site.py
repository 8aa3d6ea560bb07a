"""A built site as a browser meets it: served at an address, one page of each kind of page."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.build.weights import kind_of

LANGUAGES = ("vi", "en", "fr")
LEADS_ON = '<meta http-equiv="refresh" content="0;'
"""What a page holds that leads on at once, before anything could be asked of it."""


def one_of_each_kind(site: Path, language: str) -> Iterator[tuple[str, str]]:
    """The kinds of pages of a language, each with the address of its longest page.

    Of those that say no kind, which also are short addresses that lead on, the one for what is
    not found.
    """
    longest: dict[str, Path] = {}
    for file in sorted((site / language).rglob("*.html")):
        kind = kind_of(file.read_text(encoding="utf-8"))
        if kind not in longest or file.stat().st_size > longest[kind].stat().st_size:
            longest[kind] = file
    longest["other"] = site / language / "404.html"
    for kind, file in sorted(longest.items()):
        yield kind, address(site, file)


def address(site: Path, file: Path) -> str:
    """Where a file of a site is, from the root."""
    return file.relative_to(site).as_posix().removesuffix("index.html")


def pages(site: Path) -> tuple[str, ...]:
    """The addresses of all pages that stay when they are opened, in order."""
    files = sorted(site.rglob("*.html"))
    staying = (file for file in files if LEADS_ON not in file.read_text(encoding="utf-8"))
    return tuple(address(site, file) for file in staying)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site at an address of this machine."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
