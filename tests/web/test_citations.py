"""Citations of pages and figures, on the page and as files."""

import json

from flask import Flask

from portal.web.app import targets
from portal.web.citing import without_second_stop
from tests.web.conftest import Get


def test_a_page_says_how_to_cite_it_and_offers_the_files(get: Get) -> None:
    page = get("/en/guides/sweep/")
    assert "Sweep your street. Town Guide, compared with its sources on" in page
    assert '<span id="address">https://town.example/en/guides/sweep/</span>' in page
    assert (
        '<a href="../../../cite/en/guides/sweep.bib" download="guides-sweep-en.bib">BibTeX</a>'
        in page
    )


def test_a_question_is_cited_without_a_second_stop() -> None:
    assert without_second_stop("Who sweeps?. Town,", "Who sweeps?") == "Who sweeps? Town,"
    assert without_second_stop("Sweep. Town,", "Sweep") == "Sweep. Town,"


def test_a_page_is_cited_in_the_language_of_its_address(get: Get) -> None:
    (item,) = json.loads(get("/cite/vi/huong-dan/sweep.json"))
    assert item["id"] == "guides-sweep-vi"
    assert item["URL"] == "https://town.example/vi/huong-dan/sweep/"
    assert item["language"] == "vi"
    assert item["issued"]["date-parts"] == [[2026, 11, 21]]
    assert "\nTI  - Sweep your street\r\n" in get("/cite/en/guides/sweep.ris")


def test_a_figure_is_cited_with_its_date_and_who_states_it(get: Get) -> None:
    entry = get("/cite/en/facts/bins.bib")
    assert "title = {{Over 55.25 million bins emptied}}" in entry
    assert "note = {As of March 2025. Báo Thị Trấn, 19 March 2025}" in entry
    assert "year" not in entry


def test_what_is_not_there_has_no_citation(example_app: Flask) -> None:
    client = example_app.test_client()
    for address in ("/cite/en/guides/none.bib", "/cite/en/guides/sweep.doc", "/cite/xx.ris"):
        assert client.get(address).status_code == 404, address


def test_every_page_and_figure_has_every_file_in_every_language(example_app: Flask) -> None:
    files = [one.values for one in targets(example_app) if one.endpoint == "citations.file"]
    for path in ("en/guides/sweep", "en/facts", "vi/so-lieu/bins", "ar"):
        assert [one["form"] for one in files if one["path"] == path] == ["bib", "ris", "json"]
