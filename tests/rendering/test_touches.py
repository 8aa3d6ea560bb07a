"""The last touches to HTML, wherever it stands."""

import pytest

from portal.model.language import Language
from portal.rendering.touches import touched
from tests.builders import EN, FR, VI

ALL = (EN, FR, VI)
TEXT = "<p>On 4 March 2025 Hà Nội signed 57-NQ/TW, pages 8–20.</p>"


def test_a_text_has_its_names_its_lines_and_its_numbers_touched() -> None:
    assert touched(TEXT, EN, ALL) == (
        "<p>On 4\N{NO-BREAK SPACE}March\N{NO-BREAK SPACE}2025 "
        '<span lang="vi">Hà Nội</span> signed '
        '<span class="doc">57-NQ/TW</span>, pages 8–\N{WORD JOINER}20.</p>'
    )


@pytest.mark.parametrize("language", ALL, ids=lambda one: one.code)
def test_what_was_touched_is_left_as_it_is(language: Language) -> None:
    once = touched(TEXT, language, ALL)
    assert touched(once, language, ALL) == once
