"""Pages on paper: nothing to click, nothing cut off, addresses written out."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.kinds import every_kind

pytestmark = pytest.mark.browser

A4 = 643
"""CSS pixels across a sheet of A4 inside its margins: 170 mm."""

ON_PAPER = """
    () => {
      const shown = (selector) => [...document.querySelectorAll(selector)]
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 0)
      const says = (link) => getComputedStyle(link, '::after').content
      return {
        width: document.documentElement.scrollWidth,
        says: document.querySelector('main').innerText.length,
        clicked: shown('nav:not(.letters), form, button, .tools')
          .map((one) => one.className || one.tagName),
        unwritten: shown('main a[href^="http"]:not(.address)')
          .filter((one) => !says(one).includes(one.getAttribute('href'))).map((one) => one.href),
      }
    }
"""
"""What is wider than the sheet, how much it says, what it cannot do, and links that do not say
whereto."""


def test_every_kind_of_page_prints_whole_without_its_menus_and_says_where_links_lead(
    page: Page, dist: Path
) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4, "height": 909})
    for address in every_kind(dist, "vi"):
        page.goto(address)
        found = page.evaluate(ON_PAPER)
        assert found["width"] <= A4, address
        assert found["says"] > 100, address
        assert found["clicked"] == [], address
        assert found["unwritten"] == [], address
