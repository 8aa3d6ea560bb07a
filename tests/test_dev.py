"""The live site follows the files."""

import os
import re
import shutil
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import Client

from portal.dev import SCRIPT_ADDRESS, VERSION_ADDRESS, LiveSite
from portal.settings import Settings
from portal.web.app import targets
from tests.conftest import EXAMPLE


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the example's content, to edit."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "content"))


@pytest.fixture
def client(content: Path, translations: Path) -> Client:
    return Client(LiveSite(Settings(content=content, translations=translations)))


def edit(file: Path, old: str, new: str) -> None:
    """Save a file as an editor does, however coarse the clock of the disk is."""
    before = file.stat().st_mtime_ns
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    os.utime(file, ns=(before + 1_000_000, before + 1_000_000))


def test_an_edit_is_shown_by_the_next_request(client: Client, content: Path) -> None:
    assert "Three steps" in client.get("/en/guides/sweep/").text
    version = client.get(VERSION_ADDRESS).text
    edit(content / "en/guides/sweep.md", "Three steps", "Four steps")
    assert "Four steps" in client.get("/en/guides/sweep/").text
    assert client.get(VERSION_ADDRESS).text != version


def test_an_unchanged_site_keeps_its_version(client: Client) -> None:
    assert client.get(VERSION_ADDRESS).text == client.get(VERSION_ADDRESS).text


def test_mistakes_are_shown_in_place_of_the_page_and_go_when_mended(
    client: Client, content: Path
) -> None:
    edit(content / "en/guides/sweep.md", "{fact:rate}", "{fact:<rat>}")
    broken = client.get("/en/guides/sweep/")
    assert broken.status_code == 500
    assert "fact-unknown" in broken.text
    assert "<rat>" not in broken.text
    edit(content / "en/guides/sweep.md", "{fact:<rat>}", "{fact:rate}")
    assert client.get("/en/guides/sweep/").status_code == 200


def test_a_language_without_catalogue_is_a_mistake_that_is_shown(content: Path) -> None:
    shown = Client(LiveSite(Settings(content=content))).get("/en/")
    assert shown.status_code == 500
    assert "expected the interface&#x27;s words in العربية" in shown.text


def test_every_page_learns_of_changes_by_a_script_no_template_knows(client: Client) -> None:
    assert f'<script type="module" src="{SCRIPT_ADDRESS}">' in client.get("/en/").text
    assert client.get(SCRIPT_ADDRESS).mimetype == "text/javascript"
    assert SCRIPT_ADDRESS not in client.get("/sitemap.xml").text


@pytest.mark.parametrize("language", ["en", "vi", "ar"])
def test_editors_see_every_component_in_each_language(client: Client, language: str) -> None:
    shown = client.get(f"/-/style/{language}/")
    assert shown.status_code == 200
    for name in ("callout-step", "callout-warning", "instrument", "figure", "sources", "task"):
        assert re.search(rf'class="[^"]*\b{name}\b', shown.text), name
    assert "patch-brand" in shown.text


def test_the_style_guide_shows_each_property_by_the_sheet_of_the_pages(client: Client) -> None:
    rules = client.get("/-/style/style.css").text
    assert ".patch-brand { background: var(--brand) }" in rules
    assert ".text-size-lead { font-size: var(--size-lead) }" in rules
    assert ".bar-space-4 { inline-size: var(--space-4) }" in rules


def test_the_style_guide_is_never_published(example_app: Flask) -> None:
    assert example_app.test_client().get("/-/style/en/").status_code == 404
    assert not [one for one in targets(example_app) if one.endpoint.startswith("style.")]
