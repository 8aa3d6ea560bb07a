"""Links are relative, so that one build lives anywhere."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.rendering.links import relative

part = st.text(alphabet="ab1-", min_size=1, max_size=3)
folder = st.lists(part, max_size=4).map(lambda parts: "".join(f"{one}/" for one in parts))
address = st.builds(str.__add__, folder, st.sampled_from(["", "", "feed.xml", "404.html"]))
anchored = st.builds(str.__add__, address, st.sampled_from(["", "", "#s-a"]))


@pytest.mark.parametrize(
    ("to", "here", "link"),
    [
        ("vi/chu-de/vneid/", "vi/huong-dan/lua-dao/", "../../chu-de/vneid/"),
        ("vi/chu-de/b/", "vi/chu-de/a/", "../b/"),
        ("vi/chu-de/", "vi/chu-de/a/", "../"),
        ("vi/chu-de/a/", "vi/chu-de/", "a/"),
        ("vi/", "vi/", "./"),
        ("vi/#s-a", "vi/", "#s-a"),
        ("vi/a/#s-a", "vi/", "a/#s-a"),
        ("en/", "vi/a/b/", "../../../en/"),
        ("", "vi/", "../"),
        ("vi/", "", "vi/"),
        ("static/site.css", "vi/a/", "../../static/site.css"),
        ("vi/", "404.html", "vi/"),
        ("feed.xml", "feed.xml", "feed.xml"),
    ],
)
def test_a_link_is_as_short_as_it_can_be(to: str, here: str, link: str) -> None:
    assert relative(to, here) == link


@pytest.mark.parametrize(
    "base", ["https://x.example/", "https://x.example/sub/path/", "file:///m/"]
)
@given(to=anchored, here=address)
def test_a_browser_finds_the_target_wherever_the_site_is(base: str, to: str, here: str) -> None:
    assert urljoin(base + here, relative(to, here)) == base + to


@given(to=anchored, here=address)
def test_a_link_never_starts_at_the_root_or_elsewhere(to: str, here: str) -> None:
    link = relative(to, here)
    assert link
    assert not link.startswith("/")
    assert ":" not in link
