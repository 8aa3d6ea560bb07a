"""Everybody reaches everything: by keys, large, spaced, in forced colours, without script.

Of each kind of page one, in each language; what one load of a page can tell is asked at once.
`make accessibility` asks axe about every page.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.site.kinds import OTHERS, every_kind, hardest_to_fit
from tools.accessibility import DESK, looked_at
from tools.site import LANGUAGES, pages

pytestmark = pytest.mark.browser

LARGE = ViewportSize(width=320, height=256)
"""What is left of a desk's 1280 by 1024 at 400 %: the same CSS pixels as WCAG 1.4.10 asks for."""

SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }
"""
"""The spacing that a reader may ask for (WCAG 1.4.12)."""

PROBE = """() => {
  const wrong = []
  const seen = (one) => one.checkVisibility() && one.getBoundingClientRect().width > 1
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(seen)
    .map((one) => Number(one.tagName[1]))
  levels.forEach((level, at) => {
    if (at && level > levels[at - 1] + 1) wrong.push(`heading ${level} after ${levels[at - 1]}`)
  })
  if (levels.filter((level) => level === 1).length !== 1) wrong.push("not one h1")
  for (const name of ["main", "header", "footer"]) {
    const found = document.querySelectorAll(`body > ${name}, body > * > ${name}`)
    if (found.length !== 1) wrong.push(`${found.length} of ${name}`)
  }
  for (const one of document.querySelectorAll("[lang]")) {
    if (!one.lang) wrong.push("an empty lang")
  }
  const controls = "button, input, select, summary, .menu a, .site-name a"
  for (const one of document.querySelectorAll(controls)) {
    const box = one.getBoundingClientRect()
    if (seen(one) && Math.min(box.width, box.height) < 24 && !one.closest("label")) {
      wrong.push(`${Math.round(box.width)}×${Math.round(box.height)} ${one.outerHTML.slice(0, 60)}`)
    }
  }
  for (const one of document.querySelectorAll(".menu a, .site-name a, .button, [type=submit]")) {
    const height = one.getBoundingClientRect().height
    if (seen(one) && height < 43.9) wrong.push(`${height} high: ${one.outerHTML.slice(0, 60)}`)
  }
  for (const one of document.querySelectorAll(".menu a")) {
    if (one.getBoundingClientRect().right > innerWidth) wrong.push(`cut off: ${one.textContent}`)
  }
  return wrong
}"""

WIDE = "document.documentElement.scrollWidth > innerWidth"

FOCUS = """() => {
  const one = document.activeElement
  if (!one || one === document.body) return null
  const style = getComputedStyle(one)
  const isPart = (inner, outer) => outer?.contains(inner)
  const within = (value, most) => Math.min(Math.max(value, 0), most - 1)
  const isSeen = (box) => {
    const x = within(box.left + Math.min(box.width / 2, 8), innerWidth)
    const top = document.elementFromPoint(x, within(box.top + box.height / 2, innerHeight))
    return !top || isPart(top, one) || isPart(one, top) || isPart(one, top.closest("label"))
  }
  const boxes = [...one.getClientRects()]  // one for each line that a link runs over
  return {
    name: one.outerHTML.slice(0, 80),
    inside: boxes.some((box) => box.bottom > 0 && box.top < innerHeight),
    uncovered: boxes.some(isSeen),
    marked: style.outlineStyle !== "none" || style.boxShadow !== "none",
  }
}"""


LONGEST_WALK = 400
"""Presses of Tab after which a page has no end."""


@pytest.fixture
def own(browser: Browser) -> Iterator[Page]:
    """A page of a reader who wants no motion and has a style sheet of their own."""
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
    yield context.new_page()
    context.close()


def test_every_kind_of_page_fits_whatever_its_reader_needs(
    own: Page, home: str, dist: Path
) -> None:
    wrong: list[str] = []
    for address in every_kind(dist, *LANGUAGES):
        wrong.extend(looked_at(own, f"{home}{address}"))
        if own.evaluate("document.getAnimations().length"):
            wrong.append(f"{address}: moves")
        for size in (DESK, LARGE):
            own.set_viewport_size(size)
            # The choice of a language and pages in all languages have frames of their own.
            asked = own.evaluate(PROBE) if address not in OTHERS else []
            wrong.extend(f"{address} at {size['width']}: {one}" for one in asked)
        own.add_style_tag(content=SPACED)
        if own.evaluate(WIDE):
            wrong.append(f"{address}: too wide when its text is spaced")
        own.emulate_media(forced_colors="active")
        if own.evaluate(WIDE):
            wrong.append(f"{address}: too wide in forced colours")
        own.emulate_media(forced_colors="none")
    assert wrong == []


def test_no_long_word_makes_a_small_screen_scroll_sideways(
    own: Page, home: str, dist: Path
) -> None:
    own.set_viewport_size(LARGE)
    wrong: list[str] = []
    for address in hardest_to_fit(dist):
        own.goto(f"{home}{address}")
        if own.evaluate(WIDE):
            wrong.append(address)
        own.add_style_tag(content=SPACED)
        if own.evaluate(WIDE):
            wrong.append(f"{address}: too wide when its text is spaced")
    assert wrong == []


@pytest.mark.parametrize(
    "address",
    ["vi/huong-dan/lua-dao/", "parallel/guides/lua-dao/", "fr/recherche/?q=vneid", "en/topics/5g/"],
)
def test_a_walk_by_keys_always_shows_where_it_is(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 600})
    page.goto(address)
    if "?q=" in address:
        expect(page.locator("#results a").first).to_be_visible()
    wrong: list[str] = []
    for _ in range(LONGEST_WALK):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at is None:
            break
        wrong.extend(f"{at['name']}: not {one}" for one in AT if not at[one])
    else:
        pytest.fail("Tab comes to no end")
    assert wrong == []


AT = ("inside", "uncovered", "marked")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until something is in focus."""
    for _ in range(LONGEST_WALK):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    pytest.fail(f"Tab never comes to {selector}")


