"""What a publisher sets in site.yaml shows on every page."""

from dataclasses import replace

import pytest

from portal.build.finder import SiteFinder
from portal.model.kinds import HOME
from portal.model.site import Publisher, Site
from portal.settings import Settings
from portal.web.app import create_app


def test_an_official_publisher_is_named_in_place_of_the_disclaimer(
    example_site: Site, example_settings: Settings
) -> None:
    words = {"en": "The Town Council", "vi": "Hội đồng thị trấn", "ar": "مجلس المدينة"}
    publisher = Publisher(official=True, name=words, contact="mailto:council@town.example")
    site = replace(example_site, publisher=publisher)
    client = create_app(site, example_settings, SiteFinder(site)).test_client()
    page = client.get("/en/guides/sweep/").get_data(as_text=True)
    assert "Published by The Town Council." in page
    assert "not an official site" not in page
    assert 'href="mailto:council@town.example"' in page


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Town Guide", "Town Guide"),
        ("Town Guide: know your town", "Town Guide: know your town"),
        ("Know your town", "Know your town · Town Guide"),
    ],
)
def test_a_home_page_says_the_site_s_name_once(
    example_site: Site, example_settings: Settings, title: str, shown: str
) -> None:
    home = {page: replace(page, title=title) for page in example_site.pages if page.key == HOME}
    pages = tuple(home.get(page, page) for page in example_site.pages)
    site = replace(example_site, pages=pages)
    client = create_app(site, example_settings, SiteFinder(site)).test_client()
    assert f"<title>{shown}</title>" in client.get("/en/").text


def test_a_site_of_one_language_offers_no_other(
    example_site: Site, example_settings: Settings
) -> None:
    english = example_site.languages[:1]
    pages = tuple(page for page in example_site.pages if page.language in english)
    site = replace(example_site, languages=english, pages=pages)
    client = create_app(site, example_settings, SiteFinder(site)).test_client()
    assert 'class="languages"' not in client.get("/en/").text


def test_a_base_url_given_at_build_time_is_the_one_published(
    example_site: Site, example_settings: Settings
) -> None:
    settings = replace(example_settings, base_url="https://mirror.example/sub/")
    client = create_app(example_site, settings, SiteFinder(example_site)).test_client()
    page = client.get("/en/about/").get_data(as_text=True)
    assert 'href="https://mirror.example/sub/en/about/"' in page
    assert 'href="/sub/en/"' in client.get("/404.html").get_data(as_text=True)
