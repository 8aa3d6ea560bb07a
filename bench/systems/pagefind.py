"""Pagefind: an HTML page of each passage, indexed by its program, asked through its own script."""

import html
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from bench.corpus import Passage
from bench.systems.browser import InBrowser
from bench.systems.system import Built, Stopwatch, built

READY_MADE = (
    "pagefind-ui.",
    "pagefind-modular-ui.",
    "pagefind-component-ui.",
    "pagefind-highlight.",
)
"""What begins the names of files that a page of one's own does not fetch."""

ALL_WORDS = "(await held.pagefind.search(query)).results"
ANY_WORD = r"""await (async () => {
            const best = new Map()
            for (const word of new Set(query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])) {
                for (const result of (await held.pagefind.search(word)).results) {
                    const score = (best.get(result.id)?.score ?? 0) + result.score
                    best.set(result.id, { score, result })
                }
            }
            const ordered = [...best.values()].sort((one, other) => other.score - one.score)
            return ordered.map(({ result }) => result)
        })()"""


class Pagefind(InBrowser):
    """Pagefind as it ships, which asks for all words."""

    name = "Pagefind"
    results = ALL_WORDS

    def __init__(self, browser: Browser, packages: Path) -> None:
        """Remember where npm has put it."""
        super().__init__(browser)
        self._program = packages / "node_modules" / ".bin" / "pagefind"

    @property
    def script(self) -> str:  # type: ignore[override]
        """Rank, then fetch what shows the first results."""
        return f"""async ({{ base, query, limit, held }}) => {{
        held.pagefind ??= await import(base + 'pagefind/pagefind.js')
        const results = {self.results}
        const shown = await Promise.all(results.slice(0, limit).map((result) => result.data()))
        return shown.map(({{ url }}) => url)
    }}"""

    def write(self, passages: Sequence[Passage], language: str, folder: Path) -> Built:
        """Write the pages and let Pagefind index them; the pages are no cost of the search."""
        self._ids = [one.id for one in passages]
        for number, one in enumerate(passages):
            file = folder / str(number // 1000) / f"{number}.html"
            file.parent.mkdir(exist_ok=True)
            file.write_text(_page(one, language), encoding="utf-8")
        stopwatch = Stopwatch()
        subprocess.run([self._program, "--site", folder, "--silent"], check=True)
        cpu = stopwatch.read()
        index = folder / "pagefind"
        for file in index.iterdir():
            if file.name.startswith(READY_MADE):
                file.unlink()
        return built(cpu, index)

    def ids(self, found: Any, limit: int) -> Sequence[str]:
        """Return the passages whose pages were found."""
        return [self._ids[int(Path(url).stem)] for url in found]


class PagefindOfAnyWord(Pagefind):
    """Pagefind asked a word at a time, the scores added: what a site could build upon it."""

    name = "Pagefind, any word"
    results = ANY_WORD


def _page(one: Passage, language: str) -> str:
    title, heading, text = map(html.escape, (one.title, one.heading, one.text))
    below = f"<h2>{heading}</h2>" if heading else ""
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{title}</title>'
        f"<main data-pagefind-body><h1>{title}</h1>{below}<p>{text}</p></main></html>"
    )
