"""Python and JavaScript give the same hits in the same order, with the same excerpts."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import pytest
from playwright.sync_api import Page, Request

from search import Hit, Index, search, suggest
from tests.parity.conftest import LANGUAGES
from tests.parity.queries import ALL, OWN, SLIPS

pytestmark = pytest.mark.browser

ANSWERS = """async ([language, queries, limit]) => {
    const { openIndex } = await import('/client/index.js')
    const index = await openIndex(`/${language}/manifest.json`)
    const answers = []
    for (const query of queries) answers.push(await index.search(query, limit))
    return answers
}"""

MENDED = """async ([language, queries]) => {
    const { openIndex } = await import('/client/index.js')
    const index = await openIndex(`/${language}/manifest.json`)
    return Promise.all(queries.map(async (query) => (await index.suggest(query)) ?? null))
}"""


@pytest.mark.parametrize("limit", [3, 10, 1000])
@pytest.mark.parametrize("language", LANGUAGES)
def test_both_answer_every_query_alike(
    language: str, limit: int, page: Page, indexes: Mapping[str, Index]
) -> None:
    answers = page.evaluate(ANSWERS, [language, ALL, limit])
    for query, theirs in zip(ALL, answers, strict=True):
        ours = search(indexes[language], query, limit=limit)
        assert theirs == [_as_the_browser_says(hit) for hit in ours], query


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_mend_every_query_alike(
    language: str, page: Page, indexes: Mapping[str, Index]
) -> None:
    queries = [*ALL, *SLIPS]
    mended = page.evaluate(MENDED, [language, queries])
    assert mended == [suggest(indexes[language], query) for query in queries]


def test_the_forms_are_fetched_only_for_unknown_words(page: Page) -> None:
    for query, fetched in (("nghị quyết", False), ("nghij quyeets", True)):
        with _requests(page) as urls:
            page.evaluate(MENDED, ["vi", [query]])
        assert any("/forms-" in url for url in urls) == fetched


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_queries_of_a_language_are_answered(
    language: str, indexes: Mapping[str, Index]
) -> None:
    answered = [query for query in OWN[language] if search(indexes[language], query)]
    assert len(answered) > 0.9 * len(OWN[language])


def test_a_file_is_fetched_once_however_much_is_asked(page: Page) -> None:
    with _requests(page) as urls:
        page.evaluate(ANSWERS, ["vi", ["nghi quyet 57", "nghị quyết 57", "kinh tế số"], 10])
    assert sorted(set(urls)) == sorted(urls)


def test_one_question_fetches_but_a_few_files(page: Page) -> None:
    with _requests(page) as urls:
        page.evaluate(ANSWERS, ["vi", ["nghi quyet"], 10])
    files = [url.rsplit("/", 1)[1] for url in urls]
    assert files[0] == "manifest.json"
    assert sum(file.startswith("terms-") for file in files) <= 2


def test_a_foreign_version_is_refused_by_name(page: Page) -> None:
    page.route("**/vi/manifest.json", lambda route: route.fulfill(json={"version": 99}))
    try:
        with pytest.raises(Exception, match="has format 99; this client reads format 2"):
            page.evaluate(ANSWERS, ["vi", ["a"], 10])
    finally:
        page.unroute("**/vi/manifest.json")


def _as_the_browser_says(hit: Hit) -> dict[str, Any]:
    return {
        "url": hit.document.url,
        "anchor": hit.passage.anchor,
        "title": hit.document.title,
        "heading": hit.passage.heading,
        "kind": hit.document.kind,
        "score": hit.score,
        "excerpt": [asdict(fragment) for fragment in hit.excerpt],
    }


@contextmanager
def _requests(page: Page) -> Iterator[list[str]]:
    """Note the files of the index that the page asks the server for."""
    urls: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith(".json"):
            urls.append(request.url)

    page.on("request", note)
    yield urls
    page.remove_listener("request", note)
