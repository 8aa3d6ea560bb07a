"""Long lists come in parts, with ways between them; what fits on one page stays on one."""

import re
from dataclasses import replace
from datetime import date
from hashlib import sha512
from pathlib import Path

import pytest
from flask import Flask

from portal.build.finder import SiteFinder
from portal.build.weights import weigh
from portal.model.kinds import Key
from portal.model.page import Group
from portal.model.partial_date import PartialDate
from portal.model.site import Site
from portal.settings import Settings
from portal.web import figures, lists
from portal.web.app import create_app, targets
from portal.web.lists import SECTION
from portal.web.paging import cut
from portal.web.state import EXTENSION, State
from portal.web.views import alphabet
from portal.web.views.feeds import FEED
from tests.builders import EN, VI, a_fact, a_page, a_site, a_source

MANY = 2 * FEED + 1
LANGUAGES = (EN, VI)


def a_long_site(many: int) -> Site:
    """A section with many pages, whose titles all begin with one letter."""
    keys = [f"guides/g-{number:04}" for number in range(many)]
    pages = [
        replace(
            a_page(key, language=one, title=f"Sweep {key}", lead=said(f"{key} {one.code}")),
            checked=date(2026, 11, 21),
        )
        for key in ("guides/index", "index", *keys)
        for one in LANGUAGES
    ]
    site = a_site(*sorted(pages, key=lambda page: page.key), languages=LANGUAGES)
    return replace(site, menu=(Key("guides/index"),))


def said(of: str) -> str:
    """Thirty words, as hard to compress as words are."""
    digits = sha512(of.encode()).hexdigest()
    letters = digits.translate({ord("0") + n: ord("g") + n for n in range(10)})
    return " ".join(letters[at : at + 4] for at in range(0, 120, 4))


@pytest.fixture(scope="module")
def app() -> Flask:
    site = a_long_site(MANY)
    return create_app(site, Settings(), SiteFinder(site))


def links(html: str, kind: str) -> list[str]:
    return re.findall(rf'<link rel="{kind}"[^>]* href="([^"]+)"', html)


def test_a_part_lists_the_next_pages_and_leads_on(app: Flask) -> None:
    client = app.test_client()
    first, second = (client.get(f"/en/guides/{one}").text for one in ("", "page-2/"))
    listed = [re.findall(r'class="card-title"><a href="([^"]+)"', one) for one in (first, second)]
    assert [len(one) for one in listed] == [SECTION, SECTION]
    assert listed[0][-1] == f"g-{SECTION - 1:04}/"
    assert listed[1][0] == f"../g-{SECTION:04}/"
    home = "https://town.example/en/guides/"
    assert (links(first, "prev"), links(first, "next")) == ([], ["page-2/"])
    assert (links(second, "prev"), links(second, "next")) == (["../"], ["../page-3/"])
    assert links(second, "canonical") == [f"{home}page-2/"]
    assert links(second, "alternate")[:2] == [
        "https://town.example/en/guides/page-2/",
        "https://town.example/vi/huong-dan/page-2/",
    ]
    assert "<title>Sweep guides/index, part 2 · Town Guide</title>" in second
    assert re.search(r'<a href="\./" aria-current="page">2</a>', second), second[-3000:]
    assert '<a href="../" rel="prev">' in second


