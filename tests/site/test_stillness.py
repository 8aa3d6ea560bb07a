"""Nothing on a page moves while it comes: what one is about to tap stays where it is."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.kinds import every_kind

pytestmark = pytest.mark.browser

LEAST = 0.01
"""The least shift that counts, a tenth of what is called good: under load a browser may lay out a
page in halves, and lines then move by less than a reader sees."""

SHIFTS = """() => new Promise((resolve) => {
    let sum = 0
    new PerformanceObserver((list) => {
        for (const one of list.getEntries()) sum += one.value
    }).observe({ type: 'layout-shift', buffered: true })
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum), 50)))
})"""


@pytest.mark.parametrize("width", [360, 1280])
def test_no_kind_of_page_shifts_while_it_comes(
    browser: Browser, home: str, dist: Path, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, base_url=home)
    moved = {}
    for address in every_kind(dist, "vi"):
        page.goto(address, wait_until="load")
        moved[address] = page.evaluate(SHIFTS)
    page.close()
    assert {address: shift for address, shift in moved.items() if shift > LEAST} == {}
    assert len(moved) > 20


def test_a_page_that_shifts_is_seen_to(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.set_content(f"<p>{'What one is about to tap. ' * 60}</p>")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))")
    page.evaluate("document.body.prepend('New. '.repeat(99))")
    assert page.evaluate(SHIFTS) > LEAST
    page.close()
