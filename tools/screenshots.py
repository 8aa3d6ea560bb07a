"""Take a picture of every kind of page as readers see it: screens, languages, light, dark, paper.

    python -m tools.screenshots [--site dist] [--into screenshots] [--only guide,search]

Nothing judges the pictures: they are for people to look at, before and after a change of design.
"""

import argparse
import functools
import http.server
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from portal.build.weights import kind_of

WIDTHS = (360, 768, 1280)
"""CSS pixels across: a small phone, a tablet, a desk."""
HEIGHT = 800
PAPER = 643
"""CSS pixels between the margins of A4, as print.css sets them; one long sheet stands for all."""
LANGUAGES = ("vi", "en", "fr")
SCHEMES = ("light", "dark")


def main() -> None:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description="Take a picture of every kind of page.")
    parser.add_argument("--site", type=Path, default=Path("dist"), help="folder of the built site")
    parser.add_argument("--into", type=Path, default=Path("screenshots"), help="where to put them")
    parser.add_argument("--only", default="", help="kinds of pages, with commas; all if left out")
    options = parser.parse_args()
    only = set(filter(None, options.only.split(",")))
    options.into.mkdir(parents=True, exist_ok=True)
    with _served(options.site) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM"),
            args=["--no-sandbox"],  # root may take pictures, too
        )
        for language in LANGUAGES:
            for kind, address in one_of_each_kind(options.site, language):
                if not only or kind in only:
                    _take(browser, f"{home}{address}", options.into / f"{kind}-{language}")
        browser.close()


def one_of_each_kind(site: Path, language: str) -> Iterator[tuple[str, str]]:
    """The kinds of pages of a language, each with the address of its longest page."""
    longest: dict[str, Path] = {}
    for file in sorted((site / language).rglob("*.html")):
        kind = kind_of(file.read_text(encoding="utf-8"))
        if kind not in longest or file.stat().st_size > longest[kind].stat().st_size:
            longest[kind] = file
    for kind, file in sorted(longest.items()):
        yield kind, file.relative_to(site).as_posix().removesuffix("index.html")


def _take(browser: Browser, url: str, name: Path) -> None:
    for scheme in SCHEMES:
        for width in WIDTHS:
            with _opened(browser, width, scheme, url) as page:
                page.screenshot(path=f"{name}-{width}-{scheme}.png", full_page=True)
    with _opened(browser, PAPER, SCHEMES[0], url) as page:
        page.emulate_media(media="print")
        page.screenshot(path=f"{name}-print.png", full_page=True)


@contextmanager
def _opened(browser: Browser, width: int, scheme: str, url: str) -> Iterator[Page]:
    page = browser.new_page(
        viewport={"width": width, "height": HEIGHT},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page.goto(url)
    yield page
    page.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """The site at an address of this machine."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    main()
