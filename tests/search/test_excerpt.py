"""An excerpt shows where the words asked for stand."""

from hypothesis import given
from hypothesis import strategies as st

from search.excerpt import BEFORE, WORDS, Fragment, excerpt

LONG = " ".join(f"w{n}" for n in range(200))


def test_a_short_text_is_shown_whole_with_its_marks() -> None:
    assert excerpt("(Một, hai.)", lambda word: word == "hai") == (
        Fragment("(Một, ", False),
        Fragment("hai", True),
        Fragment(".)", False),
    )


def test_a_long_text_is_cut_around_the_words_asked_for() -> None:
    fragments = excerpt(LONG, lambda word: word == "w100")
    shown = "".join(fragment.text for fragment in fragments)
    assert shown == "…" + " ".join(f"w{n}" for n in range(100 - BEFORE, 100 - BEFORE + WORDS)) + "…"


def test_the_stretch_with_most_of_them_wins() -> None:
    (_, mark, *_) = excerpt(LONG, lambda word: word in {"w10", "w100", "w102"})
    assert mark == Fragment("w100", True)


def test_without_any_the_beginning_is_shown() -> None:
    (only,) = excerpt(LONG, lambda _: False)
    assert only.text.startswith("w0 w1 ")
    assert only.text.endswith(f"w{WORDS - 1}…")


def test_marks_that_touch_are_one() -> None:
    marked = {"57", "NQ", "TW", "nghị", "quyết"}
    fragments = excerpt("nghị quyết 57-NQ/TW, nghị", lambda word: word in marked)
    assert [f.text for f in fragments if f.marked] == ["nghị quyết 57-NQ/TW", "nghị"]


def test_an_empty_text_has_no_excerpt() -> None:
    assert excerpt("", lambda _: True) == ()


@given(st.text(max_size=30))
def test_a_short_text_loses_nothing(text: str) -> None:
    fragments = excerpt(text, lambda word: len(word) % 2 == 0)
    assert "".join(fragment.text for fragment in fragments) == text
