"""Blocks that somebody forgot to translate."""

import pytest

from portal.reading.untranslated import blocks_are_translated
from tests.builders import EN, VI, a_page, a_site

WORDS = "Sweep the street before the frost comes."


def told(english: str, vietnamese: str) -> list[str]:
    """The problems of a page in two languages, as place, code and what was found."""
    site = a_site(a_page(language=EN, markdown=english), a_page(language=VI, markdown=vietnamese))
    return [f"{one.place} {one.code} {one.found}" for one in blocks_are_translated(site)]


def test_a_block_in_another_language_is_told_once_with_its_line() -> None:
    assert told(f"First.\n\nNow: {WORDS}", f"Trước: {WORDS}") == [
        'en/guides/sweep.md:3:1 block-untranslated "sweep the street before the frost …"'
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Quét đường trước khi có sương giá.",
        f"Họ viết “{WORDS}”",
        f"*{WORDS}*{{: lang=en }}",
        f"`{WORDS}`",
        "Sweep the street before.",
        "Sweep, the, street, before, the, frost",
    ],
)
def test_what_nobody_has_to_translate_is_let_pass(line: str) -> None:
    assert told(f"{WORDS}\n\nSweep, the, street, before, the, frost", line) == []
