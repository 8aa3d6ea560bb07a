"""Searches that run in the reader's browser: each a folder of files and a few lines of script."""

from abc import abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from bench.corpus import Passage
from bench.systems.host import Host
from bench.systems.system import Asked, Built, System


class InBrowser(System):
    """A search in a page of Chromium, with every byte counted.

    Attributes:
        script: A JavaScript function of {base, query, limit, held}: `base` is where the folder
            is for this visitor, `held` what the visitor keeps between queries. It gives back
            {found, ms}.
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
        self._throttle = self._page.context.new_cdp_session(self._page)
        self.come_anew()
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
        answer = self.run(self.script, query, limit)
        fetched = self.host.take(str(self.visitor))
        return Asked(self.ids(answer["found"], limit), answer["ms"], fetched)

    def run(self, script: str, query: str, limit: int) -> Any:
        """Call a function like `script` in the page."""
        asked = {"base": f"/{self.visitor}/", "query": query, "limit": limit}
        return self._page.evaluate(f"(asked) => ({script})({{ ...asked, held }})", asked)

    def slow_down(self, factor: float) -> None:
        """Compute so many times slower from now on."""
        self._throttle.send("Emulation.setCPUThrottlingRate", {"rate": factor})

    def close(self) -> None:
        """Close the page and the host."""
        self._page.close()
        self.host.close()
