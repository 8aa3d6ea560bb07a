"""Each language has a row; one without is analysed plainly, and that can be asked."""

import pytest
import snowballstemmer

from search import LANGUAGES, Language, build_index, search, supports
from search.analysis import Analysis, fold
from search.languages import language_of
from tests.search.builders import a_document


def test_a_language_without_a_row_is_told() -> None:
    assert supports("vi")
    assert not supports("tlh")


def test_a_language_without_a_row_is_split_and_folded() -> None:
    assert language_of("tlh") == Language("tlh")
    index = build_index([a_document("Straße café", language="tlh")], "tlh")
    assert search(index, "strasse").pages
    assert search(index, "cafe").pages


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_row_is_under_its_code(code: str) -> None:
    assert LANGUAGES[code].code == code


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_each_stemmer_is_one_that_snowball_has(language: Language) -> None:
    assert language.stemmer is None or language.stemmer in snowballstemmer.algorithms()


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_stop_words_are_written_as_the_analysis_writes_them(language: Language) -> None:
    analysis = Analysis(language)
    for stop in language.stops:
        assert [word.text for word in analysis.words(stop)] == [stop]


def test_no_vietnamese_stop_word_swallows_a_common_word_typed_without_marks() -> None:
    stops = {fold(stop) for stop in LANGUAGES["vi"].stops}
    assert stops.isdisjoint({"co", "ma", "the", "de", "khi", "cho", "nao", "den", "bi", "nhu"})
