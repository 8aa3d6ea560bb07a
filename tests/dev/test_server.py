"""The live site follows the files, and stays as it was while they are broken."""

import re
import time
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import Client

from portal.dev.server import LiveSite
from portal.dev.telling import EVENTS, SCRIPT, SHEET
from portal.settings import Settings
from portal.web.app import targets
from tests.dev.conftest import edit


@pytest.fixture
def client(site: LiveSite) -> Client:
    return Client(site)


def codes(site: LiveSite) -> set[str]:
    """What is wrong with the files, warnings left out."""
    return {one.code for one in site.look().problems if one.severity == "error"}


def settled(site: LiveSite) -> LiveSite:
    """The same site when all is checked and indexed that had to be."""
    while site._is_working or site.look().indexing:
        time.sleep(0.01)
    return site


def test_an_edit_is_shown_by_the_next_request(
    site: LiveSite, client: Client, settings: Settings
) -> None:
    assert "Three steps" in client.get("/en/guides/sweep/").text
    pages = site.look().pages
    edit(settings.content / "en/guides/sweep.md", "Three steps", "Four steps")
    assert "Four steps" in client.get("/en/guides/sweep/").text
    assert site.look().pages == pages + 1


def test_nothing_is_told_while_nothing_changes(site: LiveSite) -> None:
    assert settled(site).look() == site.look()


def test_a_page_keeps_its_last_good_state_until_a_mistake_is_mended(
    site: LiveSite, client: Client, settings: Settings
) -> None:
    guide = settings.content / "en/guides/sweep.md"
    good, pages = client.get("/en/guides/sweep/").text, site.look().pages
    edit(guide, "{fact:rate}", "{fact:rat}")
    assert codes(site) >= {"fact-unknown"}
    assert client.get("/en/guides/sweep/").text == good
    assert site.look().pages == pages
    edit(guide, "{fact:rat}", "{fact:rate}")
    assert codes(site) == set()
    assert site.look().pages == pages + 1


def test_what_an_edit_breaks_on_other_pages_is_told_at_once_and_the_rest_soon(
    site: LiveSite, settings: Settings
) -> None:
    assert codes(site) == set()
    facts = settings.content / "facts/figures.yaml"
    edit(facts, "rate:", "rates:")
    assert "fact-unknown" in codes(site)
    edit(facts, "rates:", "rate:")
    edit(settings.content / "site.yaml", "menu:", "menu: # the same, read again\n ")
    assert codes(settled(site)) == set()


def test_all_is_checked_in_the_end(site: LiveSite, settings: Settings) -> None:
    edit(
        settings.content / "en/about.md",
        "---\n\n",
        "---\n\nIt is clean — very clean — and fast.\n\n",
    )
    site.look()
    assert "dashes-chained" in codes(settled(site))


def test_files_come_and_go(site: LiveSite, client: Client, settings: Settings) -> None:
    about = settings.content / "en/about.md"
    assert client.get("/en/fresh/").status_code == 404
    for code in ("en", "vi", "ar"):
        copy = settings.content / code / "fresh.md"
        copy.write_text(about.read_text(encoding="utf-8"), encoding="utf-8")
    edit(settings.content / "site.yaml", "addresses:\n", f"addresses:\n  fresh: {FRESH}\n")
    assert client.get("/en/fresh/").status_code == 200, site.look().problems
    for code in ("en", "vi", "ar"):
        (settings.content / code / "fresh.md").unlink()
    assert client.get("/en/fresh/").status_code == 404


FRESH = "{en: fresh, vi: moi, ar: jadid}"


def test_a_site_that_was_never_good_is_a_list_of_problems_until_it_is(
    client: Client, settings: Settings
) -> None:
    guide = settings.content / "en/guides/sweep.md"
    edit(guide, "{fact:rate}", "{fact:<rat>}")
    broken = client.get("/en/guides/sweep/")
    assert broken.status_code == 500
    assert "fact-unknown" in broken.text
    assert "<rat>" not in broken.text
    assert SCRIPT in broken.text
    edit(guide, "{fact:<rat>}", "{fact:rate}")
    assert client.get("/en/guides/sweep/").status_code == 200
    edit(settings.content / "site.yaml", "languages:", "languages: []\nx:")
    assert client.get("/en/guides/sweep/").status_code == 200


def test_a_language_without_catalogue_is_a_mistake_that_is_shown(
    settings: Settings, tmp_path: Path
) -> None:
    shown = Client(LiveSite(replace(settings, translations=tmp_path / "none"))).get("/en/")
    assert shown.status_code == 500
    assert "design-broken" in shown.text


def test_a_catalogue_that_breaks_leaves_the_words_as_they_were(
    site: LiveSite, client: Client, settings: Settings
) -> None:
    words = settings.translations / "en/LC_MESSAGES/messages.po"
    edit(words, 'msgid "Skip to the content"\nmsgstr "', 'msgid "Skip to the content"\nmsgstr "Hop')
    assert ">Hop" in client.get("/en/").text
    good = words.read_bytes()
    words.write_bytes(good.replace("…".encode(), b"\xff", 1) + b"\xff")
    assert "design-broken" in codes(site)
    assert ">Hop" in client.get("/en/").text
    words.write_bytes(good)
    assert codes(site) == set()


