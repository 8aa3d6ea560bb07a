"""Facts as the app answers them: a page each, and the list of all."""

import json
import re
from dataclasses import replace

from flask import Flask

from portal.build.finder import SiteFinder
from portal.model.site import Site
from portal.settings import Settings
from portal.web.app import create_app
from tests.web.conftest import Get


def plain(html: str) -> str:
    """The words of a page, its spaces folded."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_fact_has_a_page_in_every_language(get: Get) -> None:
    assert "<h1>Over <data" in get("/en/facts/bins/")
    vi = get("/vi/so-lieu/bins/")
    assert "<h1>Hơn <data" in vi
    assert 'value="55250000">55,25 triệu</data> thùng rác đã được đổ</h1>' in vi
    assert 'hreflang="ar" href="https://town.example/ar/arqam/bins/"' in vi
    assert 'href="../../../ar/arqam/bins/"' in vi


def test_the_page_says_who_states_it_where_and_as_of_when(get: Get) -> None:
    page = get("/en/facts/bins/")
    assert "<dd>March 2025</dd>" in page
    assert '<q lang="en">over 55.25 million bins</q>' in page
    assert "paragraph 3" in page
    assert "the source gives no date" in get("/en/facts/rate/")


def test_sources_that_may_repeat_each_other_are_not_called_one(get: Get) -> None:
    assert "<dd>One source</dd>" in get("/en/facts/bins/")
    assert "<dd>Several sources, perhaps of one origin</dd>" in get("/en/facts/rate/")


def test_the_page_shows_what_contradicts_it_with_a_link(get: Get) -> None:
    page = get("/en/facts/streets-54/")
    others = page[page.index("What contradicts it") :]
    assert '<a href="../streets-50/">50/63</a>' in others
    assert "What contradicts it" not in get("/en/facts/bins/")


def test_a_share_is_computed_and_says_that_we_did(get: Get) -> None:
    assert "Computed by us 85.7%" in plain(get("/en/facts/streets-54/"))
    assert "Computed by us" not in get("/en/facts/bins/")


def test_the_page_says_how_to_cite_it(get: Get) -> None:
    dated = get("/en/facts/bins/").partition('id="citation"')[2].partition("</p>")[0]
    assert plain(re.sub("</?span[^>]*>", "", dated.partition(">")[2])) == (
        "Over 55.25 million bins emptied (as of March 2025). Báo Thị Trấn, 19 March 2025. "
        "Via Town Guide, https://town.example/en/facts/bins/"
    )
    undated = get("/en/facts/rate/").partition('id="citation"')[2]
    assert "(the source gives no date)" in undated


def test_the_page_leads_to_the_pages_that_use_the_fact(get: Get) -> None:
    used = get("/en/facts/bins/").partition('id="used"')[2]
    assert 'href="../../guides/sweep/"' in used


def test_machines_read_who_claims_what(get: Get) -> None:
    found = re.search(r'ld\+json">(.+?)</script>', get("/en/facts/bins/"))
    assert found
    claim = json.loads(found[1])
    assert claim["@type"] == "Claim"
    assert claim["appearance"][0]["datePublished"] == "2025-03-19"


def test_a_fact_that_is_not_there_is_not_found(example_app: Flask) -> None:
    assert example_app.test_client().get("/en/facts/nothing/").status_code == 404


def test_the_line_of_a_figure_leads_to_its_page(get: Get) -> None:
    line = get("/en/guides/sweep/").partition('id="fact-bins"')[2]
    assert '<a href="../../facts/bins/">55.25 million</a>' in line


def test_the_list_has_every_figure_once_below_the_page_that_uses_it(get: Get) -> None:
    page = get("/en/facts/")
    for name in ("bins", "streets-54", "streets-50", "rate"):
        assert page.count(f'href="{name}/"') == 1
    groups = [plain(one) for one in re.findall(r"<h2>(.+?)</h2>", page)]
    assert groups == ["Sweep your street", "Commitments"]


def test_a_figure_that_no_page_uses_is_in_the_list_too(
    example_site: Site, example_settings: Settings
) -> None:
    pages = tuple(page for page in example_site.pages if page.key == "facts/index")
    site = replace(example_site, pages=pages, disagreements={}, commitments={})
    page = create_app(site, example_settings, SiteFinder(site)).test_client().get("/en/facts/").text
    assert "<h2>On no other page</h2>" in page
    assert 'href="bins/"' in page


def test_the_way_down_leads_through_the_list(get: Get) -> None:
    crumbs = get("/en/facts/bins/").partition('class="breadcrumbs"')[2].partition("</nav>")[0]
    assert '<a href="../">Figures</a>' in crumbs


def test_a_card_in_a_list_of_figures_has_its_date_and_who_says_so(get: Get) -> None:
    for address in ("/en/facts/", "/en/facts-by-date/"):
        cards = get(address).split('<li class="figure">')[1:]
        assert len(cards) > 2
        bins = next(card for card in cards if "bins/" in card)
        aside = bins.partition('<p class="aside">')[2].partition("</p>")[0]
        assert aside.startswith("As of ")
        assert " · " in aside
