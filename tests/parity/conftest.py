"""The collection as a site: exported by Python, asked in the browser."""

import importlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import search
from search import Index, build_index, export
from tests.search.builders import the_collection

LANGUAGES = ("vi", "en", "fr")
CLIENT = Path(search.__file__).parent / "client"


@pytest.fixture(scope="module", autouse=True)
def lists_are_long() -> Iterator[None]:
    """Treat lists as long that are short, so that few documents show what is done with many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(importlib.import_module("search.levels"), "CLEAR", 4)
        patch.setattr(importlib.import_module("search.export"), "APART", 6)
        yield


@pytest.fixture(scope="module")
def indexes() -> Mapping[str, Index]:
    return {code: build_index(the_collection(code), code) for code in LANGUAGES}


@pytest.fixture(scope="module")
def exported(
    indexes: Mapping[str, Index],
    serve: Callable[[Path], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> str:
    """The address of the client, and of what it reads of each language."""
    folder = tmp_path_factory.mktemp("exported")
    shutil.copytree(CLIENT, folder / "client")
    (folder / "index.html").write_text("<!doctype html><title>Parity</title>", encoding="utf-8")
    for code, index in indexes.items():
        (folder / code).mkdir()
        for name, data in export(index).items():
            (folder / code / name).write_bytes(data)
    return serve(folder)


@pytest.fixture(scope="module")
def page(browser: Browser, exported: str) -> Page:
    page = browser.new_page()
    page.goto(exported)
    return page
