"""The app of a site can be about a later state of it."""

from dataclasses import replace

import pytest

from portal.build.finder import SiteFinder
from portal.settings import Settings
from portal.web.app import about, create_app
from tests.builders import EN, VI, a_page, a_site


def test_an_app_about_a_later_state_answers_as_one_made_of_it_and_leaves_the_first() -> None:
    before = a_site(a_page("index"), a_page("guides/sweep"), languages=(EN,))
    later = a_site(a_page("index"), a_page("guides/sweep", title="Other"), languages=(EN,))
    first = create_app(before, Settings(), SiteFinder(before))
    shown = first.test_client().get("/en/guides/sweep/").data
    same = about(first, later).test_client().get("/en/guides/sweep/").data
    assert (
        same
        == create_app(later, Settings(), SiteFinder(later))
        .test_client()
        .get("/en/guides/sweep/")
        .data
    )
    assert same != shown
    assert first.test_client().get("/en/guides/sweep/").data == shown


def test_an_app_is_never_about_a_site_of_other_addresses() -> None:
    site = a_site(a_page("index"), languages=(EN,))
    app = create_app(site, Settings(), SiteFinder(site))
    for other in (replace(site, languages=(EN, VI)), replace(site, addresses={})):
        with pytest.raises(ValueError, match="same languages and addresses"):
            about(app, other)