def test_every_page_has_a_script_no_template_knows(client: Client) -> None:
    assert f'<script defer src="{SCRIPT}"' in client.get("/en/").text
    assert client.get(SCRIPT).mimetype == "text/javascript"
    assert client.get(SHEET).mimetype == "text/css"
    assert SCRIPT not in client.get("/sitemap.xml").text


def test_what_is_wrong_is_told_as_an_event_at_once(client: Client, settings: Settings) -> None:
    edit(settings.content / "en/guides/sweep.md", "{fact:rate}", "{fact:rat}")
    response = client.get(EVENTS, buffered=False)
    assert response.mimetype == "text/event-stream"
    first = next(iter(response.iter_encoded())).decode()
    assert first.startswith("data: ")
    assert first.endswith("\n\n")
    assert "sweep.md:" in first
    response.close()


def test_nothing_is_indexed_before_something_is_asked_and_then_each_edit_is(
    site: LiveSite, client: Client, settings: Settings
) -> None:
    client.get("/en/")
    assert settled(site).look().search == 0
    client.get("/en/search/?q=sweep")
    assert settled(site).look().search == 1
    assert "/guides/sweep/" in client.get("/en/search/?q=sweep").text
    edit(settings.content / "en/guides/sweep.md", "Three steps", "Zebra steps")
    site.look()
    assert settled(site).look().search == 2
    assert "<mark>Zebra</mark>" in client.get("/en/search/?q=zebra").text
    assert client.get("/search/en/manifest.js").status_code == 200


def test_an_edit_is_found_before_it_is_indexed_by_the_server_in_the_place_of_scripts(
    site: LiveSite, client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/en/search/?q=sweep")
    settled(site)
    assert 'data-component="search-box"' in client.get("/en/search/?q=sweep").text
    monkeypatch.setattr(site._finder, "catch_up", lambda: None)  # an index that never comes
    edit(settings.content / "en/guides/sweep.md", "Three steps", "Zebra steps")
    shown = client.get("/en/search/?q=zebra").text
    assert "<mark>Zebra</mark>" in shown
    assert 'data-component="search-box"' not in shown
    assert "<mark>Three</mark> steps" not in client.get("/en/search/?q=three").text


ELSEWHERE = {
    # the frames of one page each: the home page, the choice of a language, the search page, lists
    *("all-pages", "chooser", "chooser-language", "chooser-list", "chooser-name", "column"),
    *("columns", "door", "doors", "entries", "group", "hero", "page-alphabet", "page-fact"),
    *("page-figures-by-date", "fact-value", "page-home", "period", "related", "task-group"),
    *("with-contents", "term-others"),
    # what a lesson has around its text, and what content may lack
    *("lesson-place", "lesson-ways", "address", "fact", "source", "term", "task-note", "task-log"),
    # made by script, or for paper alone
    *("leaflet", "listening", "spoken"),
}
"""Classes of the style sheets that the style guide need not show."""


def styled() -> set[str]:
    """Every class that has a rule, but those of pages in all their languages."""
    folder = resources.files("portal") / "web" / "static" / "css"
    sheets = [one for one in folder.iterdir() if one.name not in {"parallel.css", "print.css"}]
    said = re.sub(r"(?s)/\*.*?\*/", "", "".join(one.read_text() for one in sheets))
    return set(re.findall(r"\.([a-z][a-z0-9-]*)", re.sub(r"\{[^{}]*\}", "", said)))


@pytest.mark.parametrize("language", ["en", "vi", "ar"])
def test_editors_see_every_component_in_each_language(client: Client, language: str) -> None:
    shown = client.get(f"/-/style/{language}/")
    assert shown.status_code == 200
    used = {name for one in re.findall(r'class="([^"]+)"', shown.text) for name in one.split()}
    assert "patch-brand" in used
    assert styled() - used - ELSEWHERE == set()


def test_the_style_guide_shows_each_property_by_the_sheet_of_the_pages(client: Client) -> None:
    rules = client.get("/-/style/style.css").text
    assert ".patch-brand { background: var(--brand, #0b5d57) }" in rules
    assert ".text-size-small { font-size: var(--size-small, .875rem) }" in rules
    assert ".bar-space-4 { inline-size: var(--space-4, 1rem) }" in rules


def test_nothing_of_the_live_site_is_ever_published(example_app: Flask) -> None:
    client = example_app.test_client()
    for address in ("/-/style/en/", SCRIPT, SHEET, EVENTS):
        assert client.get(address, follow_redirects=True).status_code == 404
    assert SCRIPT not in client.get("/en/").text
    assert not [one for one in targets(example_app) if one.endpoint.startswith("style.")]
