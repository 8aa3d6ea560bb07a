"""Take a picture of every kind of page as readers see it: screens, languages, light, dark, paper.

    python -m tools.screenshots [--site dist] [--into screenshots] [--only guide,search]

Nothing judges the pictures: they are for people to look at, before and after a change of design.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from tools.site import LANGUAGES, browsed, one_of_each_kind

WIDTHS = (360, 768, 1280)
"""CSS pixels across: a small phone, a tablet, a desk."""
HEIGHT = 800
PAPER = 643
"""CSS pixels between the margins of A4, as print.css sets them; one long sheet stands for all."""
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
    with browsed(options.site) as (browser, home):
        for language in LANGUAGES:
            for kind, address in one_of_each_kind(options.site, language):
                if not only or kind in only:
                    _take(browser, f"{home}{address}", options.into / f"{kind}-{language}")


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


if __name__ == "__main__":
    main()
