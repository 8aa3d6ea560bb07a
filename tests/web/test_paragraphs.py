"""The ways to the places of a text: behind the last word of a paragraph, the words of a heading."""

from portal.web.paragraphs import with_anchors
from tests.web.conftest import Get


def test_a_paragraph_ends_with_the_way_to_itself_and_nothing_else_does(get: Get) -> None:
    page = get("/en/guides/sweep/")
    assert '<a class="here" href="#p-1" aria-label="Link to paragraph 1"></a></p>' in page
    assert page.count('class="here"') == page.count(' id="p-') > 0


def test_the_name_of_the_way_is_in_the_language_of_the_page(get: Get) -> None:
    assert 'href="#p-1" aria-label="Liên kết tới đoạn 1"></a></p>' in get("/vi/huong-dan/sweep/")


def test_a_heading_leads_to_its_section_by_its_own_words() -> None:
    html = '<h2 id="s-a">One <em>and</em> two</h2>\n<h3 lang="vi" id="s-b">Ba</h3>'
    assert with_anchors(html, ()) == (
        '<h2 id="s-a"><a class="head" href="#s-a">One <em>and</em> two</a></h2>\n'
        '<h3 lang="vi" id="s-b"><a class="head" href="#s-b">Ba</a></h3>'
    )


def test_a_heading_that_leads_elsewhere_stays_as_it_is() -> None:
    html = '<h2 id="s-a">By <a class="doc" href="../x/">1-X</a></h2><h2 id="s-b">B</h2>'
    assert with_anchors(html, ()) == html.replace(">B<", '><a class="head" href="#s-b">B</a><')
