"""What tests share: the example site, both sites built once, a browser, a plain file server."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from flask import Flask
from playwright.sync_api import Browser, sync_playwright

from portal.build.catalogues import extract, written
from portal.build.finder import SiteFinder
from portal.model.site import Site
from portal.reading.checks import check
from portal.reading.load import load
from portal.settings import ROOT, Settings
from portal.web.app import create_app

EXAMPLE = Path(__file__).parent / "example" / "content"

CHROMIUM_OPTIONS = (
    "--no-sandbox",  # tests may run as root, where Chromium refuses its sandbox
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def translations(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogues, and one in Arabic made of pseudo-translations: ⟦Search⟧."""
    folder = tmp_path_factory.mktemp("translations")
    shutil.copytree(ROOT / "translations", folder, dirs_exist_ok=True)
    catalogue = Catalog("ar", "messages", fuzzy=False)
    for message in extract():
        if isinstance(message.id, tuple):
            forms = (f"⟦{message.id[1]}⟧",) * 6
            catalogue.add(message.id, forms, message.locations)
        elif message.id:
            catalogue.add(message.id, f"⟦{message.id}⟧", message.locations)
    file = folder / "ar" / "LC_MESSAGES" / "messages.po"
    file.parent.mkdir(parents=True)
    file.write_bytes(written(catalogue))
    return folder


@pytest.fixture(scope="session")
def example_settings(translations: Path) -> Settings:
    """Where the example site is."""
    return Settings(content=EXAMPLE, translations=translations)


def loaded(content: Path) -> Site:
    """A content folder without errors."""
    site, problems = load(content)
    assert site is not None
    errors = [one for one in (*problems, *check(site)) if one.severity == "error"]
    assert not errors
    return site


@pytest.fixture(scope="session")
def example_site() -> Site:
    """The example site."""
    return loaded(EXAMPLE)


@pytest.fixture(scope="session")
def example_app(example_site: Site, example_settings: Settings) -> Flask:
    """The example site's app."""
    app = create_app(example_site, example_settings, SiteFinder(example_site))
    app.testing = True
    return app


@pytest.fixture(scope="session")
def real_site() -> Site:
    """The site of this repository's own content."""
    return loaded(Settings().content)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser; `make test` finds one and says where in CHROMIUM."""
    path = os.environ.get("CHROMIUM")
    if not path:
        pytest.fail("CHROMIUM is not set: run `make test`, or set it to a Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_OPTIONS))
        yield browser
        browser.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A folder served by the plainest static host there is; gives its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


Serve = Callable[[Path], str]


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serves folders until the tests end."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(served(folder))