def test_keys_alone_lead_through_menu_disclosure_and_search_to_a_text(page: Page) -> None:
    page.goto("vi/")
    tab_to(page, ".menu a[href='hoc/']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/vi/hoc/$"))
    tab_to(page, ".card a[href='vneid/']")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/vi/hoc/vneid/$"))
    tab_to(page, ".answer > summary")
    page.keyboard.press("Enter")
    expect(page.locator(".answer-right").first).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator(".answer-right").first).to_be_hidden()
    page.goto("vi/")
    tab_to(page, "main input[type=search]")
    page.keyboard.type("nghi quyet 57")
    page.keyboard.press("Enter")
    expect(page.locator("#results a").first).to_be_visible()
    tab_to(page, "main input[type=search]")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#results a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/vi/van-ban/nq57/$"))
    tab_to(page, ".tools a[data-parallel]")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/parallel/instruments/nq57/$"))
    tab_to(page, "input.shown-2")
    page.keyboard.press("Space")
    expect(page.locator("[id='p-1'] > .cell").nth(1)).to_be_hidden()


def test_short_addresses_lead_on_before_anything_is_asked_of_them(dist: Path) -> None:
    asked = pages(dist)
    assert (dist / "en" / "doi-gplx" / "index.html").exists()
    assert "en/guides/doi-gplx/" in asked
    assert "en/doi-gplx/" not in asked


LETTERS = 20
"""Fewer than an A–Z has."""


def test_without_script_all_is_there_to_be_read(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=home)
    page = context.new_page()
    page.goto("vi/huong-dan/lua-dao/")
    page.locator(".menu a").first.click()
    assert page.locator("h1").is_visible()
    page.goto("en/search/?q=vneid")
    page.get_by_role("link", name="Look in the A–Z instead.").click()
    assert page.locator(".letters a").count() > LETTERS
    page.go_back()
    assert page.locator("main a").count() > len(LANGUAGES) * 20
    page.goto("parallel/guides/lua-dao/")
    assert page.get_by_role("heading", level=1).first.is_visible()
    context.close()
