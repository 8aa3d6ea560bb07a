"""Python and JavaScript give the same pages in the same order, and count alike."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

import pytest
from playwright.sync_api import Page, Request

from search import Answer, Hit, Index, Section, search
from search.shard_file import write
from tests.parity.conftest import LANGUAGES
from tests.parity.queries import ALL, OPERATORS, OWN, SLIPS, generated

pytestmark = pytest.mark.browser

ANSWERS = """async ([language, queries, limit]) => {
    const { openIndex } = await import('/client/index.js')
    const index = await openIndex(`/${language}/manifest.js`)
    const answers = []
    for (const query of queries) answers.push(await index.search(query, { limit }))
    return answers
}"""


@pytest.mark.parametrize("limit", [3, 10, 1000])
@pytest.mark.parametrize("language", LANGUAGES)
def test_both_answer_every_query_alike(
    language: str, limit: int, page: Page, indexes: Mapping[str, Index]
) -> None:
    _assert_same(page, indexes[language], language, (*ALL, *OPERATORS), limit)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_answer_whatever_the_language_of_queries_can_say(
    language: str, page: Page, indexes: Mapping[str, Index]
) -> None:
    queries = generated(indexes[language], 1000)
    answers = _assert_same(page, indexes[language], language, queries, 10)
    strict = [answer for answer in answers if answer.pages and not answer.relaxed]
    assert len(strict) > 500
    assert sum(answer.relaxed for answer in answers) > 50


def _assert_same(
    page: Page, index: Index, language: str, queries: Sequence[str], limit: int
) -> list[Answer]:
    theirs = page.evaluate(ANSWERS, [language, queries, limit])
    ours = [search(index, query, limit=limit) for query in queries]
    for query, one, other in zip(queries, ours, theirs, strict=True):
        assert other == _as_the_browser_says(one), query
    return ours


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_mend_every_slip_alike(
    language: str, page: Page, indexes: Mapping[str, Index]
) -> None:
    answers = _assert_same(page, indexes[language], language, SLIPS, 10)
    assert sum(answer.suggestion is not None for answer in answers) >= 3
    assert any(answer.mended for answer in answers)


def test_the_forms_are_fetched_only_for_unknown_words_that_may_be_mended(page: Page) -> None:
    for language, query, fetched in (
        ("vi", "nghị quyết", False),
        ("vi", "nghij quyeets", True),
        ("fr", "resolusion", True),
        ("fr", "z xyz 9871", False),  # nothing that could be mended
    ):
        with _requests(page) as urls:
            page.evaluate(ANSWERS, [language, [query], 10])
        assert any("/forms-" in url for url in urls) == fetched


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_queries_of_a_language_are_answered(
    language: str, indexes: Mapping[str, Index]
) -> None:
    answered = [query for query in OWN[language] if search(indexes[language], query).pages]
    assert len(answered) > 0.9 * len(OWN[language])


def test_a_file_is_fetched_once_however_much_is_asked(page: Page) -> None:
    with _requests(page) as urls:
        page.evaluate(ANSWERS, ["vi", ["nghi quyet 57", "nghị quyết 57", "kinh tế số"], 10])
    assert sorted(set(urls)) == sorted(urls)


def test_one_question_fetches_but_a_few_files(page: Page) -> None:
    with _requests(page) as urls:
        page.evaluate(ANSWERS, ["vi", ["nghi quyet"], 10])
    files = [url.rsplit("/", 1)[1] for url in urls]
    assert files[0] == "manifest.js"
    assert sum(file.startswith("terms-") for file in files) <= 2


def test_what_follows_a_word_is_fetched_only_where_another_does(page: Page) -> None:
    for query, fetched in (("nghị", 0), ("nghị quyết", 1)):
        with _requests(page) as urls:
            page.evaluate(ANSWERS, ["vi", [query], 10])
        assert sum("/followed-" in url for url in urls) == fetched


def test_facets_are_fetched_only_for_a_filter_or_for_who_shows_them(page: Page) -> None:
    ask = """async (queries) => {
        const { openIndex } = await import('/client/index.js')
        const index = await openIndex('/vi/manifest.js')
        for (const query of queries) await index.search(query, { facets: false })
    }"""
    for queries, are_fetched in ((["số"], False), (["số kind:guide"], True)):
        with _requests(page) as urls:
            page.evaluate(ask, queries)
        assert any("/facets-" in url for url in urls) is are_fetched


def test_a_foreign_version_is_refused_by_name(page: Page) -> None:
    page.route("**/vi/manifest.js", lambda route: route.fulfill(body=write({"version": 99})))
    try:
        with pytest.raises(Exception, match="has format 99; this client reads format 10"):
            page.evaluate(ANSWERS, ["vi", ["a"], 10])
    finally:
        page.unroute("**/vi/manifest.js")


def _as_the_browser_says(answer: Answer) -> dict[str, Any]:
    return {
        "pages": [_page(hit) for hit in answer.pages],
        "totalPages": answer.total_pages,
        "totalPassages": answer.total_passages,
        "facets": {name: [asdict(one) for one in of] for name, of in answer.facets.items()},
        "relaxed": answer.relaxed,
        "suggestion": answer.suggestion,
        "mended": answer.mended,
    }


def _page(hit: Hit) -> dict[str, Any]:
    return {
        "url": hit.document.url,
        "title": hit.document.title,
        "kind": hit.document.kind,
        "date": hit.document.date,
        "score": hit.score,
        "sections": [_section(section) for section in hit.sections],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "anchor": section.passage.anchor,
        "heading": section.passage.heading,
        "score": section.score,
        "excerpt": [asdict(fragment) for fragment in section.excerpt],
    }


@contextmanager
def _requests(page: Page) -> Iterator[list[str]]:
    """Note the files of the index that the page asks the server for."""
    urls: list[str] = []

    def note(request: Request) -> None:
        if "/client/" not in request.url:
            urls.append(f"{request.url} {request.headers.get('range', '')}".rstrip())

    page.on("request", note)
    yield urls
    page.remove_listener("request", note)
