"""Commitments as pages, lists and data: dates and days, never a verdict."""

import json

from flask import Flask

from tests.web.conftest import Get


def part(page: str, start: str, end: str) -> str:
    """What stands between two marks."""
    return page[page.index(start) : page.index(end)]


def test_a_task_is_shown_with_all_that_is_known_of_it(get: Get) -> None:
    task = part(get("/en/commitments/"), '<section id="c1"', '<section id="c2"')
    assert 'href="../facts/streets-54/"' in task
    assert "<dt>Assigned</dt><dd>19 March 2025, the council</dd>" in task
    assert "<dd>The sweepers · The council</dd>" in task
    assert "2nd quarter 2025 (last day: 30 June 2025, 103 days after it was told)" in task
    assert '<q lang="en">all streets by June</q>' in task
    assert '<a href="../compare/d1/">How many streets were swept</a>' in task
    assert '<a href="../guides/sweep/">Sweep your street</a>' in task


def test_a_log_says_how_far_each_date_lies_from_the_deadline(get: Get) -> None:
    log = part(get("/en/commitments/"), '<ol class="task-log"', '<section id="c2"')
    before, after = "1 day before the last day", "after the last day"
    assert f'<strong>29 June 2025</strong> <span class="aside">{before}</span>' in log
    assert f'<strong>July 2025</strong> <span class="aside">{after}</span></p>' in log
    assert "<p>The council counted.</p>" in log
    assert log.index("29 June") < log.index("July")


def test_what_a_source_does_not_state_is_said_to_be_so(get: Get) -> None:
    page = get("/en/commitments/")
    task = page[page.index('<section id="c2"') :]
    assert "<dt>Falls to</dt><dd>not stated</dd>" in task
    assert '<dt>Deadline</dt><dd>not stated · the source says: <q lang="en">soon</q></dd>' in task
    assert "task-log" not in task


def test_each_task_leads_to_its_figures_and_sources_with_no_lists_at_the_foot(get: Get) -> None:
    page = get("/en/commitments/")
    assert 'href="../facts/streets-54/"' in page
    assert 'id="figures"' not in page
    assert 'id="sources"' not in page


def test_tasks_are_listed_by_owner_deadline_and_topic(get: Get) -> None:
    headings = {
        "by-owner": ["The council", "The sweepers", "Not stated"],
        "by-deadline": ["2nd quarter 2025", "Not stated"],
        "by-topic": ["Streets", "Parks"],
    }
    for name, expected in headings.items():
        page = get(f"/en/commitments/{name}/")
        places = [page.index(f">{one} <span") for one in expected]
        assert places == sorted(places)
        assert page.count('<h2 id="g-') == len(expected)
        assert '<a href="../#c2">Plant trees.</a>' in page


def test_a_page_lists_the_tasks_that_touch_it(get: Get) -> None:
    guide = get("/en/guides/sweep/")
    assert '<a href="../../commitments/#c1">Sweep 54/63 streets.</a>' in guide
    assert "#c2" not in guide
    assert "../../commitments/#c1" in get("/en/compare/d1/")


def test_programs_get_the_whole_register(example_app: Flask) -> None:
    response = example_app.test_client().get("/data/commitments.json")
    assert response.content_type == "application/json"
    first, second = json.loads(response.text)["commitments"]
    assert first["task"]["vi"] == "Quét 54/63 phố."
    assert (first["deadline"], first["deadline-last-day"]) == ("2025-Q2", "2025-06-30")
    assert [one["date"] for one in first["log"]] == ["2025-06-29", "2025-07"]
    assert first["owners"][0] == {
        "id": "sweepers",
        "name": {"en": "The sweepers", "vi": "Đội quét đường", "ar": "عمال النظافة"},
    }
    assert (second["owners"], second["deadline"], second["timing"]) == (None, None, "soon")
    assert second["sources"][0]["publisher"]["en"] == "Báo Thị Trấn"
