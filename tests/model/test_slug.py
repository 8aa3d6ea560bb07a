"""Words become addresses in ASCII without losing a letter."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.model.slug import slugify

# Every vowel with every tone, and đ.
BASES = ("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y")
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = [unicodedata.normalize("NFC", base + tone) for base in BASES for tone in TONES] + ["đ"]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Đổi mới sáng tạo", "doi-moi-sang-tao"),
        ("đường", "duong"),
        ("Nghị quyết 57-NQ/TW", "nghi-quyet-57-nq-tw"),
        ("L’œuvre d’État", "l-oeuvre-d-etat"),
        ("Straße, Ærø", "strasse-aero"),
        ("  --a__b--  ", "a-b"),
        ("العربية", ""),
        ("", ""),
    ],
)
def test_words_are_folded(text: str, slug: str) -> None:
    assert slugify(text) == slug


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("letter", LETTERS)
def test_every_vietnamese_letter_survives_in_both_cases(letter: str, form: str) -> None:
    plain = "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]
    for case in (letter, letter.upper()):
        text = unicodedata.normalize(form, f"x{case}y")  # type: ignore[arg-type]
        assert slugify(text) == f"x{plain}y"


@given(st.text(alphabet=LETTERS + [letter.upper() for letter in LETTERS]))
def test_no_vietnamese_letter_is_ever_lost(text: str) -> None:
    assert len(slugify(text)) == len(text)


@given(st.text())
def test_only_plain_letters_digits_and_single_hyphens_are_left(text: str) -> None:
    slug = slugify(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert slugify(slug) == slug
