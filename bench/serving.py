"""How soon an open page of the live site shows an edit, by what is edited: in a real browser.

The site is served from a copy of our code, so that templates and style sheets can be edited, too.
`python -m bench.serving --articles 100` measures that alone, in another size.
"""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from bench.building.articles import articles
from bench.building.ours import Ours
from bench.tables import table
from portal.model.site import Site
from portal.reading.load import load
from portal.settings import ROOT, Settings
from tools.browser import find

ARTICLES = 3_333
"""In each of three languages: ten thousand pages."""
TRIES = 5
LONGEST = 900
"""Seconds that anything may take; the first index takes the longest by far."""
ARTICLE, FACT, SEARCH = "en/articles/a-00010/", "en/facts/many/", "en/search/?q=zebra"
SHOWN = "word => document.body.innerText.toLowerCase().includes(word)"
STYLED = "word => getComputedStyle(document.body).animationName === word"
OVERLAID = "word => document.querySelector('.live-overlay')?.innerText.includes(word)"


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit, and what tells that a page shows it.

    Attributes:
        name: What is edited.
        file: The file.
        old: What stands there.
        new: What is to stand there, {} standing for a word that differs each time.
        page: The address of the page.
        shown: A JavaScript function of the word.
    """

    name: str
    file: Path
    old: str
    new: str
    page: str = ARTICLE
    shown: str = SHOWN


def serving(site: Site, browser: Browser, many: int = ARTICLES) -> Iterator[str]:
    """Give the table.

    Args:
        site: Its pages are recombined.
        browser: The browser.
        many: How many articles there are in each language.
    """
    with TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        written = list(articles(site, many))
        Ours(folder).write(written)
        for part in ("portal", "search", "translations"):
            shutil.copytree(ROOT / part, folder / part, dirs_exist_ok=True)
        begun = time.monotonic()
        with _served(folder) as address:
            page = browser.new_page(base_url=address)
            page.set_default_timeout(LONGEST * 1000)
            page.goto(ARTICLE)
            rows = [("the first page, from a start", "", f"{time.monotonic() - begun:.2f}")]
            rows += [_row(one, page) for one in _edits(folder)]
            yield from table(f"Serving {len(written):,} articles, edits", HEAD, rows)
            yield from table("The search of the same", HEAD, list(_searched(page, folder)))
            page.close()
        yield from table("Started again", HEAD, list(_started_again(browser, folder)))


HEAD = ("shown in an open page", "median s", "most s")


def _edits(folder: Path) -> Iterator[Edit]:
    article = folder / "content/en/articles/a-00010.md"
    facts, templates = folder / "content/facts/all.yaml", folder / "portal/web/templates"
    words = folder / "translations/en/LC_MESSAGES/messages.po"
    skip = 'msgid "Skip to the content"\nmsgstr "'
    yield Edit("a text", article, "{#s-0}\n\n", "{{#s-0}}\n\n{} ")
    yield Edit("a fact", facts, "{} articles", "{{}} {} articles", FACT)
    yield Edit("a template", templates / "page.html", "<h1>", "<h1>{} ")
    yield Edit("the interface's words", words, skip, skip + "{} ")
    style = folder / "portal/web/static/css/site.css"
    yield Edit(
        "a style sheet", style, "@layer", "body {{ animation-name: {} }}\n@layer", shown=STYLED
    )
    yield Edit("a mistake, with its place", article, "](page:", "](page:{}/", shown=OVERLAID)


def _row(edit: Edit, page: Page) -> tuple[str, str, str]:
    """Edit a file some times, and mend it each time."""
    page.goto(edit.page)
    text = edit.file.read_text(encoding="utf-8")
    taken = []
    for number in range(TRIES):
        word = f"zebra{chr(ord('a') + number)}"
        time.sleep(1)  # a hand needs as long, and no edit is measured with the one before
        begun = time.monotonic()
        edit.file.write_text(text.replace(edit.old, edit.new.format(word), 1), encoding="utf-8")
        page.wait_for_function(edit.shown, arg=word)
        taken.append(time.monotonic() - begun)
    edit.file.write_text(text, encoding="utf-8")
    page.wait_for_function(f"word => !({edit.shown})(word)", arg=word)
    return edit.name, f"{median(taken):.2f}", f"{max(taken):.2f}"


def _searched(page: Page, folder: Path) -> Iterator[tuple[str, str, str]]:
    """When the search answers at all, and when it finds an edit."""
    begun = time.monotonic()
    page.goto(SEARCH)
    page.wait_for_function("() => /Nothing found/.test(document.body.innerText)")
    page.wait_for_function("() => !document.querySelector('.live-note')?.innerText")
    yield "the search, first asked", "", f"{time.monotonic() - begun:.2f}"
    article = folder / "content/en/articles/a-00010.md"
    text = article.read_text(encoding="utf-8")
    begun = time.monotonic()
    article.write_text(text.replace("{#s-0}\n\n", "{#s-0}\n\nZebra ", 1), encoding="utf-8")
    page.wait_for_function("() => document.querySelector('#results mark')")
    yield "a text, found by the search", "", f"{time.monotonic() - begun:.2f}"


def _started_again(browser: Browser, folder: Path) -> Iterator[tuple[str, str, str]]:
    """When the search answers that was indexed before."""
    with _served(folder) as address:
        page = browser.new_page(base_url=address)
        page.set_default_timeout(LONGEST * 1000)
        begun = time.monotonic()
        page.goto(SEARCH)
        page.wait_for_function("() => document.querySelector('#results mark')")
        yield "the search, first asked", "", f"{time.monotonic() - begun:.2f}"
        page.close()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The live site of a folder; gives its address when it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = (sys.executable, "-m", "portal", "serve", "--quiet", "--port", str(port))
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            (*command, "--content", "content"),
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder)},
            stdout=log,
            stderr=log,
        )
        try:
            while b"Running on" not in (folder / "log").read_bytes():
                if server.poll() is not None:
                    raise RuntimeError((folder / "log").read_text(encoding="utf-8")[-2_000:])
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait()


def main() -> int:
    """Print the table; 1 where there is no site to make articles of."""
    parser = argparse.ArgumentParser(prog="python -m bench.serving", description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"({ARTICLES:,})")
    options = parser.parse_args()
    site, problems = load(Settings().content)
    if site is None:
        print(*problems, sep="\n", file=sys.stderr)
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])
        for line in serving(site, browser, options.articles):
            print(line, flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
