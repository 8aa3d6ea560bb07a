"""Python and JavaScript make the same words of a text."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pytest
from playwright.sync_api import Page

from search import Index
from search.analysis import fold
from search.shorthand import Shorthand, common_words
from tests.parity.conftest import LANGUAGES
from tests.parity.queries import ALL
from tests.search.builders import the_collection

pytestmark = pytest.mark.browser

WORDS = """async ([language, texts]) => {
    const { Analysis } = await import('/client/analysis.js')
    const { load } = await import('/client/loading.js')
    const manifest = await load(new URL(`/${language}/manifest.js`, location))
    const analysis = new Analysis(manifest.analysis)
    return texts.map((text) => {
        const words = analysis.words(text)
        return {
            words,
            forms: words.map((word) => analysis.form(word)),
            kin: words.map((word) => analysis.kin(word)),
            neighbours: analysis.neighbours(words),
            stops: words.map((word) => analysis.isStop(word)),
        }
    })
}"""
LENGTHENED = """async ([texts, words]) => {
    const { lengthen } = await import('/client/shorthand.js')
    return texts.map((text) => lengthen(text, words))
}"""
FOLDED = """async (texts) => {
    const { fold } = await import('/client/analysis.js')
    return texts.map(fold)
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_split_queries_and_texts_alike(
    language: str, page: Page, indexes: Mapping[str, Index]
) -> None:
    texts = [*ALL, *_texts(language)]
    found = page.evaluate(WORDS, [language, texts])
    for text, theirs in zip(texts, found, strict=True):
        assert theirs == _words(indexes[language], text), text


def test_both_fold_every_letter_of_europe_and_viet_nam_alike(page: Page) -> None:
    letters = [chr(code).lower() for code in (*range(0x20, 0x530), *range(0x1E00, 0x2000))]
    assert page.evaluate(FOLDED, letters) == [fold(letter) for letter in letters]


def _texts(language: str) -> list[str]:
    return [
        text
        for document in the_collection(language)
        for passage in document.passages
        for text in (document.title, passage.heading, passage.text)
    ]


def _words(index: Index, text: str) -> dict[str, Any]:
    analysis = index.analysis
    words = list(analysis.words(text))
    return {
        "words": [asdict(word) for word in words],
        "forms": [analysis.form(word) for word in words],
        "kin": [analysis.kin(word) for word in words],
        "neighbours": [[asdict(word) for word in pair] for pair in analysis.neighbours(words)],
        "stops": [analysis.is_stop(word) for word in words],
    }


def test_both_write_common_words_in_full(page: Page) -> None:
    words = common_words("vi")
    texts = [
        *(" ".join(words[n : n + 9]) for n in range(len(words))),
        "α, Привет\u058f\u0390 của\nαα",
    ]
    short = list(map(Shorthand(words).shorten, texts))
    assert page.evaluate(LENGTHENED, [short, words]) == texts
