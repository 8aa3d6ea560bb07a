"""The A–Z: letters and topics, and for each letter its entries with the sections they are in."""

import re

from flask import Flask

from tests.web.conftest import Get


def entry(page: str, words: str) -> str:
    """The part of a page of letters that is about some words."""
    entries = page[page.index('<ul class="entries">') : page.index("</main>")].split("\n<li>\n")
    return next(one for one in entries if f">{words}<" in one.split("<ul>")[0])


def test_the_search_page_leads_to_the_letters_without_script(get: Get) -> None:
    page = get("/en/search/")
    assert '<h2 id="a-z"><a href="a-z/">A–Z</a></h2>' in page
    assert '<a href="a-z/k/">K</a>' in page


def test_a_term_leads_to_its_definition_and_to_the_sections_that_say_it(get: Get) -> None:
    kerb = entry(get("/en/search/a-z/k/"), "kerb")
    assert "../../../terms/#t-kerb" in kerb
    assert "../../../guides/sweep/#s-before" in kerb


def test_another_form_of_a_term_leads_to_its_definition(get: Get) -> None:
    curb = entry(get("/en/search/a-z/c/"), "curb")
    assert re.findall(r'href="([^"]+)"', curb) == ["../../../terms/#t-kerb"]


def test_a_document_leads_to_its_page_and_to_the_sections_that_cite_it(get: Get) -> None:
    for page, name in (("0-9", "7-NQ/TT"), ("r", "Resolution No. 7-NQ/TT")):
        links = re.findall(r'href="([^"]+)"', entry(get(f"/en/search/a-z/{page}/"), name))
        assert links[0] == "../../../instruments/rule-7/"
        assert "../../../guides/sweep/#s-before" in links


def test_a_heading_leads_to_its_section_and_names_its_page(get: Get) -> None:
    dogs = entry(get("/en/search/a-z/d/"), "Dogs")
    assert '<a href="../../../topics/parks/#s-dogs">Dogs</a>' in dogs
    assert '<span class="aside">The parks</span>' in dogs


def test_topics_are_listed_with_the_pages_about_them(get: Get) -> None:
    page = get("/en/search/a-z/")
    topics = page[page.index('id="topics"') :]
    assert topics.index("../../topics/parks/") < topics.index("../../guides/sweep/")


def test_the_switch_of_language_leads_to_the_letters_of_the_other(get: Get) -> None:
    assert 'href="../../../../vi/tim-kiem/a-z/"' in get("/en/search/a-z/k/")


def test_letters_of_other_scripts_have_their_pages(get: Get) -> None:
    page = get("/ar/bahth/a-z/")
    letters = re.findall(r'href="([^"]+)">([^<]+)</a></li>', page[page.index('class="letters"') :])
    href, letter = next((href, letter) for href, letter in letters if letter > "z")
    assert href.startswith("%D8")
    assert f": {letter}" in get(f"/ar/bahth/a-z/{href}")


def test_a_letter_without_entries_is_no_page(example_app: Flask) -> None:
    assert example_app.test_client().get("/en/search/a-z/zz/").status_code == 404
