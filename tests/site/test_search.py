"""Search in the frozen site, as people use it."""

import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.settings import Settings
from tests.conftest import Serve
from tools.accessibility import violations

pytestmark = pytest.mark.browser


def first_hit(page: Page, language: str, query: str) -> str:
    """Search from the home page; the address of the first answer, from the root."""
    page.goto(f"{language}/")
    page.locator("main input[type=search]").fill(query)
    page.locator("main button[type=submit]").click()
    link = page.locator("#results .hit a").first
    expect(link).to_be_visible()
    href = link.evaluate("link => link.href")
    return str(href).partition(f"/{language}/")[2]


@pytest.mark.parametrize(
    ("language", "query", "address"),
    [
        ("vi", "nghi quyet 57", "van-ban/nq57/"),
        ("vi", "Nghị quyết 57", "van-ban/nq57/"),
        ("vi", "193/2025/NQ-QH15", "van-ban/nq193/"),
        ("vi", "lừa đảo", "huong-dan/lua-dao/"),
        ("vi", "vneid muc 2", "huong-dan/vneid-levels/"),
        ("en", "resolution 57", "instruments/nq57/"),
        ("en", "Decision 598", "instruments/qd598/"),
        ("en", "my data rights", "guides/quyen-du-lieu/"),
        ("fr", "résolution 57", "textes/nq57/"),
        ("fr", "projet 06", "textes/de-an-06/"),
        ("fr", "reconnaître une arnaque", "guides/lua-dao/"),
    ],
)
def test_the_first_answer_is_the_right_page(
    page: Page, language: str, query: str, address: str
) -> None:
    assert first_hit(page, language, query).startswith(address)


@pytest.mark.parametrize(
    ("language", "query"),
    [("vi", "mục tiêu đến năm 2030"), ("en", "lost phone"), ("fr", "téléphone perdu")],
)
def test_an_answer_lands_on_its_section(page: Page, language: str, query: str) -> None:
    first_hit(page, language, query)
    section = page.locator("#results .hit").first.locator(".hit-section a").first
    anchor = str(section.evaluate("link => link.hash"))
    assert anchor.startswith("#s-")
    section.click()
    heading = page.locator(anchor)
    expect(heading).to_be_in_viewport()


def test_a_plural_finds_the_singular(page: Page) -> None:
    assert first_hit(page, "fr", "résolutions").startswith("textes/")


def test_typing_answers_in_place_and_the_address_can_be_shared(page: Page, home: str) -> None:
    page.goto("vi/tim-kiem/")
    page.locator("main input[type=search]").press_sequentially("chu ky so", delay=10)
    expect(page.locator("#results .hit").first).to_be_visible()
    expect(page).to_have_url(f"{home}vi/tim-kiem/?q=chu+ky+so")
    expect(page.locator("#search-status")).not_to_be_empty()
    page.reload()
    expect(page.locator("#results mark").first).to_be_visible()


EXAMPLES = "nodes => nodes.map(node => node.textContent)"


@pytest.mark.parametrize("address", ["vi/tim-kiem/", "en/search/", "fr/recherche/"])
def test_each_example_of_the_help_is_answered_to_the_letter(page: Page, address: str) -> None:
    page.goto(address)
    examples = page.locator(".query-help code").evaluate_all(EXAMPLES)
    assert len(examples) == 6
    for example in examples:
        page.goto(f"{address}?{urlencode({'q': example})}")
        expect(page.locator("#results .hit").first).to_be_visible()
        relaxed = page.locator("form[data-component]").get_attribute("data-text-relaxed")
        expect(page.locator("#search-status")).not_to_contain_text(str(relaxed))


def test_a_link_narrows_the_answer_by_as_many_pages_as_it_says(page: Page) -> None:
    page.goto("en/search/?q=data")
    choice = page.locator("#search-narrowing li", has_text="Guide")
    many = choice.locator(".aside").text_content()
    choice.locator("a").click()
    expect(page.locator("#search-status")).to_have_text(f"{many} pages found")
    kinds = page.locator("#results .hit-kind [data-part=kind]")
    expect(kinds.first).to_have_text("Guide")
    assert set(kinds.all_text_contents()) == {"Guide"}
    page.locator("#search-narrowing a", has_text="Chosen: Guide").click()
    expect(page.locator("#search-narrowing li", has_text="Guide")).to_contain_text(str(many))


def test_words_the_site_does_not_know_are_said_to_be_unknown(page: Page) -> None:
    page.goto("en/search/?q=xyzzyqwv")
    expect(page.locator("#search-status")).to_have_text("Nothing found. Try fewer or other words.")


