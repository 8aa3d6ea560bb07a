"""The site of this repository's own content, built as a deployer would, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from portal.cli import main
from tests.conftest import Serve


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, below a folder that a sub-path can be served from."""
    output = tmp_path_factory.mktemp("host") / "portal"
    assert main(["build", "--quiet", "--output", str(output)]) == 0
    return output


@pytest.fixture(scope="session")
def home(dist: Path, serve: Serve) -> str:
    """The address of the site served at a root."""
    return serve(dist)


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    """A page of a phone; what the console says against the site fails the test."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=home)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    context.close()
    assert said == []
    assert [url for url in asked if not url.startswith((home, "data:", "about:"))] == []
