"""How hard pages are to read."""

from dataclasses import replace

import pytest

from portal.model.language import Language
from portal.model.place import Place
from portal.reading.readability import LONG, LONG_SYLLABLES, Readability, readability
from tests.builders import EN, VI, a_page

FR = Language("fr", "Français")
AR = Language("ar", "العربية")


def read(markdown: str, language: Language = EN) -> Readability:
    """The measure of a page without a lead."""
    return readability(a_page(language=language, markdown=markdown, lead=""))


def test_words_and_sentences_are_counted_without_the_marks() -> None:
    markdown = (
        "## Sweep now {#s-now}\n\nSweep **it** [today](page:guides/sweep). {term:kerb|The kerb} "
        'too!\n\n- One item\n\n!!! note "A title"\n    Its text.\n'
    )
    one = read(markdown)
    assert (one.words, one.sentences) == (14, 6)
    assert one.mean == pytest.approx(14 / 6)


def test_the_lead_counts_and_code_does_not() -> None:
    page = a_page(markdown="```\nls\n```\nSee `ls` now.")
    assert readability(replace(page, lead="Two words.")).words == 4


def test_long_sentences_are_told_with_their_places() -> None:
    long = "word " * (LONG + 1)
    assert read(f"Short.\n\n{long}.").long == (Place("en/guides/sweep.md", 3),)
    assert read("word " * LONG).long == ()
    assert read("từ " * LONG_SYLLABLES, VI).long == ()
    assert len(read("từ " * (LONG_SYLLABLES + 1), VI).long) == 1


@pytest.mark.parametrize(
    ("language", "plain", "hard"),
    [
        (EN, "The cat sat on the mat.", "Institutional considerations necessitate determination."),
        (FR, "Le chat dort sur le lit.", "L’institutionnalisation nécessite une détermination."),
    ],
)
def test_short_words_in_short_sentences_are_easier(
    language: Language, plain: str, hard: str
) -> None:
    easy, difficult = read(plain, language).ease, read(hard, language).ease
    assert easy is not None
    assert difficult is not None
    assert easy > 90 > 30 > difficult


def test_a_language_without_a_measure_has_none() -> None:
    assert read("Một hai ba.", VI).ease is None
    assert read("كلمة.", AR).ease is None
    assert read("").ease is None
    assert read("").mean == 0
