"""What machines read is well formed and true."""

from dataclasses import replace
from xml.etree.ElementTree import fromstring

import pytest
from flask import Flask

from portal.build.finder import SiteFinder
from portal.model.site import Site
from portal.settings import Settings
from portal.web.app import create_app, targets
from portal.web.views import feeds
from tests.web.conftest import Get

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def test_a_feed_lists_the_pages_of_its_language(get: Get) -> None:
    feed = fromstring(get("/vi/feed.atom"))
    assert feed.findtext(f"{ATOM}id") == "https://town.example/vi/feed.atom"
    titles = [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]
    assert titles == ["Quét phố nhà bạn", "Nghị quyết 7"]
    assert feed.findtext(f"{ATOM}updated") == "2026-11-21T00:00:00Z"


def test_a_page_that_nobody_dated_is_no_news(
    example_site: Site, example_settings: Settings
) -> None:
    pages = tuple(replace(page, checked=None) for page in example_site.pages)
    site = replace(example_site, pages=pages)
    client = create_app(site, example_settings, SiteFinder(site)).test_client()
    feed = fromstring(client.get("/en/feed.atom").text)
    assert feed.find(f"{ATOM}entry") is None
    assert feed.findtext(f"{ATOM}updated") == "0001-01-01T00:00:00Z"


def test_a_feed_says_what_it_is(example_app: Flask) -> None:
    assert example_app.test_client().get("/en/feed.atom").mimetype == "application/atom+xml"


def test_translations_in_the_sitemap_name_each_other(get: Get) -> None:
    sitemap = fromstring(get("/sitemap.xml"))
    versions = {
        url.findtext(f"{SITEMAP}loc"): {
            one.get("href")
            for one in url.iter(f"{XHTML}link")
            if one.get("hreflang") != "x-default"
        }
        for url in sitemap.iter(f"{SITEMAP}url")
    }
    assert "https://town.example/ar/adilla/sweep/" in versions
    assert "https://town.example/" in versions
    for address, others in versions.items():
        for other in others:
            assert address in versions[other], f"{other} does not name {address}"


def test_robots_are_shown_the_sitemap(get: Get) -> None:
    assert "Sitemap: https://town.example/sitemap.xml" in get("/robots.txt")


def locations(text: str) -> list[str]:
    return [one.text or "" for one in fromstring(text).iter(f"{SITEMAP}loc")]


def test_a_long_sitemap_comes_in_parts_that_the_first_lists(
    example_app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = example_app.test_client()
    every = locations(client.get("/sitemap.xml").text)
    assert client.get("/sitemap-1.xml").status_code == 404
    monkeypatch.setattr(feeds, "ADDRESSES", 7)
    listed = client.get("/sitemap.xml")
    assert listed.mimetype == "application/xml"
    assert fromstring(listed.text).tag == f"{SITEMAP}sitemapindex"
    parts = [one.removeprefix("https://town.example") for one in locations(listed.text)]
    assert parts == [f"/sitemap-{one}.xml" for one in range(1, -(-len(every) // 7) + 1)]
    found = [locations(client.get(part).text) for part in parts]
    assert {len(one) for one in found[:-1]} == {7}
    assert [address for part in found for address in part] == every
    assert client.get(f"/sitemap-{len(parts) + 1}.xml").status_code == 404
    asked = [one.values for one in targets(example_app) if one.endpoint == "feeds.sitemap"]
    assert asked == [{}, *({"number": str(one)} for one in range(1, len(parts) + 1))]
