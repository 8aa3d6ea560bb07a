"""A base URL is a whole address that others can be put after."""

import pytest

from portal.model.base_url import parse_base_url


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/", "https://example.org/"),
        ("http://localhost:8000//", "http://localhost:8000/"),
        ("http://[::1]:8000", "http://[::1]:8000/"),
        ("https://example.org/a/b-2", "https://example.org/a/b-2/"),
        ("https://ví-dụ.vn/cổng/", "https://ví-dụ.vn/cổng/"),
    ],
)
def test_it_ends_in_one_slash_however_it_was_typed(typed: str, url: str) -> None:
    assert parse_base_url(typed) == url


@pytest.mark.parametrize(
    "text",
    [
        *("", "example.org", "/portal/", "ftp://example.org/", "https://", "https:///portal/"),
        *("https://example.org/?page=1", "https://example.org/#top", "https://example.org/a b/"),
        *('https://example.org/"><script>', "https://example.org\n", "https://a//b"),
    ],
)
def test_what_is_no_whole_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="expected an address like"):
        parse_base_url(text)
