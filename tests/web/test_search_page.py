"""The search page, answered by the server."""

import re
from dataclasses import replace

from flask import Flask

from portal.build.finder import SiteFinder
from portal.model.kinds import Key
from portal.model.site import Site
from portal.settings import Settings
from portal.web.app import create_app
from search.shard_file import read
from tests.web.conftest import Get


def test_a_query_is_answered_without_script(get: Get) -> None:
    page = get("/en/search/?q=broom")
    assert 'href="../guides/sweep/#s-before"' in page
    assert "<mark>broom</mark>" in page


def test_vietnamese_is_found_without_tone_marks(get: Get) -> None:
    assert 'href="../huong-dan/sweep/' in get("/vi/tim-kiem/?q=quet+pho+nha+ban")


def test_a_document_is_found_by_any_of_its_spellings(get: Get) -> None:
    for query in ("7-NQ/TT", "7/NQ-TT", "nq7"):
        page = get(f"/en/search/?q={query}")
        results = page[page.index('id="results"') :]
        assert results.index("../instruments/rule-7/") < results.index("</li>")


def test_an_answer_is_a_page_with_its_sections_below_it(get: Get) -> None:
    page = get("/en/search/?q=broom")
    results = page[page.index('id="results"') : page.index("</ol>", page.index('id="results"'))]
    whole, section = 'href="../guides/sweep/"', 'href="../guides/sweep/#s-before"'
    assert results.count(whole) == 1
    assert results.index(whole) < results.index(section)
    assert "1 page found" in page


def test_links_narrow_an_answer_by_as_many_pages_as_they_say(get: Get) -> None:
    page = get("/en/search/?q=street")
    narrowing = page[page.index('id="search-narrowing"') : page.index("<template")]
    shown = r'href="(\?q=[^"]+)"><span>(.+?)</span></a> <span class="aside">(\d+)<'
    links = re.findall(shown, narrowing)
    assert ("?q=street+kind%3Aguide", "Guide", "1") in links
    for href, _, pages in links:
        assert f"{pages} page{'s'[: pages != '1']} found" in get(f"/en/search/{href}")


def test_a_chosen_filter_can_be_taken_back(get: Get) -> None:
    page = get("/en/search/?q=street+kind:guide")
    assert re.search(
        r'href="\?q=street"><span class="facet-chosen">Chosen:</span> <span>Guide</span></a>', page
    )


def test_an_answer_without_all_that_was_asked_says_so(get: Get) -> None:
    page = get("/en/search/?q=%22street+broom+xyzzy%22")
    assert "No page has all of that. These have its words." in page


def test_the_language_of_queries_is_explained_where_one_asks(get: Get) -> None:
    page = get("/en/search/")
    help_text = page[page.index('<details class="query-help">') : page.index("</details>")]
    assert help_text.count("<dt>") == 7


def test_nothing_found_says_so(get: Get) -> None:
    assert "Nothing found. Try fewer or other words." in get("/en/search/?q=xyzzy")


def test_every_page_is_listed_for_those_who_look(get: Get) -> None:
    page = get("/en/search/")
    listed = page[page.index('id="all-pages"') :]
    for link in ("../guides/sweep/", "../topics/parks/", "../instruments/rule-7/", "../about/"):
        assert f'href="{link}"' in listed


def test_pages_that_no_menu_names_are_listed_too(
    example_site: Site, example_settings: Settings
) -> None:
    gone = {"topics/index"}
    pages = tuple(page for page in example_site.pages if page.key not in gone)
    site = replace(example_site, pages=pages, menu=(Key("sources/index"),), footer=(Key("about"),))
    client = create_app(site, example_settings, SiteFinder(site)).test_client()
    listed = client.get("/en/search/").text.partition('id="all-pages"')[2].partition("</section>")
    headings = re.findall(r'<h3><a href="([^"]+)"', listed[0])
    unnamed = ["../commitments/", "../compare/", "../guides/", "../instruments/"]
    assert headings == ["../sources/", *unnamed, "../"]
    links = re.findall(r'<li><a href="([^"]+)"', listed[0])
    assert links[0] == "../sources/r1/"
    assert [one.rpartition("by-")[2] for one in links[1:4]] == ["deadline/", "owner/", "topic/"]
    assert links[4:7] == ["../compare/d1/", "../guides/sweep/", "../instruments/rule-7/"]
    assert links[7:] == [
        "../about/",
        "../bodies/",
        "../facts-by-date/",
        "../facts/",
        "../terms/",
        "../relations/",
        "../timeline/",
        "../topics/parks/",
    ]


def test_what_was_typed_is_shown_as_text(get: Get) -> None:
    page = get("/en/search/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_pasted_page_is_cut_to_a_question(example_app: Flask) -> None:
    response = example_app.test_client().get("/en/search/?q=" + "broom+" * 2000)
    assert response.status_code == 200


def test_the_published_index_is_there_for_every_language(example_app: Flask) -> None:
    client = example_app.test_client()
    for code in ("en", "vi", "ar"):
        response = client.get(f"/search/{code}/manifest.js")
        assert response.mimetype == "text/javascript"
        assert read(response.data)["language"] == code


def test_a_query_finds_pages_of_another_language_through_its_terms(get: Get) -> None:
    page = get("/en/search/?q=curb+lang:vi")
    assert 'Found through: <span lang="vi" dir="ltr">bó vỉa</span>' in page
    results = page[page.index('id="results"') : page.index("</ol>", page.index('id="results"'))]
    assert '<h2 class="hit-title" lang="vi" dir="ltr"><a href="../../vi/' in results
    assert "<mark>bó vỉa</mark>" in results


def test_the_other_languages_are_counted_below_an_answer(get: Get) -> None:
    page = get("/en/search/?q=kerb")
    below = page[page.index('id="search-elsewhere"') : page.index("<template")]
    links = re.findall(r'href="([^"]+)"><span lang="(\w+)" dir="\w+">', below)
    assert links == [("?q=kerb+lang%3Avi", "vi"), ("?q=kerb+lang%3Aar", "ar")]


def test_the_way_back_to_the_own_language_is_among_them(get: Get) -> None:
    page = get("/en/search/?q=kerb+lang:vi")
    below = page[page.index('id="search-elsewhere"') : page.index("<template")]
    assert '<a href="?q=kerb"><span>English</span></a>' in below


def test_a_suggestion_stands_before_the_answers(get: Get) -> None:
    page = get("/en/search/?q=stret")
    assert page.index('<a href="?q=street">street</a>') < page.index('id="results"')


def test_where_nothing_has_what_was_typed_the_suggestion_is_answered(get: Get) -> None:
    page = get("/en/search/?q=sreet")
    status = page[page.index('id="search-status"') : page.index('id="search-meant"')]
    assert "These pages are for what may have been meant. " in status
    assert "<mark>street</mark>" in page


def test_the_terms_are_published_beside_the_indexes(example_app: Flask) -> None:
    response = example_app.test_client().get("/search/terms.js")
    assert response.mimetype == "text/javascript"
    assert read(response.data)["languages"] == ["en", "vi", "ar"]
