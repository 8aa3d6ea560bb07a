"""Lessons and questions as the app answers them: order, the ways on, what machines are told."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from portal.build.finder import SiteFinder
from portal.model.kinds import Key
from portal.model.page import Group, Page
from portal.model.site import Site
from portal.settings import Settings
from portal.web.app import create_app
from tests.builders import a_page
from tests.web.reading import as_said

Ask = Callable[[str], str]


def a_section(*titles: str) -> Page:
    """The section page of lessons; each group holds one lesson, named like it."""
    groups = tuple(Group(title, (Key(f"lessons/{title.lower()}"),)) for title in titles)
    return replace(a_page("lessons/index"), groups=groups)


@pytest.fixture
def ask(example_site: Site, example_settings: Settings) -> Ask:
    """Answers of the example site with three lessons and a question."""
    site = replace(
        example_site,
        pages=(
            *example_site.pages,
            a_section("Zebra", "Ant", "Bee"),
            *(a_page(f"lessons/{name}", title=name.title()) for name in ("ant", "bee", "zebra")),
            a_page("questions/bins", title="Which bin?", lead="The green one."),
        ),
    )
    client = create_app(site, example_settings, SiteFinder(site)).test_client()
    return lambda address: as_said(client.get(address).get_data(as_text=True))


def structured(page: str) -> dict[str, object]:
    """What a page tells machines."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    data: dict[str, object] = json.loads(found[1])
    return data


def test_a_section_shows_its_groups_in_their_order(ask: Ask) -> None:
    page = ask("/en/lessons/")
    assert re.findall(r'<h2 id="(g-\d)">(.*?)</h2>', page) == [
        ("g-1", "Zebra"),
        ("g-2", "Ant"),
        ("g-3", "Bee"),
    ]
    assert '<li><a href="#g-2">Ant</a></li>' in page


def test_a_lesson_knows_its_place_and_its_neighbours(ask: Ask) -> None:
    page = ask("/en/lessons/ant/")
    assert "Lesson 2 of 3 · about 10 minutes" in page
    assert re.findall(r'class="aside">(\w+) lesson</span> <a href="(.*?)">', page) == [
        ("Previous", "../zebra/"),
        ("Next", "../bee/"),
    ]


@pytest.mark.parametrize(("name", "way"), [("zebra", "Next"), ("bee", "Previous")])
def test_the_ends_of_a_course_have_one_way_on(ask: Ask, name: str, way: str) -> None:
    assert re.findall(r'class="aside">(\w+) lesson</span>', ask(f"/en/lessons/{name}/")) == [way]


def test_machines_learn_what_a_lesson_is(ask: Ask) -> None:
    data = structured(ask("/en/lessons/ant/"))
    assert (data["@type"], data["timeRequired"]) == ("LearningResource", "PT10M")


def test_machines_learn_the_answer_to_a_question(ask: Ask) -> None:
    data = structured(ask("/en/questions/bins/"))
    assert data["@type"] == "QAPage"
    assert data["mainEntity"] == {
        "@type": "Question",
        "name": "Which bin?",
        "acceptedAnswer": {"@type": "Answer", "text": "The green one."},
        "answerCount": 1,
    }
