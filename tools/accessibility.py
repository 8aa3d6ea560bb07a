"""Ask axe about every page of a built site, and whether a small screen holds it.

    python -m tools.accessibility [--site dist] [--only vi/huong-dan/]

Every page that does not lead on at once is looked at twice: light on a phone, and dark on a desk.
The tests do the same with a page of each kind in each language; this takes a quarter of an hour.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

from tools.site import pages
from tools.visits import visits

PHONE = ViewportSize(width=320, height=640)
"""The least width that WCAG 2.2 (1.4.10, Reflow) asks a page to fit into, in CSS pixels."""
DESK = ViewportSize(width=1280, height=900)
_WIDTH = "document.documentElement.scrollWidth"
_VIOLATIONS = "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)"


def violations(page: Page) -> list[str]:
    """What axe finds wrong with a page, best practices included."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [
        f"{page.url} {one['id']}: {one['help']}: {node['target']}"
        for one in page.evaluate(_VIOLATIONS)
        for node in one["nodes"]
    ]


def looked_at(page: Page, url: str) -> Iterator[str]:
    """What is wrong with a page, light on a phone and dark on a desk, in one load."""
    page.set_viewport_size(PHONE)
    page.emulate_media(color_scheme="light")
    page.goto(url)
    width = page.evaluate(_WIDTH)
    if width > PHONE["width"]:
        yield f"{page.url} is {width} wide on a screen of {PHONE['width']}"
    yield from (f"light: {one}" for one in violations(page))
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="dark")
    yield from (f"dark: {one}" for one in violations(page))


def main() -> int:
    """Print what is wrong, then the counts."""
    parser = argparse.ArgumentParser(description="Ask axe about every page of a built site.")
    parser.add_argument("--site", type=Path, default=Path("dist"), help="folder of the built site")
    parser.add_argument("--only", default="", help="how the addresses begin; all if left out")
    options = parser.parse_args()
    asked = [one for one in pages(options.site) if one.startswith(options.only)]
    wrong = 0
    for found in visits(options.site, asked, _looked_at, "pages"):
        wrong += len(found)
        for line in found:
            print(line, flush=True)
    print(f"pages: {len(asked):,}, each light and dark, violations: {wrong}")
    return 1 if wrong or not asked else 0


def _looked_at(page: Page, home: str, address: str) -> list[str]:
    return list(looked_at(page, f"{home}{address}"))


if __name__ == "__main__":
    sys.exit(main())
