"""A lesson in a real browser: answers fold on the screen, and paper has them all."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

LESSON = "en/learn/vneid/"


def test_an_answer_opens_by_keyboard_below_its_question(page: Page) -> None:
    page.goto(LESSON)
    second = page.locator(".answer").nth(1)
    expect(second.locator(".answer-right")).to_be_hidden()
    second.locator("summary").press("Enter")
    expect(second.locator(".answer-right")).to_be_visible()
    expect(page.locator(".answer").first.locator(".answer-right")).to_be_hidden()


def test_paper_has_every_answer_after_the_last_question(page: Page) -> None:
    page.goto(LESSON)
    page.emulate_media(media="print")
    expect(page.locator(".answer-right")).to_have_count(5)
    tops = []
    for answer in page.locator(".answer-right").all():
        expect(answer).to_be_visible()
        tops.append((answer.bounding_box() or {"y": 0})["y"])
    last = page.locator(".callout-quiz").last.bounding_box()
    assert last
    assert min(tops) > last["y"]
    assert tops == sorted(tops)
