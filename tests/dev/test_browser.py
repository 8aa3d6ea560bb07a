"""An open page of the live site follows the files before one's eyes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.settings import Settings
from tests.dev.conftest import edit
from tools.accessibility import violations

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The guide of the example, on a phone; what the console says against it fails the test.

    But that the search has no files yet: it says so itself, and the page comes again with them.
    """
    context = browser.new_context(viewport={"width": 360, "height": 500}, base_url=address)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto("/en/guides/sweep/")
    yield page
    context.close()
    assert [words for words in said if "404" not in words] == []


PLACE = "document.querySelector('#figures').getBoundingClientRect().top"
"""Where the reader sees a heading: what comes late above it may move the page, and not this."""


def test_an_open_page_follows_texts_words_and_templates_and_keeps_its_place(
    page: Page, settings: Settings, design: Path
) -> None:
    page.evaluate("scrollTo(0, 400)")
    seen = page.evaluate(PLACE)
    edit(settings.content / "en/guides/sweep.md", "It is in the shed", "It is in the attic")
    expect(page.locator("main")).to_contain_text("It is in the attic")
    page.wait_for_function(f"Math.abs({PLACE} - {seen}) < 2")
    edit(settings.content / "facts/figures.yaml", "Over {} bins", "Far over {} bins")
    expect(page.locator("#figures ~ ul")).to_contain_text("Far over")
    words = settings.translations / "en/LC_MESSAGES/messages.po"
    edit(words, 'msgid "Sources"\nmsgstr "', 'msgid "Sources"\nmsgstr "What it rests on')
    expect(page.locator("#sources")).to_have_text("What it rests on")
    edit(design / "templates/page.html", "<h1>", "<h1>Kerb: ")
    expect(page.locator("h1")).to_have_text("Kerb: Sweep your street")


def test_an_open_page_takes_another_style_sheet_as_it_stands(page: Page, design: Path) -> None:
    page.evaluate("document.body.dataset.stands = 'yes'")
    sheet = design / "static/css/site.css"
    sheet.write_text(f"{sheet.read_text(encoding='utf-8')}\nh1 {{ color: rgb(1, 2, 3) }}\n")
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    expect(page.locator("body")).to_have_attribute("data-stands", "yes")


def test_problems_lie_over_the_last_good_page_until_they_are_mended(
    page: Page, settings: Settings, design: Path
) -> None:
    guide, footer = settings.content / "en/guides/sweep.md", design / "templates/page.html"
    overlay = page.locator(".live-overlay")
    edit(guide, "{fact:rate}", "{fact:rat}")
    expect(overlay.get_by_role("alert")).to_contain_text("pages are shown as they were")
    expect(overlay).to_contain_text("sweep.md:13:37")
    expect(overlay).to_contain_text('expected the id of a fact in facts/*.yaml, found "rat"')
    expect(page.locator("h1")).to_have_text("Sweep your street")
    assert [one for one in violations(page) if "live-" in one] == []
    page.keyboard.press("Escape")
    expect(overlay).to_have_count(0)
    edit(footer, "{% block content %}", "{% block content %")
    expect(overlay).to_contain_text("page.html:6:1")
    expect(overlay).to_contain_text("sweep.md:13:37")
    edit(footer, "{% block content %", "{% block content %}")
    edit(guide, "{fact:rat}", "{fact:rate}")
    expect(overlay).to_have_count(0)
    expect(page.locator("h1")).to_have_text("Sweep your street")


def test_the_search_finds_an_edit_without_being_asked_again(page: Page, settings: Settings) -> None:
    page.goto("/en/search/?q=zebras")
    expect(page.locator("#search-status")).to_have_text(
        "Nothing found. Try fewer or other words.", timeout=20_000
    )
    edit(settings.content / "en/guides/sweep.md", "It is in the shed", "Zebras hold it")
    expect(page.locator("#results mark").first).to_have_text("Zebras", timeout=20_000)
