"""Pages as the app answers them: languages, links, evidence, stand-ins."""

import re

import pytest
from flask import Flask

from tests.web.conftest import Get


@pytest.mark.parametrize(
    ("address", "root"),
    [
        ("/en/guides/sweep/", '<html lang="en" dir="ltr">'),
        ("/vi/huong-dan/sweep/", '<html lang="vi" dir="ltr">'),
        ("/ar/adilla/sweep/", '<html lang="ar" dir="rtl">'),
    ],
)
def test_the_root_says_language_and_direction(get: Get, address: str, root: str) -> None:
    assert root in get(address)


def test_the_interface_speaks_the_language_of_the_address(get: Get) -> None:
    assert "Skip to the content" in get("/en/guides/sweep/")
    assert "Đến phần nội dung" in get("/vi/huong-dan/sweep/")
    assert "⟦Skip to the content⟧" in get("/ar/adilla/sweep/")


def test_what_a_browser_prefers_changes_nothing(example_app: Flask) -> None:
    client = example_app.test_client()
    plain = client.get("/en/guides/sweep/").data
    assert client.get("/en/guides/sweep/", headers={"Accept-Language": "vi"}).data == plain


def test_a_figure_prints_in_the_numbers_of_its_reader(get: Get) -> None:
    assert '<data value="55250000">55.25&nbsp;million</data>' in get("/en/guides/sweep/")
    assert '<data value="55250000">55,25&nbsp;triệu</data>' in get("/vi/huong-dan/sweep/")


def test_a_figure_leads_to_its_line_with_source_and_date_and_on_to_the_words(get: Get) -> None:
    page = get("/en/guides/sweep/")
    assert 'href="#fact-bins"' in page
    line = page[page.index('id="fact-bins"') :]
    assert "March 2025" in line
    words = '<q lang="en">over 55.25 million bins</q>'
    assert words not in line
    assert words in get("/en/facts/bins/")
    assert "paragraph 3" in line
    assert "One source" in line


def test_a_term_leads_to_its_meaning_on_the_page_and_on_to_the_glossary(get: Get) -> None:
    page = get("/en/guides/sweep/")
    assert '<a class="term" href="#term-kerb">' in page
    line = page[page.index('<div id="term-kerb">') :]
    assert '<a href="../../terms/#t-kerb">kerb</a>' in line
    assert "<dd>The stone edge of a pavement.</dd>" in line
    assert 'id="words"' not in get("/en/topics/parks/")


def test_a_disputed_figure_shows_the_other_one(get: Get) -> None:
    page = get("/en/guides/sweep/")
    line = page[page.index('id="fact-streets-54"') :]
    assert "What contradicts it" in line
    assert '">50/63</a>' in line
    assert '<a href="../../compare/d1/">How many streets were swept</a>' in line


def test_a_page_leads_to_the_disagreements_that_touch_it(get: Get) -> None:
    page = get("/en/guides/sweep/")
    section = page[page.index('id="disagreements"') : page.index('id="figures"')]
    assert '<a href="../../compare/d1/">How many streets were swept</a>' in section
    assert 'id="disagreements"' not in get("/en/topics/parks/")


def test_a_disagreement_has_a_page_with_every_version_and_who_says_so(get: Get) -> None:
    page = get("/en/compare/d1/")
    first, second = page.index('id="v-1"'), page.index('id="v-2"')
    assert '<a class="fact" href="#fact-streets-54">' in page[first:second]
    assert '<q lang="en">54 of 63 streets</q>' in page[first:second]
    assert '<q lang="fr">50 rues sur 63</q>' in page[second:]
    assert "The evidence speaks for version 2." in page
    assert "Nobody says how they counted &amp; when &lt;exactly&gt;." in page
    assert '<li id="source-r2">' in page
    assert page.count('id="fact-') == 2


def test_a_disagreement_is_told_in_each_language(get: Get) -> None:
    assert "<h1>Bao nhiêu phố đã được quét</h1>" in get("/vi/doi-chieu/d1/")
    assert "<h1>كم شارعا نظف</h1>" in get("/ar/muqarana/d1/")


def test_a_document_number_leads_to_its_page_or_stays_plain(get: Get) -> None:
    assert '<a class="doc" href="../../instruments/rule-7/">7-NQ/TT</a>' in get("/en/guides/sweep/")
    parks = get("/en/topics/parks/")
    assert "9-NQ/TT" in parks
    assert "9-NQ/TT</a>" not in parks


def test_the_switch_stays_on_the_page(get: Get) -> None:
    page = get("/en/guides/sweep/")
    assert 'href="../../../vi/huong-dan/sweep/" lang="vi" dir="ltr" hreflang="vi"' in page
    assert 'href="./" lang="en" dir="ltr" hreflang="en" aria-current="true"' in page


def test_a_menu_tells_the_page_itself_from_what_it_belongs_to(get: Get) -> None:
    assert '<a href="./" aria-current="page">Guides</a>' in get("/en/guides/")
    assert '<a href="../" aria-current="true">Guides</a>' in get("/en/guides/sweep/")


