"""The search of this repository, in Python and in the browser."""

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from math import inf
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import search
from bench.corpus import Passage
from bench.systems.browser import InBrowser
from bench.systems.system import Asked, Built, Stopwatch, System, built, milliseconds
from search.bundling import CLIENT, SCRIPT

MODULES = "modules/"
"""The client in its modules, which answer here; a page loads them as one script."""
LATENCY = 0.3
"""Seconds that an answer takes to come, to tell requests at once from those one after another."""
OPEN = f"""held.search ??= await Promise.all([
            import(base + '{MODULES}open.js'),
            fetch(base + '{SCRIPT}'),
        ]).then(([{{ open }}]) => open(base + 'index/', document.documentElement.lang))"""
PREPARE = f"""async ({{ base, held }}) => {{
    {OPEN}
    await new Promise((resolve) => setTimeout(resolve, 200)) // for what it fetches beforehand
}}"""
SENT = """() => {
    const sent = performance.getEntriesByType('resource').map(({ startTime }) => startTime)
    performance.clearResourceTimings()
    return sent
}"""
SECTIONS = 2
"""How many passages of one page a ranked list takes."""


class OursInPython(System):
    """The reference, which a live server asks."""

    name = "ours, in Python"

    def index(self, passages: Sequence[Passage], language: str, folder: Path) -> Built:
        """Index passages, and write what a browser would fetch."""
        stopwatch = Stopwatch()
        self._index = search.build_index(documents(passages, language), language)
        publish(self._index, folder)
        return built(stopwatch.read(), folder)

    def ask(self, query: str, limit: int) -> Asked:
        """Answer a query."""
        start = milliseconds()
        pages = search.search(self._index, query, limit=limit).pages
        ms = milliseconds() - start
        sections = [
            (section.score, f"{hit.document.url}#{section.passage.anchor}".removesuffix("#"))
            for hit in pages
            for section in hit.sections[:SECTIONS]
        ]
        ordered = sorted(sections, key=lambda section: -section[0])
        return Asked([found for _, found in ordered][:limit], ms)


class Ours(InBrowser):
    """What a reader's browser does with the published files."""

    name = "ours"
    script = f"""async ({{ base, query, limit, held }}) => {{
        {OPEN}
        const {{ results }} = await held.search.search(query, {{ limit }})
        const shown = results.flatMap(({{ sections }}) => sections.slice(0, {SECTIONS}))
        return shown.map(({{ url, score }}) => [url, score])
    }}"""

    def write(self, passages: Sequence[Passage], language: str, folder: Path) -> Built:
        """Write the index and the client."""
        stopwatch = Stopwatch()
        index = search.build_index(documents(passages, language), language)
        publish_with_client(index, folder, language)
        return built(stopwatch.read(), folder / "index")

    def ask(self, query: str, limit: int) -> Asked:
        """Answer a query; of the client, the one script counts that a page loads."""
        asked = super().ask(query, limit)
        counted = [one for one in asked.fetched if not one[0].startswith(MODULES)]
        return replace(asked, fetched=counted)

    def trips(self, query: str, limit: int) -> int:
        """Return how often a cold query waits for the network once the manifest has come."""
        self.come_anew()
        self.run(PREPARE, query, limit)
        self.run(SENT, query, limit)
        self.host.latency = LATENCY
        self.ask(query, limit)
        self.host.latency = 0.0
        sent = sorted(self.run(SENT, query, limit))
        apart = LATENCY * 1000 / 2
        return sum(later - sooner > apart for sooner, later in pairwise([-inf, *sent]))

    def ids(self, found: Any, limit: int) -> Sequence[str]:
        """Return the best sections of the pages found."""
        below = f"{self.host.address}{self.visitor}/"
        ordered = sorted(found, key=lambda section: -section[1])
        return [unquote(url).removeprefix(below) for url, _ in ordered][:limit]


def documents(passages: Iterable[Passage], language: str) -> Iterator[search.Document]:
    """Put passages together into pages, which have no other names than their titles."""
    for page, group in groupby(passages, key=lambda passage: passage.page):
        parts = tuple(group)
        texts = tuple(search.Passage(one.anchor, one.heading, one.text) for one in parts)
        yield search.Document(page, parts[0].title, "page", language, (), texts)


def publish_with_client(index: search.Index, folder: Path, language: str) -> None:
    """Write below a folder an index as that of a site, and the client which reads it."""
    shutil.copytree(CLIENT, folder / MODULES)
    for name, data in search.bundle().items():
        (folder / name).write_bytes(data)
    publish(index, folder / "index" / language)


def publish(index: search.Index, folder: Path) -> None:
    """Write what a browser fetches of an index."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in search.export(index).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