def test_every_page_of_a_section_is_listed_once_in_some_part(app: Flask) -> None:
    client = app.test_client()
    paths = [one.values.get("path", "") for one in targets(app) if one.endpoint == "pages.page"]
    parts = [path for path in dict.fromkeys(paths) if re.fullmatch(r"guides(/page-\d+)?", path)]
    assert len(parts) == -(-MANY // SECTION)
    every = [
        name
        for path in parts
        for name in re.findall(r'<a href="(?:\.\./)?(g-\d+)/"', client.get(f"/en/{path}/").text)
    ]
    assert every == [f"g-{number:04}" for number in range(MANY)]


@pytest.mark.parametrize(
    "address", ["/en/guides/page-1/", "/en/guides/page-99/", "/en/guides/g-0001/page-2/"]
)
def test_a_part_that_no_list_has_is_missing(app: Flask, address: str) -> None:
    assert app.test_client().get(address).status_code == 404


def test_groups_go_on_in_the_next_part_under_their_titles() -> None:
    site = a_long_site(SECTION + 10)
    keys = [Key(f"guides/g-{number:04}") for number in range(SECTION + 10)]
    groups = (Group("Few", tuple(keys[:5])), Group("Many", tuple(keys[5:])))
    pages = (replace(one, groups=groups) if one.section is None else one for one in site.pages)
    site = replace(site, pages=tuple(pages))
    client = create_app(site, Settings(), SiteFinder(site)).test_client()
    first, second = (client.get(f"/en/guides/{one}").text for one in ("", "page-2/"))
    assert re.findall(r'<h2 id="g-\d">(\w+)</h2>', first) == ["Few", "Many"]
    assert re.findall(r'<h2 id="g-\d">(\w+)</h2>', second) == ["Many"]


def test_a_letter_of_the_alphabet_comes_in_parts(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alphabet, "LETTER", 150)
    state: State = app.extensions[EXTENSION]
    state.letters.clear()
    client = app.test_client()
    first, second = (client.get(f"/en/search/a-z/s/{one}").text for one in ("", "page-2/"))
    assert len(re.findall("<li>\n<a", first)) == 150
    assert (links(first, "next"), links(second, "prev")) == (["page-2/"], ["../"])
    assert "<h1>A–Z: S, part 2</h1>" in second
    assert client.get("/en/search/a-z/s/page-9/").status_code == 404
    state.letters.clear()


def test_an_entry_in_many_places_lists_the_first_and_says_how_many_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(alphabet, "MOST_PLACES", 2)
    keys = ("guides/a", "guides/b", "guides/c")
    pages = (a_page(key, markdown="## Same {#s-same}\n\nText.\n", title=key) for key in keys)
    site = a_site(*pages, a_page("index"), languages=(EN,))
    shown = create_app(site, Settings(), SiteFinder(site)).test_client().get("/en/search/a-z/s/")
    assert shown.text.count("#s-same") == 2
    assert "and 1 more section" in shown.text


def test_parts_cost_no_more_than_they_may_and_each_has_an_item() -> None:
    assert cut("abcd", lambda _: 2, 4) == (("a", "b"), ("c", "d"))
    assert cut("abc", {"a": 9, "b": 1, "c": 3}.__getitem__, 4) == (("a",), ("b", "c"))
    assert cut("", lambda _: 1, 4) == ((),)


def test_a_feed_of_many_pages_comes_in_parts(app: Flask) -> None:
    client = app.test_client()
    feeds = [client.get(f"/en/feed{one}.atom").text for one in ("", "-2", "-3")]
    assert [feed.count("<entry>") for feed in feeds] == [FEED, FEED, MANY - 2 * FEED]
    home = "https://town.example/en/feed"
    assert f'rel="next" type="application/atom+xml" href="{home}-2.atom"' in feeds[0]
    assert f'rel="previous" type="application/atom+xml" href="{home}.atom"' in feeds[1]
    assert client.get("/en/feed-4.atom").status_code == 404


def test_the_search_page_lists_the_first_pages_of_a_large_section_and_says_how_many_more(
    app: Flask,
) -> None:
    shown = app.test_client().get("/en/search/").text
    assert 'href="../guides/g-0000/"' in shown
    assert f'href="../guides/g-{MANY - 1:04}/"' not in shown
    assert re.search(r"and \d+ more pages", shown)


def test_each_part_is_as_light_as_a_page_has_to_be(app: Flask, tmp_path: Path) -> None:
    client = app.test_client()
    pages = ["en/guides/", "en/guides/page-2/", "en/search/a-z/s/page-2/", "en/search/"]
    state: State = app.extensions[EXTENSION]
    sheets = [state.assets.address(f"css/{name}.css") for name in ("section", "finding")]
    scripts = re.findall(r'src="[./]*(assets/[^"]+)"', client.get("/en/search/").text)
    for address in (*pages, *sheets, *scripts):
        file = tmp_path / address / ("index.html" if address.endswith("/") else "")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(client.get(f"/{address}").data)
    weights = {one.page: one for one in weigh(tmp_path)}
    assert len(weights) == len(pages)
    assert all((tmp_path / one).stat().st_size > 10_000 for one in sheets), "they are counted"
    assert [problem for one in weights.values() for problem in one.problems()] == []


@pytest.mark.parametrize("list_of", ["facts", "facts-by-date"])
def test_figures_come_in_parts_and_the_timeline_leads_to_the_right_one(
    list_of: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "FIGURES", 3)
    monkeypatch.setattr(lists, "FIGURES", 3)
    facts = [a_fact(f"f-{n}", as_of=PartialDate(2025, 1 + n // 2)) for n in range(7)]
    keys = ("index", "facts/index", "facts-by-date", "timeline")
    pages = (a_page(key) for key in keys)
    site = a_site(*pages, languages=(EN,), facts=facts, sources=[a_source()])
    app = create_app(site, Settings(), SiteFinder(site))
    client = app.test_client()
    every = [client.get(f"/en/{list_of}/{one}").text for one in ("", "page-2/", "page-3/")]
    assert [len(re.findall('<li id="fact-|class="figure"', one)) for one in every] == [3, 3, 1]
    assert client.get(f"/en/{list_of}/page-4/").status_code == 404
    timeline = client.get("/en/timeline/").text
    assert 'href="../facts-by-date/#m-2025-02"' in timeline
    assert 'href="../facts-by-date/page-2/#m-2025-03"' in timeline
    assert 'id="m-2025-03"' in client.get("/en/facts-by-date/page-2/").text
    assert {one.values.get("path") for one in targets(app)} >= {f"{list_of}/page-3"}


def test_the_sitemap_has_every_part(app: Flask) -> None:
    sitemap = app.test_client().get("/sitemap.xml").text
    count = -(-MANY // SECTION)
    assert sitemap.count("/guides/page-") == count - 1
    assert sitemap.count("/huong-dan/page-") == count - 1