def test_machines_learn_the_translations_and_the_one_address(get: Get) -> None:
    page = get("/vi/huong-dan/sweep/")
    town = "https://town.example"
    assert f'<link rel="canonical" href="{town}/vi/huong-dan/sweep/">' in page
    assert f'<link rel="alternate" hreflang="en" href="{town}/en/guides/sweep/">' in page
    assert f'<link rel="alternate" hreflang="ar" href="{town}/ar/adilla/sweep/">' in page


class TestMissingTranslation:
    """`topics/parks` is written in English alone."""

    def test_it_is_shown_in_another_language_and_says_so(self, get: Get) -> None:
        page = get("/vi/chu-de/parks/")
        assert '<html lang="vi"' in page
        assert "English" in page[page.index('class="notice"') :]
        assert '<header class="page-header" lang="en" dir="ltr">' in page
        assert '<div class="body" lang="en" dir="ltr">' in page
        assert "Both parks open at dawn." in page

    def test_search_engines_are_sent_to_the_original(self, get: Get) -> None:
        page = get("/vi/chu-de/parks/")
        assert '<meta name="robots" content="noindex">' in page
        assert '<link rel="canonical" href="https://town.example/en/topics/parks/">' in page
        assert 'hreflang="vi"' not in page[: page.index("<body>")]

    def test_its_links_keep_the_reader_s_language(self, get: Get) -> None:
        assert 'href="../../chu-de/parks/' in get("/vi/huong-dan/sweep/")
        assert 'href="../../' in get("/vi/chu-de/parks/")

    def test_only_what_is_in_its_language_is_tagged_so(self, get: Get) -> None:
        page = get("/ar/mawadi/parks/")
        article = page[page.index("<article") : page.index("</article>")]
        tagged = re.findall(r"<([a-z]+)[^>]* lang=\"en\" dir=\"ltr\"", article)
        assert tagged == ["header", "ol", "div"]
        assert 'href="https://parks.example/" lang="en" dir="ltr">The parks' in page

    def test_links_to_it_are_tagged_with_its_language(self, get: Get) -> None:
        assert '<a href="chu-de/parks/" lang="en" dir="ltr" hreflang="en">' in get("/vi/")

    def test_it_is_in_neither_sitemap_nor_feed(self, get: Get) -> None:
        assert "https://town.example/en/topics/parks/" in get("/sitemap.xml")
        assert "https://town.example/vi/chu-de/parks/" not in get("/sitemap.xml")
        assert "chu-de/parks" not in get("/vi/feed.atom")


def test_every_page_says_that_it_is_not_official(get: Get) -> None:
    for address in ("/en/", "/en/guides/sweep/", "/en/search/", "/en/404.html"):
        assert "An independent explanation, not an official site." in get(address)


def test_an_instrument_page_shows_its_identity_and_the_official_text(get: Get) -> None:
    page = get("/en/instruments/rule-7/")
    card = page[page.index('class="instrument') :]
    assert "Town Council" in card
    assert "22 December 2024" in card
    assert "In force" in card
    assert re.search(r"Amended by</dt>\s*<dd>Resolution No. 9-NQ/TT", card)
    assert 'href="https://gazette.example/7"' in page
    assert "not opened by us" in page


def test_names_in_vietnamese_are_tagged_in_other_languages(get: Get) -> None:
    page = get("/en/guides/sweep/")
    assert re.search(r'"><span lang="vi">Báo Thị Trấn</span>, 19 March 2025</a>, paragraph 3', page)
    assert '<span lang="vi">Báo Thị Trấn</span>' not in get("/vi/huong-dan/sweep/")


def test_the_root_lets_people_choose_in_their_own_words(get: Get) -> None:
    page = get("/")
    for code, name in (("en", "English"), ("vi", "Tiếng Việt"), ("ar", "العربية")):
        assert f'href="{code}/"' in page
        assert name in page
    assert '<li lang="ar" dir="rtl">' in page


def test_structured_data_names_the_law_it_is_about(get: Get) -> None:
    page = get("/en/instruments/rule-7/")
    assert '"legislationIdentifier":"7-NQ/TT"' in page
    assert '"legislationDate":"2024-12-22"' in page


def test_nothing_is_inline_and_nothing_comes_from_elsewhere(get: Get) -> None:
    for address in ("/", "/en/", "/en/guides/sweep/", "/en/search/"):
        page = get(address)
        assert not re.search(r"\sstyle=|<style|\son\w+=", page)
        assert not re.search(r"<script(?![^>]*\ssrc=)(?![^>]*application/ld\+json)", page)
        assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


@pytest.mark.parametrize(
    "address", ["/de/", "/de/404.html", "/de/feed.atom", "/en/nothing/", "/search/en/nothing"]
)
def test_an_address_that_leads_nowhere_is_said_to(example_app: Flask, address: str) -> None:
    assert example_app.test_client().get(address).status_code == 404


def test_a_missing_page_answers_in_the_language_of_its_address(example_app: Flask) -> None:
    page = example_app.test_client().get("/vi/nothing/").get_data(as_text=True)
    assert '<html lang="vi"' in page
    assert "Không có trang nào ở địa chỉ này" in page


def test_a_missing_page_links_from_the_root_wherever_a_host_shows_it(get: Get) -> None:
    page = get("/en/404.html")
    assert 'href="/en/"' in page
    assert 'href="../' not in page


def test_headers_forbid_what_the_page_does_not_need(example_app: Flask) -> None:
    headers = example_app.test_client().get("/en/").headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in headers
