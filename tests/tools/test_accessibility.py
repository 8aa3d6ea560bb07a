"""What is wrong with a page is told, by its sort, and a page that is right passes."""

import pytest
from playwright.sync_api import Browser

from tools.accessibility import looked_at

pytestmark = pytest.mark.browser

PAGE = """data:text/html,<!doctype html><html lang=en><meta name=color-scheme content="light dark">
<meta name=viewport content=width=device-width><title>A page</title><main><h1>A page</h1>BODY</main>
"""
DARK = """<style>@media (prefers-color-scheme: dark) {
  html { background: rgb(20 20 20); color: white } p { color: rgb(60 60 60) }
}</style><p>Dim</p>"""


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<p>Words</p>", []),
        ("<img src=/x.png>", ["image-alt", "image-alt"]),
        ("<h3>Too low</h3>", ["heading-order", "heading-order"]),
        ("<p style='inline-size: 400px'>Wide</p>", ["400"]),
        (DARK, ["dark: "]),
    ],
)
def test_what_is_wrong_is_told(browser: Browser, body: str, told: list[str]) -> None:
    page = browser.new_page()
    found = list(looked_at(page, PAGE.replace("BODY", body)))
    page.close()
    assert len(found) == len(told)
    assert all(words in line for words, line in zip(told, found, strict=True))
