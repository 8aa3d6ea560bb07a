"""A page in all its languages, in a real browser: columns, one language less, no script."""

import itertools

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

GUIDE = "parallel/guides/lua-dao/"


def test_a_language_can_be_taken_away_and_shown_again_without_script(
    browser: Browser, home: str
) -> None:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, base_url=home, java_script_enabled=False
    )
    page = context.new_page()
    page.goto("vi/huong-dan/lua-dao/")
    page.locator(".tools a").first.click()
    assert page.url.endswith(GUIDE)
    versions = page.locator("[id='p-1'] > .cell")
    assert [one.get_attribute("lang") for one in versions.all()] == ["vi", "en", "fr"]
    tops = [one.bounding_box() for one in versions.all()]
    assert all(a and b and b["y"] >= a["y"] + a["height"] for a, b in itertools.pairwise(tops))
    page.get_by_label("English").press("Space")
    expect(versions.nth(1)).to_be_hidden()
    expect(versions.nth(2)).to_be_visible()
    page.get_by_label("English").press("Space")
    expect(versions.nth(1)).to_be_visible()
    context.close()


def test_columns_stand_beside_each_other_on_a_desk_and_share_the_room(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(GUIDE)
    cells = page.locator("[id='p-1'] > .cell")
    boxes = [one.bounding_box() for one in cells.all()]
    assert all(one is not None for one in boxes)
    assert len({round(one["y"]) for one in boxes if one}) == 1
    three = boxes[0]["width"] if boxes[0] else 0.0
    page.get_by_label("Tiếng Việt").uncheck()
    two = cells.nth(1).bounding_box()
    assert two
    assert two["width"] > 1.3 * three


def test_a_section_leads_to_itself_in_each_language(page: Page) -> None:
    page.goto(f"{GUIDE}#s-now")
    heading = page.locator("[id='s-now']")
    expect(heading).to_be_in_viewport()
    heading.locator("a[hreflang=fr]").click()
    assert page.url.endswith("/fr/guides/lua-dao/#s-now")
