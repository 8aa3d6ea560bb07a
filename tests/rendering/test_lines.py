"""Lines: what they must not tear stays together, and reads and copies as it is written."""

import re

import pytest

from portal.model.language import Language
from portal.rendering.lines import tied, unbroken

VI = Language("vi", "Tiếng Việt", numbered=("Điều", "số"))
EN = Language("en", "English", numbered=("No.", "Article"))
FR = Language("fr", "Français", numbered=("n°",))
ALL = (VI, EN, FR)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("on 4 March 2025 they", ["on", "4 March 2025", "they"]),
        ("le 1er mai 2026 au soir", ["le", "1er mai 2026", "au", "soir"]),
        ("ngày 21 tháng 3 năm 2025", ["ngày", "21 tháng 3", "năm 2025"]),
        ("since 2025 some", ["since 2025", "some"]),
        ("Article 5 of Law No. 91", ["Article 5", "of", "Law", "No. 91"]),
        ("Điều IV, khoản", ["Điều IV,", "khoản"]),
        ("loi n° 91", ["loi", "n° 91"]),
        ("one · two", ["one ·", "two"]),
        ("8–20 pages", ["8–20", "pages"]),
        ("12 may be", ["12", "may", "be"]),
        ("Marchers 2", ["Marchers", "2"]),
    ],
)
def test_a_line_ends_only_between(text: str, parts: list[str]) -> None:
    found = tied(text, ALL)
    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in re.split("[ ]", found)] == [
        one.replace("–", "–\N{WORD JOINER}") for one in parts
    ]


def test_words_that_are_no_month_of_the_site_are_left_as_they_are() -> None:
    assert tied("4 March", (VI,)) == "4 March"


@pytest.mark.parametrize("number", ["57-NQ/TW", "13/2023/NĐ-CP", "06/QĐ-TTg", "18/2024/TT-NHNN"])
def test_the_number_of_a_document_stands_in_one_line(number: str) -> None:
    assert unbroken(f"<p>By {number} of</p>", ALL) == (
        f'<p>By <span class="doc">{number}</span> of</p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        '<a class="doc" href="/">57-NQ/TW</a>',
        '<a href="/57-NQ/TW" title="on 57-NQ/TW">it</a>',
        "<svg><title>on 57-NQ/TW</title><text>on 57-NQ/TW</text></svg>",
        "<p>2026-03-01, 5G/4G-7, a57-NQ/TW</p>",
    ],
)
def test_nothing_else_becomes_an_element(html: str) -> None:
    assert unbroken(html, ALL) == html
