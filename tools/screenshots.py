"""Take a picture of every kind of page as readers see it: screens, languages, light, dark, paper.

    python -m tools.screenshots [--site dist] [--into screenshots] [--only guide,search]

Nothing judges the pictures: they are for people to look at, before and after a change of design.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, ViewportSize

from tools.site import LANGUAGES, one_of_each_kind
from tools.visits import visits

WIDTHS = (360, 768, 1280)
"""CSS pixels across: a small phone, a tablet, a desk."""
HEIGHT = 800
PAPER = 643
"""CSS pixels between the margins of A4, as print.css sets them; one long sheet stands for all."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to take.

    Attributes:
        address: Of the page, from the root.
        file: What it is called.
        width: CSS pixels across.
        scheme: Of colours.
        media: Screen or paper.
    """

    address: str
    file: str
    width: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


def pictures(site: Path, only: set[str]) -> Iterator[Picture]:
    """The pictures of the longest page of each kind, or of each of some kinds, in each language."""
    for language in LANGUAGES:
        for kind, address in one_of_each_kind(site, language):
            if not only or kind in only:
                yield from _of(address, f"{kind}-{language}")


def _of(address: str, name: str) -> Iterator[Picture]:
    for width in WIDTHS:
        yield Picture(address, f"{name}-{width}-light.png", width)
        yield Picture(address, f"{name}-{width}-dark.png", width, "dark")
    yield Picture(address, f"{name}-print.png", PAPER, media="print")


def main() -> None:
    """Take the pictures, and count them."""
    parser = argparse.ArgumentParser(description="Take a picture of every kind of page.")
    parser.add_argument("--site", type=Path, default=Path("dist"), help="folder of the built site")
    parser.add_argument("--into", type=Path, default=Path("screenshots"), help="where to put them")
    parser.add_argument("--only", default="", help="kinds of pages, with commas; all if left out")
    options = parser.parse_args()
    asked = list(pictures(options.site, set(filter(None, options.only.split(",")))))
    options.into.mkdir(parents=True, exist_ok=True)
    taken = visits(options.site, asked, partial(_take, options.into), "pictures")
    print(f"pictures: {len(list(taken)):,}, in {options.into}")


def _take(folder: Path, page: Page, home: str, one: Picture) -> None:
    page.set_viewport_size(ViewportSize(width=one.width, height=HEIGHT))
    page.emulate_media(color_scheme=one.scheme, media=one.media)
    page.goto(f"{home}{one.address}")
    page.screenshot(path=folder / one.file, full_page=True)


if __name__ == "__main__":
    main()
