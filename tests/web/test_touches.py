"""The last touches to whole pages, as the app answers them."""

import pytest

from tests.web.conftest import Get


@pytest.mark.parametrize("address", ["/en/guides/sweep/", "/parallel/guides/sweep/"])
def test_a_body_stands_in_its_page_and_no_mark_for_it_does(get: Get, address: str) -> None:
    page = get(address)
    assert "<?" not in page
    assert '-p-1">' in page.replace('"p-1">', '"-p-1">')


def test_a_page_shows_its_own_body_after_another_was_asked_for(get: Get) -> None:
    first = get("/en/guides/sweep/")
    assert get("/vi/huong-dan/sweep/") != first
    assert get("/en/guides/sweep/") == first
