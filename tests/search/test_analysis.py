"""Texts become words alike however they are written."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import Analysis, fold
from search.languages import language_of

VI, EN, FR = (Analysis(language_of(code)) for code in ("vi", "en", "fr"))


def words(analysis: Analysis, text: str) -> list[str]:
    return [word.text for word in analysis.words(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("quý", "qúy"),
        ("quý", "quí"),
        ("kỹ sư", "kĩ sư"),
        ("ĐƯỜNG", "đường"),
        (unicodedata.normalize("NFD", "Đường phố"), "Đường phố"),
    ],
)
def test_ways_of_writing_a_vietnamese_word_are_one(one: str, other: str) -> None:
    assert words(VI, one) == words(VI, other)


def test_tones_in_their_only_place_stay_there() -> None:
    text = "hoàn toàn của tuế nguyễn quốc khoảng tuỳ tiện được thuở"
    assert words(VI, text) == text.split()


def test_words_that_differ_in_marks_stay_apart() -> None:
    assert words(VI, "đường dương") == ["đường", "dương"]


def test_folding_takes_marks_and_ligatures_away() -> None:
    assert fold("đường œuvre élève") == "duong oeuvre eleve"


def test_folding_leaves_the_vowel_signs_of_other_scripts() -> None:
    assert fold("हिन्दी") == "हिन्दी"


def test_a_word_keeps_its_combining_marks() -> None:
    assert words(Analysis(language_of("hi")), "नमस्ते दुनिया") == ["नमस्ते", "दुनिया"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("57-NQ/TW", ["57", "nq", "tw", "57nqtw"]),
        ("57/NQ–TW", ["57", "nq", "tw", "57nqtw"]),
        ("598/QĐ-TTg", ["598", "qđ", "ttg", "598qdttg"]),
        ("193/2025/QH15", ["193", "2025", "qh", "15", "1932025qh15"]),
        ("NQ57", ["nq", "57", "nq57"]),
        ("12100*02", ["12100", "02", "1210002"]),
        ("55,25", ["5525"]),
        ("17.5%", ["175"]),
        ("1.000.000 hay 1\u202f000\u202f000", ["1000000", "hay", "1000000"]),
        ("73 788", ["73", "788", "73788"]),
        ("57 2024", ["57", "2024"]),
        ("2024 193", ["2024", "193"]),
        ("năm 2030, tăng", ["năm", "2030", "tăng"]),
        ("khoa-học", ["khoa", "học"]),
        ("57HY", ["57", "hi", "57hi"]),
        ("1️⃣", ["1"]),
    ],
)
def test_numbers_survive(text: str, expected: list[str]) -> None:
    assert words(VI, text) == expected


@pytest.mark.parametrize("text", ["", " \n", "?!… — ,;:", "😀❤️", "'’"])
def test_what_holds_no_word_gives_none(text: str) -> None:
    assert words(FR, text) == []


@pytest.mark.parametrize("text", ["l'école", "l’école", "L’École", "d'école", "qu'école"])
def test_french_articles_vanish_before_an_apostrophe(text: str) -> None:
    assert words(FR, text) == ["école"]


def test_other_words_before_an_apostrophe_stay() -> None:
    assert words(FR, "aujourd'hui presqu’île") == ["aujourd", "hui", "presqu", "île"]


def test_a_soft_hyphen_does_not_part_a_word() -> None:
    assert words(FR, "numé\u00adrique") == ["numérique"]


def neighbours(analysis: Analysis, text: str) -> list[str]:
    found = analysis.neighbours(list(analysis.words(text)))
    return [f"{first.text} {second.text}" for first, second in found]


def test_a_y_that_tells_words_apart_stays() -> None:
    assert words(VI, "thuý thúi yêu mây") == ["thuý", "thúi", "yêu", "mây"]


def test_neighbours_stand_side_by_side_and_are_no_stop_words() -> None:
    found = neighbours(VI, "Bộ Khoa học và Công nghệ")
    assert found == ["bộ khoa", "khoa học", "công nghệ"]


def test_what_repeats_its_parts_has_no_neighbours() -> None:
    assert neighbours(VI, "số 57-NQ") == ["số 57", "57 nq"]


def test_languages_we_know_nothing_about_have_no_pairs() -> None:
    assert neighbours(Analysis(language_of("tlh")), "tera’ qo’noS") == []


def test_a_word_is_spelled_with_its_marks_where_they_tell_words_apart() -> None:
    (word,) = VI.words("đường")
    assert VI.form(word) == "đường"
    (word,) = EN.words("café")
    assert EN.form(word) == "cafe"


def test_a_stop_word_is_one_with_its_marks_or_without_them() -> None:
    assert [VI.is_stop(word) for word in VI.words("là la lá")] == [True, True, False]


def test_forms_of_one_word_are_a_family() -> None:
    assert EN.family("technologies") == EN.family("technology")
    assert FR.family("numeriques") == FR.family("numerique")
    assert VI.family("đường") == VI.family("dương") == "duong"


def test_the_kin_of_a_word_are_what_is_left_without_its_endings() -> None:
    (running,) = EN.words("running")
    assert EN.kin(running) == ["running", "runn", "run"]
    (short,) = EN.words("as")
    assert EN.kin(short) == ["as"]


@given(st.text())
def test_composed_and_decomposed_texts_have_the_same_words(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert words(VI, composed) == words(VI, decomposed)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_word_gives_itself_again(text: str) -> None:
    for word in VI.words(text):
        if not word.parts:
            assert words(VI, word.text) == [word.text]