def test_a_site_below_a_sub_path_searches_too(browser: Browser, dist: Path, serve: Serve) -> None:
    page = browser.new_page()
    page.goto(f"{serve(dist.parent)}portal/vi/tim-kiem/?q=nghi+quyet+57")
    link = page.locator("#results .hit a").first
    expect(link).to_be_visible()
    assert "/portal/vi/van-ban/nq57/" in str(link.evaluate("link => link.href"))
    page.close()


def test_without_script_every_page_is_found_in_the_list(
    browser: Browser, home: str, dist: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=home)
    page = context.new_page()
    page.goto("vi/")
    page.locator("main input[type=search]").fill("vneid")
    page.locator("main button[type=submit]").click()
    listed = page.locator("section.all-pages a").evaluate_all("links => links.map(l => l.pathname)")
    context.close()
    written = {f"/{file.parent.relative_to(dist)}/" for file in (dist / "vi").rglob("index.html")}
    short = {f"/vi/{file.stem}/" for file in (Settings().content / "vi" / "guides").glob("*.md")}
    parts = {one for one in written if re.search(r"/page-[0-9]+/$", one)}
    unlisted = {one for one in written - set(listed) if not one.startswith("/vi/so-lieu/")}
    assert unlisted - short - parts == {"/vi/tim-kiem/"}


def test_without_script_a_section_is_found_by_its_letter(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=home)
    page = context.new_page()
    page.goto("vi/tim-kiem/?q=chu+ky+so")
    page.locator(".letters a", has_text="C").first.click()
    words = page.locator("p", has_text=re.compile("^chữ ký số$"))
    entry = page.locator(".entries > li").filter(has=words)
    entry.locator("a[href*='chu-ky-so/']").first.click()
    expect(page.locator("h1")).to_contain_text("Chữ ký số")
    context.close()


def test_a_search_that_cannot_load_leads_to_the_letters(browser: Browser, home: str) -> None:
    page = browser.new_page(base_url=home)
    page.route("**/search/vi/**", lambda route: route.abort())
    page.goto("vi/tim-kiem/?q=vneid")
    status = page.locator("#search-status")
    expect(status).to_contain_text("Không tải được phần tìm kiếm.")
    status.locator("a").click()
    expect(page).to_have_url(f"{home}vi/tim-kiem/a-z/")
    page.close()


def test_a_query_finds_pages_of_another_language_through_its_terms(page: Page) -> None:
    page.goto("en/search/?q=trading floor")
    page.get_by_role("button", name="Look in the other languages too").press("Enter")
    link = page.locator("#search-elsewhere a", has_text="Tiếng Việt")
    expect(link).to_be_focused()
    many = link.locator("xpath=..").locator(".aside").text_content()
    link.press("Enter")
    expect(page.locator("#search-status")).to_have_text(f"{many} pages found")
    expect(page.locator("#search-meant")).to_contain_text("sàn giao dịch")
    title = page.locator("#results .hit-title").first
    expect(title).to_have_attribute("lang", "vi")
    back = page.locator("#search-elsewhere a", has_text="English")
    expect(back).to_have_attribute("href", "?q=trading+floor")
    assert violations(page) == []


def test_the_help_page_is_linked_where_one_asks(page: Page) -> None:
    page.goto("fr/recherche/")
    page.locator(".query-help summary").click()
    page.locator(".query-help a").click()
    expect(page.locator("h1")).to_have_text("Comment interroger la recherche")


def test_the_search_page_answers_counts_dates_leads_on_and_comes_back(page: Page) -> None:
    page.goto("en/search/")
    recent = page.locator("section", has=page.locator("[id=recent]"))
    assert recent.locator("li", has_text="As of").count() > 1
    box = page.locator("main input[type=search]")
    box.press_sequentially("protect data", delay=10)
    hits = page.locator("#results .hit")
    expect(hits.nth(1)).to_be_visible()
    expect(page.get_by_role("status").first).to_have_text(re.compile(r"^[0-9]+ pages found$"))
    dated = hits.filter(has=page.locator("[data-part=date]:visible")).first
    expect(dated.locator("[data-part=kind]")).not_to_be_empty()
    expect(dated.locator("[data-part=date]")).to_have_text(re.compile(r"\b20[0-9][0-9]\b"))
    marked = {word.casefold() for word in page.locator("#results mark").all_text_contents()}
    assert {"data"} < marked
    assert page.locator("#search-narrowing li a[href*='?q=']").count() > 2
    box.press("Enter")
    box.fill("resolutoin")
    meant = page.locator("#search-meant a")
    expect(meant).to_have_text("resolution")
    expect(meant).to_have_attribute("href", "?q=resolution")
    page.go_back()
    expect(box).to_have_value("protect data")
    page.keyboard.press("ArrowDown")
    first = page.locator("#results a").first
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#search-status")).to_have_count(0)
    page.go_back()
    expect(box).to_have_value("protect data")
    expect(hits.nth(1)).to_be_visible()
    assert violations(page) == []
