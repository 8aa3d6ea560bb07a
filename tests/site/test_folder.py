"""The site opened from a folder, as from a memory stick: no server answers, and all leads on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page to which no request may fail, and which has nothing to complain about."""
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(request.url))
    yield page
    page.close()
    assert said == []


def test_a_search_is_answered_and_its_answers_lead_to_pages(page: Page, dist: Path) -> None:
    page.goto((dist / "vi" / "index.html").as_uri())
    page.locator("main input[type=search]").fill("nghi quyet 57")
    page.locator("main button[type=submit]").click()
    page.locator("#results .hit a").first.click()
    expect(page).to_have_url((dist / "vi/van-ban/nq57/index.html").as_uri())


def test_typing_is_answered_and_kept_in_the_address(page: Page, dist: Path) -> None:
    there = (dist / "fr" / "recherche" / "index.html").as_uri()
    page.goto(there)
    page.locator("main input[type=search]").press_sequentially("arnaque", delay=10)
    expect(page.locator("#results mark").first).to_be_visible()
    expect(page).to_have_url(f"{there}?q=arnaque")


def test_what_is_mistyped_is_mended_and_other_languages_are_asked(page: Page, dist: Path) -> None:
    there = (dist / "en" / "search" / "index.html").as_uri()
    page.goto(f"{there}?q=resolutoin")
    expect(page.locator("#search-meant a")).to_have_text("resolution")
    page.goto(f"{there}?q=trading+floor+lang:vi")
    expect(page.locator("#search-meant")).to_contain_text("sàn giao dịch")


def test_menus_lead_to_pages_and_not_to_lists_of_files(page: Page, dist: Path) -> None:
    page.goto((dist / "index.html").as_uri())
    page.get_by_text("English").click()
    page.locator(".menu a").first.press("Enter")
    expect(page).to_have_url((dist / "en/guides/index.html").as_uri())
    page.locator(".site-name a").click()
    expect(page).to_have_url((dist / "en/index.html").as_uri())
