"""Guides on paper: a short address, and a QR code that leads to it."""

import re
from dataclasses import replace

import segno
from flask import Flask

from portal.build.finder import SiteFinder
from portal.model.kinds import Key
from portal.model.site import Site
from portal.settings import Settings
from portal.web.app import create_app, targets
from portal.web.leaflet import short_address
from tests.builders import EN, a_page, a_site
from tests.web.conftest import Get


def test_a_short_address_leads_on_to_the_guide(example_app: Flask, get: Get) -> None:
    page = get("/vi/sweep/")
    assert '<meta http-equiv="refresh" content="0; url=../huong-dan/sweep/">' in page
    assert '<link rel="canonical" href="https://town.example/vi/huong-dan/sweep/">' in page
    assert '<meta name="robots" content="noindex">' in page
    paths = [one.values.get("path") for one in targets(example_app)]
    assert paths.count("sweep") == 3


def test_a_guide_carries_a_code_of_its_short_address(get: Get) -> None:
    leaflet = get("/vi/huong-dan/sweep/").partition('class="leaflet"')[2].partition("</div>")[0]
    assert "<p>town.example/vi/sweep/</p>" in leaflet
    drawn = re.search(r'viewBox="0 0 (\d+) ', leaflet)
    assert drawn
    code = segno.make("https://town.example/vi/sweep/", error="m", micro=False)
    assert int(drawn[1]) == code.symbol_size()[0]
    assert "leaflet" not in get("/vi/chu-de/")


def test_an_address_nobody_else_can_reach_is_not_printed(
    example_site: Site, example_settings: Settings
) -> None:
    site = replace(example_site, base_url="http://localhost:8000/")
    page = (
        create_app(site, example_settings, SiteFinder(site)).test_client().get("/en/guides/sweep/")
    )
    assert 'class="leaflet"' not in page.text


def test_no_short_address_hides_another_page() -> None:
    guide, free = a_page("guides/search"), a_page("guides/about-bins")
    site = a_site(guide, a_page("guides/topics"), a_page("topics/index"), free)
    assert short_address(guide, site) == ""
    topics = site.page(Key("guides/topics"), EN)
    assert topics
    assert short_address(topics, site) == ""
    assert short_address(free, site) == "en/about-bins/"
