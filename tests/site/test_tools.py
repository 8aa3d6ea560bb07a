"""What one can do with a page, in a real browser: switch languages, cite, copy, share, listen."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.reading import as_said
from tools.accessibility import violations

pytestmark = pytest.mark.browser

VOICE = """
    class Utterance { constructor(text) { this.text = text } }
    const said = []
    const voices = [{ lang: 'LANG', name: 'A voice', localService: true }]
    const synthesis = Object.assign(new EventTarget(), {
      said, getVoices: () => voices, current: null,
      speak(one) { said.push(one.text); this.current = one },
      cancel() { this.current = null },
      finish() { const one = this.current; this.current = null; one.onend() },
    })
    Object.defineProperty(self, 'speechSynthesis', { value: synthesis })
    self.SpeechSynthesisUtterance = Utterance
"""
"""A device that speaks one language and says when to go on."""


def test_the_switch_of_language_keeps_the_section_that_is_read(page: Page) -> None:
    page.goto("vi/huong-dan/lua-dao/")
    page.evaluate("document.getElementById('s-now').scrollIntoView()")
    page.wait_for_timeout(600)  # nobody reads faster
    page.locator(".languages a[hreflang=fr]").click()
    assert page.url.endswith("/fr/guides/lua-dao/#s-now")
    page.goto("vi/huong-dan/lua-dao/#p-1")
    page.locator(".tools a[data-parallel]").click()
    assert page.url.endswith("/parallel/guides/lua-dao/#p-1")
    page.goto("vi/huong-dan/lua-dao/")
    page.locator(".languages a[hreflang=en]").click()
    assert page.url.endswith("/en/guides/lua-dao/")


def test_the_citation_names_the_paragraph_and_buttons_copy_and_share_it(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script("navigator.share = async (what) => { self.shared = what }")
    page.goto("en/guides/lua-dao/")
    citation = page.locator("[id=citation]")
    assert (citation.text_content() or "").startswith("Recognise an online scam")
    page.evaluate("location.hash = 'p-2'")
    expect(citation).to_contain_text(", paragraph 2. Recognise an online scam")
    expect(citation).to_contain_text("/en/guides/lua-dao/#p-2")
    page.get_by_role("button", name="Copy the citation").click()
    expect(page.locator("[data-copied]")).to_contain_text("Copied: ")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == " ".join((citation.text_content() or "").split())
    page.get_by_role("button", name="Share").click()
    shared = page.evaluate("self.shared")
    assert shared["url"].endswith("/en/guides/lua-dao/#p-2")
    assert violations(page) == []


def test_a_paragraph_hands_out_its_address_and_the_page_says_what_was_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("en/instruments/nq57/")
    link = page.locator("[id='p-4'] > .here")
    expect(link).to_have_css("opacity", "0")
    page.locator("[id='p-4']").hover()
    expect(link).to_have_css("opacity", "1")
    page.locator("h1").hover()
    link.focus()
    expect(link).to_have_css("opacity", "1")
    box = link.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    assert page.get_by_role("link", name="Link to paragraph 4").count() == 1
    link.press("Enter")
    address = page.evaluate("navigator.clipboard.readText()")
    assert address.endswith("/en/instruments/nq57/#p-4")
    said = page.locator("[role=status]")
    expect(said).to_have_text(f"Copied: Guiding viewpoints, paragraph 4. {address}")
    expect(said).to_be_in_viewport()
    assert violations(page) == []
    expect(page).to_have_url(re.compile("/en/instruments/nq57/#p-4$"))
    page.get_by_role("heading", name="Guiding viewpoints", exact=True).get_by_role("link").click()
    section = page.evaluate("navigator.clipboard.readText()")
    assert re.search("/en/instruments/nq57/#s-[a-z-]+$", section)
    expect(said).to_have_text(f"Copied: Guiding viewpoints. {section}")


def test_where_nothing_hovers_the_ways_to_paragraphs_are_seen_and_lead_there_without_script(
    browser: Browser, home: str
) -> None:
    context = browser.new_context(
        base_url=home,
        java_script_enabled=False,
        has_touch=True,
        is_mobile=True,
        viewport={"width": 360, "height": 740},
    )
    page = context.new_page()
    page.goto("vi/van-ban/nq57/")
    link = page.locator("[id='p-4'] > .here")
    expect(link).to_have_css("opacity", "1")
    link.tap()
    assert page.url.endswith("#p-4")
    context.close()


def test_words_that_are_selected_are_copied_with_their_source(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("fr/guides/lua-dao/")
    button = page.get_by_role("button", name="Copier les mots avec leur source")
    expect(button).to_be_hidden()
    item = page.locator(".body > h2 ~ ul > li").first
    item.select_text()
    expect(button).to_be_in_viewport()
    assert violations(page) == []
    button.click()
    expect(page.locator("[data-quote]")).to_have_text("Copié")
    copied = page.evaluate("navigator.clipboard.readText()")
    words = " ".join((item.text_content() or "").split())
    assert copied.startswith(
        f"«\N{NARROW NO-BREAK SPACE}{words}\N{NARROW NO-BREAK SPACE}» Signes communs. "
    )
    assert copied.endswith("/fr/guides/lua-dao/#s-signs")
    page.locator(".figure").first.select_text()
    button.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "#fact-" in copied.split()[-1]
    page.locator("h1").select_text()
    expect(page.locator("[data-quote]")).to_be_hidden()


def test_a_figure_is_copied_with_its_source(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("en/facts/qd598-date-13/")
    page.get_by_role("button", name="Copy the citation").press("Enter")
    expect(page.locator("[data-copied]")).to_contain_text("Copied: ")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "13 March 2025" in copied
    assert copied.endswith("/en/facts/qd598-date-13/")


def test_without_script_no_button_is_offered_that_does_nothing(browser: Browser, home: str) -> None:
    context = browser.new_context(base_url=home, java_script_enabled=False)
    page = context.new_page()
    page.goto("en/guides/lua-dao/")
    assert not any(one.is_visible() for one in page.locator("main button").all())
    page.locator(".section-ways a[hreflang=fr]").nth(1).click()
    assert page.url.endswith("/fr/guides/lua-dao/#s-patterns")
    page.go_back()
    with page.expect_download() as download:
        page.get_by_role("link", name="BibTeX").click()
    assert download.value.suggested_filename == "guides-lua-dao-en.bib"
    context.close()


def test_a_page_is_read_aloud_sentence_by_sentence_with_the_place_shown(page: Page) -> None:
    page.add_init_script(VOICE.replace("LANG", "en-GB"))
    page.goto("en/instruments/nq57/")
    listen = page.locator("[data-listen]")
    asked = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert not any("listen.js" in one for one in asked)
    listen.focus()
    page.keyboard.press("Enter")
    expect(listen).to_have_text("Pause")
    title = "Resolution 57 of the Party: contents, targets and milestones"
    assert [*map(as_said, page.evaluate("speechSynthesis.said"))] == [title]
    for _ in range(6):
        page.evaluate("speechSynthesis.finish()")
    shown = page.evaluate("[...CSS.highlights.get('spoken')][0].toString()")
    last = page.evaluate("speechSynthesis.said").pop()
    assert shown.split()[:2] == last.split()[:2]
    expect(page.locator(".spoken")).to_be_in_viewport()
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(listen).to_have_text("Go on")
    page.keyboard.press("Enter")
    assert page.evaluate("speechSynthesis.said").pop() == last
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(listen).to_have_text("Listen")
    expect(listen).to_be_focused()
    assert page.evaluate("CSS.highlights.has('spoken')") is False


def test_a_device_without_a_voice_of_the_language_offers_no_reading(page: Page) -> None:
    page.add_init_script(VOICE.replace("LANG", "vi-VN"))
    page.goto("en/guides/lua-dao/")
    expect(page.locator("[data-listen]")).to_be_hidden()
    page.evaluate(
        "speechSynthesis.getVoices().push({ lang: 'en_US' })"
        "&& speechSynthesis.dispatchEvent(new Event('voiceschanged'))"
    )
    expect(page.locator("[data-listen]")).to_be_visible()
