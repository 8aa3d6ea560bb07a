"""What every page of the built site has to be: well-formed HTML, and on the way to others."""

import re
from pathlib import Path

import pytest
from html5lib import HTMLParser
from playwright.sync_api import Page, expect

from tests.site.kinds import every_kind
from tools.site import LANGUAGES

pytestmark = pytest.mark.browser


def test_every_kind_of_page_is_html_a_parser_has_no_complaint_about(dist: Path) -> None:
    wrong: list[str] = []
    for address in every_kind(dist, *LANGUAGES):
        name = address if address.endswith(".html") else f"{address}index.html"
        parser = HTMLParser()
        parser.parse((dist / name).read_text(encoding="utf-8"))
        wrong.extend(f"{name}: {code} {data}" for _, code, data in parser.errors)
    assert wrong == []


def test_the_first_key_offers_the_way_to_the_content(page: Page) -> None:
    page.goto("vi/huong-dan/lua-dao/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#content$"))


def test_the_switch_of_language_stays_on_the_page(page: Page) -> None:
    page.goto("vi/huong-dan/lua-dao/")
    page.locator(".languages a[hreflang=fr]").click()
    assert page.url.endswith("/fr/guides/lua-dao/")
    assert page.locator("html").get_attribute("lang") == "fr"


def test_a_figure_leads_to_its_line(page: Page) -> None:
    page.goto("en/topics/vneid/")
    figure = page.locator("a.fact").first
    target = figure.get_attribute("href") or ""
    figure.click()
    line = page.locator(f"[id='{target[1:]}']")
    assert line.is_visible()
    assert line.locator(".figure-facts a[href^='#source-']").first.is_visible()


def test_the_root_offers_the_three_languages(page: Page) -> None:
    page.goto("")
    page.get_by_text("Tiếng Việt").click()
    assert page.url.endswith("/vi/")
