"""What each page of a built site weighs as it travels, and what it may weigh at most.

A page can be read when its HTML and the style sheet it waits for are there. The first flight of
packets on a connection brings about fourteen kibibytes: what fits costs a phone on a weak network
no second wait.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from statistics import median

import brotli

from portal.build.built import Built, Page
from portal.model.place import Place, Problem

KIB = 1024
TO_READ = 14 * KIB
"""Bytes at most that have to arrive before a page can be read: HTML and style sheet."""
WITH_SCRIPT = 24 * KIB
"""Bytes at most of the same with every script."""
LARGER: Mapping[str, int] = {
    **dict.fromkeys(("alphabet", "commitments", "search", "timeline"), WITH_SCRIPT),
    **dict.fromkeys(("figures", "figures-by-date"), WITH_SCRIPT),
    "glossary": 36 * KIB,
    "parallel": 56 * KIB,
}
"""What TO_READ and WITH_SCRIPT are for kinds of pages that may take a second flight: those that
hold every entry of a register, which cut in parts could no longer be searched by the browser's own
means, and pages in all their languages at once. The glossary, alone and in all languages, has room
for three terms where it has two."""
BEST = 11
"""How hard a file is compressed that is compressed once and sent often: the size that counts."""
QUICK = (0, 5)
"""The same at a hundredth and at a thirtieth of the cost, and never less than BEST gives, give or
take nothing that matters: what passes so needs no further look."""

_KIND = re.compile(r'class="wrap page page-([a-z-]+)')
"""How a page says its kind to the style sheet."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one page weighs, in bytes as they travel.

    Attributes:
        page: Its file, from the root.
        kind: Its kind; "other" where it says none.
        to_read: HTML and the style sheet it waits for.
        script: Every script it asks for.
    """

    page: str
    kind: str
    to_read: int
    script: int

    def problems(self) -> Iterator[Problem]:
        """Each budget that it is over."""
        first = LARGER.get(self.kind, TO_READ)
        if self.to_read > first:
            yield _too_heavy(self.page, first, "before it can be read", self.to_read)
        last = max(first, WITH_SCRIPT)
        if self.to_read + self.script > last:
            yield _too_heavy(self.page, last, "with its scripts", self.to_read + self.script)


def _too_heavy(page: str, most: int, when: str, found: int) -> Problem:
    return Problem(Place(page), "too-heavy", f"at most {most} bytes {when}", f"{found}")


class Scales:
    """Weighs the pages of a built site; what many of them ask for is packed once."""

    def __init__(self, built: Built) -> None:
        """Set them up for a built site."""
        self._built = built
        self._travelling = cache(partial(_travelling, built.folder))

    def too_heavy(self, page: Page) -> Iterator[Problem]:
        """Each budget that a page is over."""
        if all(any(self.weight(page, quality).problems()) for quality in QUICK):
            yield from self.weight(page).problems()

    def weight(self, page: Page, quality: int = BEST) -> Weight:
        """What a page weighs: at best some ten milliseconds."""
        packed = len(brotli.compress(page.raw, quality=quality))
        return Weight(
            page=page.name,
            kind=kind_of(page.text),
            to_read=packed + self._asked(page, _sheets(page), quality),
            script=self._asked(page, _scripts(page), quality),
        )

    def _asked(self, page: Page, links: Iterable[str], quality: int) -> int:
        spots = (self._built.spot(link, page) for link in links)
        return sum(self._travelling(spot[0], quality) for spot in spots if spot)


def weigh(folder: Path) -> tuple[Weight, ...]:
    """Every page of a built site, in the order of their names."""
    built = Built.at(folder)
    return tuple(map(Scales(built).weight, map(built.page, built.pages())))


def _travelling(folder: Path, name: str, quality: int) -> int:
    """The bytes of a file as it travels; none where there is no such file: that is a dead link."""
    file = folder / name
    return len(brotli.compress(file.read_bytes(), quality=quality)) if file.is_file() else 0


def _sheets(page: Page) -> Iterator[str]:
    """The style sheets that a page waits for."""
    for tag in page.head:
        is_sheet = tag.name == "link" and tag.given.get("rel") == "stylesheet"
        if is_sheet and tag.given.get("media") != "print":
            yield tag.given.get("href", "")


def _scripts(page: Page) -> Iterator[str]:
    return (tag.given["src"] for tag in page.head if tag.name == "script" and "src" in tag.given)


def kind_of(html: str) -> str:
    """The kind of a page; "other" where it says none."""
    kind = _KIND.search(html)
    return kind[1] if kind else "other"


def weight_report(weights: Iterable[Weight]) -> Iterator[str]:
    """A line for each kind of page: how many, how heavy in the middle and at most, which one."""
    kinds: dict[str, list[Weight]] = {}
    for one in weights:
        kinds.setdefault(one.kind, []).append(one)
    yield f"{'bytes, brotli':<16}{'pages':>6}{'median':>8}{'most':>8}{'+ script':>9}  heaviest"
    for kind, pages in sorted(kinds.items()):
        most = max(pages, key=lambda one: one.to_read)
        middle = round(median(one.to_read for one in pages))
        whole = max(one.to_read + one.script for one in pages)
        yield f"{kind:<16}{len(pages):>6}{middle:>8}{most.to_read:>8}{whole:>9}  {most.page}"
