"""What every page of the built site has to be: accessible, within the screen, its own master."""

import re
from pathlib import Path

import pytest
from html5lib import HTMLParser
from playwright.sync_api import Browser, Page, expect

from portal.settings import Settings
from tests.site.accessibility import violations

pytestmark = pytest.mark.browser

SMALLEST = 320
"""CSS pixels that WCAG 2.2 (1.4.10, Reflow) asks a page to fit into."""


FACTS = {"vi/so-lieu": 3, "en/facts": 3, "fr/chiffres": 3, "parallel": 3}
"""Folders of pages alike but for their words, and how many of each are looked at."""


GUIDES = tuple((Settings().content / "vi" / "guides").glob("*.md"))
"""Each has a short address besides, which leads on at once."""


def addresses(dist: Path) -> list[str]:
    """The address of every page, from the root; of pages alike, of a few."""
    files = sorted(file.relative_to(dist).as_posix() for file in dist.rglob("*.html"))
    names = [name.removesuffix("index.html") for name in files]
    alike = {
        name
        for folder, few in FACTS.items()
        for name in [one for one in names if one.startswith(f"{folder}/")][1 + few :]
    }
    forward = {f"{code}/{file.stem}/" for code in ("vi", "en", "fr") for file in GUIDES}
    return [name for name in names if name not in alike | forward]


def one_of_each_kind(dist: Path) -> list[str]:
    """One page of each kind, in Vietnamese."""
    paths = "", "van-ban/", "van-ban/nq57/", "chu-de/vneid/", "huong-dan/lua-dao/", "nguon/001/"
    lessons = "hoi-dap/", "hoi-dap/nghi-quyet-57/", "hoc/", "hoc/vneid/"
    figures = "so-lieu/", "so-lieu/qd598-date-13/", "so-lieu-theo-ngay/"
    tasks = "nhiem-vu/", "nhiem-vu/by-owner/", "doi-chieu/d01/"
    lists = "dong-thoi-gian/", "quan-he-van-ban/", "co-quan/"
    search = "tim-kiem/", "tim-kiem/a-z/", "tim-kiem/a-z/c/"
    names = (*paths, *lessons, *figures, *tasks, *lists, "thuat-ngu/", *search, "gioi-thieu/")
    assert all((dist / "vi" / name / "index.html").is_file() for name in names)
    return ["", *(f"vi/{name}" for name in names), "vi/404.html", "parallel/guides/lua-dao/"]


def test_every_page_is_html_a_parser_has_no_complaint_about(dist: Path) -> None:
    wrong: list[str] = []
    for address in addresses(dist):
        name = address if address.endswith(".html") else f"{address}index.html"
        parser = HTMLParser()
        parser.parse((dist / name).read_text(encoding="utf-8"))
        wrong.extend(f"{name}: {code} {data}" for _, code, data in parser.errors)
    assert wrong == []


def test_no_page_has_an_accessibility_violation(page: Page, dist: Path) -> None:
    wrong: list[str] = []
    for address in addresses(dist):
        page.goto(address)
        wrong.extend(violations(page))
    assert wrong == []


def test_no_kind_of_page_has_one_in_the_dark_on_a_desk(
    browser: Browser, home: str, dist: Path
) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme="dark", base_url=home
    )
    page = context.new_page()
    wrong: list[str] = []
    for address in one_of_each_kind(dist):
        page.goto(address)
        wrong.extend(violations(page))
    context.close()
    assert wrong == []


def test_no_page_scrolls_sideways_on_the_smallest_screen(page: Page, dist: Path) -> None:
    page.set_viewport_size({"width": SMALLEST, "height": 640})
    wide: list[str] = []
    for address in addresses(dist):
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > SMALLEST:
            wide.append(f"{address}: {width}")
    assert wide == []


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
