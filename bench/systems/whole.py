"""MiniSearch and lunr: the browser fetches the whole index before the first query."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from bench.corpus import Passage
from bench.systems.browser import InBrowser
from bench.systems.system import Built, Stopwatch, built

BUILDER = Path(__file__).parent.parent / "peers" / "build.mjs"


class Whole(InBrowser):
    """A library of npm that holds its index as one value."""

    fetches_alike = True
    script = """async ({ base, query, limit, held }) => {
        held.search ??= await Promise.all([
            import(base + 'library.mjs'),
            fetch(base + 'index.json').then((answer) => answer.text()),
        ]).then(([{ open }, json]) => open(json))
        return held.search(query, limit)
    }"""

    def __init__(self, browser: Browser, packages: Path, library: str, name: str) -> None:
        """Remember the library, as build.mjs calls it, and where npm has put it."""
        super().__init__(browser)
        self.name = name
        self._packages = packages
        self._library = library

    def write(self, passages: Sequence[Passage], language: str, folder: Path) -> Built:
        """Let the library index in Node."""
        rows = folder.parent / f"{folder.name}.json"
        rows.write_text(json.dumps([_row(one) for one in passages]), encoding="utf-8")
        stopwatch = Stopwatch()
        subprocess.run(
            ["node", BUILDER, self._library, language, self._packages, rows, folder], check=True
        )
        return built(stopwatch.read(), folder, "index.json")

    def ids(self, found: Any, limit: int) -> Sequence[str]:
        """Return what the library found, as it is."""
        return list(found)


def _row(one: Passage) -> dict[str, str]:
    return {"id": one.id, "title": one.title, "heading": one.heading, "text": one.text}
