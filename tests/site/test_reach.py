"""Everybody reaches everything: by keys, large, spaced, in forced colours, without script.

Of each kind of page one, in each language; what one load of a page can tell is asked at once.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.site.accessibility import violations

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
  return wrong
}"""

WIDE = "document.documentElement.scrollWidth > innerWidth"

FOCUS = """() => {
  const one = document.activeElement
  if (!one || one === document.body) return null
  const box = one.getClientRects()[0] ?? one.getBoundingClientRect()
  const style = getComputedStyle(one)
  const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 8), 0), innerWidth - 1)
  const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1)
  const top = document.elementFromPoint(x, y)
  const isPart = (inner, outer) => outer?.contains(inner)
  return {
    name: one.outerHTML.slice(0, 80),
    inside: box.bottom > 0 && box.top < innerHeight,
    uncovered: !top || isPart(top, one) || isPart(one, top) || isPart(one, top.closest("label")),
    marked: style.outlineStyle !== "none" || style.boxShadow !== "none",
  }
}"""


PATHS = {
    "vi": ("", "huong-dan/", "van-ban/nq57/", "huong-dan/lua-dao/", "hoc/vneid/", "tim-kiem/"),
    "en": ("", "guides/", "instruments/nq57/", "guides/lua-dao/", "learn/vneid/", "search/"),
    "fr": ("", "guides/", "textes/nq57/", "guides/lua-dao/", "apprendre/vneid/", "recherche/"),
}
PAGES = tuple(f"{code}/{path}" for code, paths in PATHS.items() for path in paths)
LONGEST_WALK = 400
"""Presses of Tab after which a page has no end."""


@pytest.fixture
def large(browser: Browser, home: str) -> Iterator[Page]:
    """A page at 400 %, in the dark, of a reader who wants no motion."""
    context = browser.new_context(
        viewport=LARGE,
        color_scheme="dark",
        reduced_motion="reduce",
        base_url=home,
        bypass_csp=True,  # the reader's own style sheet
    )
    yield context.new_page()
    context.close()


def test_every_kind_of_page_fits_whatever_its_reader_needs(large: Page) -> None:
    wrong: list[str] = []
    for address in PAGES:
        large.goto(address)
        wrong.extend(f"{address}: {one}" for one in large.evaluate(PROBE))
        wrong.extend(violations(large))
        if large.evaluate("document.getAnimations().length"):
            wrong.append(f"{address}: moves")
        large.add_style_tag(content=SPACED)
        if large.evaluate(WIDE):
            wrong.append(f"{address}: too wide when its text is spaced")
        large.emulate_media(forced_colors="active")
        if large.evaluate(WIDE):
            wrong.append(f"{address}: too wide in forced colours")
        large.emulate_media(forced_colors="none")
    assert wrong == []


@pytest.mark.parametrize("address", ["vi/huong-dan/lua-dao/", "parallel/guides/lua-dao/"])
def test_a_walk_by_keys_always_shows_where_it_is(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 600})
    page.goto(address)
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


def test_without_script_all_is_there_to_be_read(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=home)
    page = context.new_page()
    page.goto("vi/huong-dan/lua-dao/")
    page.locator(".menu a").first.click()
    assert page.locator("h1").is_visible()
    page.goto("en/search/")
    assert page.locator("main a").count() > len(PAGES)
    page.goto("parallel/guides/lua-dao/")
    assert page.get_by_role("heading", level=1).first.is_visible()
    context.close()
