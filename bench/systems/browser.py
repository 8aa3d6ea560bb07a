"""Searches that run in the reader's browser: each a folder of files and a few lines of script."""

from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser

from bench.corpus import Passage
from bench.systems.host import Host
from bench.systems.system import Asked, Built, System

NOTHING = "() => []"
IDLE_CALLS = 9
"""Calls that do nothing, whose computing is taken off that of each query."""


class InBrowser(System):
    """A search in a page of Chromium, with every byte counted.

    Attributes:
        script: A JavaScript function of {base, query, limit, held}: `base` is where the folder
            is for this visitor, `held` what the visitor keeps between queries. It gives back
            what it found.
    """

    in_browser = True
    script: str

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.visitor = 0

    def index(self, passages: Sequence[Passage], language: str, folder: Path) -> Built:
        """Write the files and open a page beside them."""
        result = self.write(passages, language, folder)
        self.host = Host(folder, language)
        self._page = self._browser.new_page()
        self._metrics = self._page.context.new_cdp_session(self._page)
        self._metrics.send("Performance.enable")
        self.come_anew()
        self._idle = median(self._computing(NOTHING, "", 0)[1] for _ in range(IDLE_CALLS))
        return result

    @abstractmethod
    def write(self, passages: Sequence[Passage], language: str, folder: Path) -> Built:
        """Write all files that the browser fetches."""

    @abstractmethod
    def ids(self, found: Any, limit: int) -> Sequence[str]:
        """Return the passages that the script has found."""

    def come_anew(self) -> None:
        """Ask from now on as a reader whose browser has fetched nothing yet."""
        self.visitor += 1
        self._page.goto(self.host.address)
        self._page.evaluate("() => { globalThis.held = {} }")

    def ask(self, query: str, limit: int) -> Asked:
        """Answer a query in the page."""
        found, ms = self._computing(self.script, query, limit)
        fetched = self.host.take(str(self.visitor))
        return Asked(self.ids(found, limit), max(0.0, ms - self._idle), fetched)

    def run(self, script: str, query: str, limit: int) -> Any:
        """Call a function like `script` in the page."""
        asked = {"base": f"/{self.visitor}/", "query": query, "limit": limit}
        return self._page.evaluate(f"(asked) => ({script})({{ ...asked, held }})", asked)

    def _computing(self, script: str, query: str, limit: int) -> tuple[Any, float]:
        """Call a function, and tell the milliseconds that the page's thread computed meanwhile."""
        before = self._thread_time()
        found = self.run(script, query, limit)
        return found, self._thread_time() - before

    def _thread_time(self) -> float:
        metrics = self._metrics.send("Performance.getMetrics")["metrics"]
        return float(next(one["value"] for one in metrics if one["name"] == "ThreadTime")) * 1000

    def close(self) -> None:
        """Close the page and the host."""
        self._page.close()
        self.host.close()
