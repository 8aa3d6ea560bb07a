"""Common words take one letter each, and come back whole."""

from hypothesis import given
from hypothesis import strategies as st

from search.languages import LANGUAGES
from search.shorthand import MOST, Shorthand, common_words, lengthen

VIETNAMESE = common_words("vi")
shorten = Shorthand(VIETNAMESE).shorten


def test_a_language_has_as_many_common_words_as_there_are_letters() -> None:
    for language in LANGUAGES:
        words = common_words(language)
        assert len(words) == MOST
        assert list(words) == sorted(set(words))
        assert min(len(word.encode()) for word in words) > 3  # else a letter saves nothing
    assert not common_words("xx")


def test_a_common_word_takes_a_letter_with_the_space_before_it() -> None:
    short = shorten("Nghị quyết mới của Đảng.")
    assert len(short.encode()) < 20
    assert lengthen(short, VIETNAMESE) == "Nghị quyết mới của Đảng."


def test_only_whole_words_are_written_short() -> None:
    assert " của" in VIETNAMESE
    assert shorten("n củaa của1") == f"n củaa{shorten(' của')}1"


def test_a_language_without_common_words_stays_as_it_is() -> None:
    assert Shorthand(()).shorten("Привет, \u058f") == "Привет, \u058f"
    assert lengthen("Привет, \u058f", ()) == "Привет, \u058f"


@given(st.lists(st.sampled_from([*VIETNAMESE, " ", "α", "Привет", "\u0390", "\u058f", "\n", "a1"])))
def test_every_text_comes_back(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert lengthen(shorten(text), VIETNAMESE) == text
