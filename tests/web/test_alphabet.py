"""Lists are in the order of the reader's dictionary."""

import pytest

from portal.web.alphabet import alphabetical, by_letter, shown


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("vi", "an ban bán ban_chỉ bang băng bâng bên bệnh Bình dữ_liệu đám định em ơn ứng"),
        ("vi", "chuyển chữ chương"),
        ("fr", "cote coté côte éclat école effet être étude zèle"),
        ("en", "Api café cafeteria zero"),
    ],
)
def test_words_stand_where_a_dictionary_has_them(language: str, words: str) -> None:
    places = [alphabetical(word.replace("_", " "), language) for word in words.split()]
    assert places == sorted(set(places))


def test_articles_signs_and_figures_do_not_part_what_belongs_together() -> None:
    words = ["L’identité", "La loi", "Loi", "“Idée”", "57-NQ/TW", "2025", "Éclat"]
    assert by_letter(words, "fr") == {
        "0-9": ["2025", "57-NQ/TW"],
        "e": ["Éclat"],
        "i": ["“Idée”", "L’identité"],
        "l": ["La loi", "Loi"],
    }
    assert list(by_letter(["đường", "dương", "The dog"], "vi")) == ["d", "t"]


def test_figures_are_shown_as_a_range_and_letters_large() -> None:
    assert [shown(one) for one in ("0-9", "é", "ب")] == ["0–9", "É", "ب"]
