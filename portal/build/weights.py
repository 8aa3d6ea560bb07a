"""What each page of a built site weighs as it travels, and what it may weigh at most.

A page can be read when its HTML and the style sheet it waits for are there. The first flight of
packets on a connection brings about fourteen kibibytes: what fits costs a phone on a weak network
no second wait.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from os.path import normpath
from pathlib import Path
from statistics import median

import brotli

from portal.build.tags import INSIDE, attributes
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
QUICK = (1, 5)
"""The same at a hundredth and at a thirtieth of the cost, and never less than BEST gives, give or
take nothing that matters: what passes so needs no further look."""

_ASKING = re.compile(rf"<(link|script)\b{INSIDE}")
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


def too_heavy(folder: Path, pages: Iterable[str]) -> Iterator[Problem]:
    """Every one of some pages of a built site, by their names, that is over a budget."""
    *quick, best = (cache(partial(_travelling, quality)) for quality in (*QUICK, BEST))
    for file in (folder / page for page in pages):
        if all(any(_weighed(file, folder, look).problems()) for look in quick):
            yield from _weighed(file, folder, best).problems()


def weigh(folder: Path) -> tuple[Weight, ...]:
    """Every page of a built site, in the order of their names; some ten milliseconds each."""
    best = cache(partial(_travelling, BEST))
    return tuple(_weighed(file, folder, best) for file in sorted(folder.rglob("*.html")))


def _travelling(quality: int, file: str) -> int:
    """The bytes of a file as it travels; none where there is no such file: that is a dead link."""
    path = Path(file)
    return len(brotli.compress(path.read_bytes(), quality=quality)) if path.is_file() else 0


def _weighed(file: Path, folder: Path, travelling: Callable[[str], int]) -> Weight:
    asked = _asked(file.read_text(encoding="utf-8"))
    # By one name, whatever page asks: a sheet that all pages ask for is compressed once.
    sheets = (normpath(file.parent / one) for one in asked.sheets)
    scripts = (normpath(file.parent / one) for one in asked.scripts)
    return Weight(
        page=file.relative_to(folder).as_posix(),
        kind=asked.kind,
        to_read=travelling(str(file)) + sum(map(travelling, sheets)),
        script=sum(map(travelling, scripts)),
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a page says of itself, and the files it asks for."""

    kind: str
    sheets: tuple[str, ...]
    scripts: tuple[str, ...]


def _asked(html: str) -> _Asked:
    """Read a page of ours as far as its weight goes: its head, and what kind of page it is."""
    tags = _ASKING.findall(html.partition("</head>")[0])
    links = [attributes(inside) for name, inside in tags if name == "link"]
    scripts = [attributes(inside) for name, inside in tags if name == "script"]
    sheets = (one for one in links if one.get("rel") == "stylesheet")
    return _Asked(
        kind_of(html),
        tuple(one["href"] for one in sheets if one.get("media") != "print"),
        tuple(one["src"] for one in scripts if "src" in one),
    )


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
