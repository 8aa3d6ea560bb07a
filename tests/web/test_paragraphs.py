"""The way to each paragraph, behind its last word."""

from tests.web.conftest import Get


def test_a_paragraph_ends_with_the_way_to_itself_and_nothing_else_does(get: Get) -> None:
    page = get("/en/guides/sweep/")
    assert '<a class="here" href="#p-1" aria-label="Link to paragraph 1"></a></p>' in page
    assert page.count('class="here"') == page.count(' id="p-') > 0


def test_the_name_of_the_way_is_in_the_language_of_the_page(get: Get) -> None:
    assert 'href="#p-1" aria-label="Liên kết tới đoạn 1"></a></p>' in get("/vi/huong-dan/sweep/")
