"""What looks for signs first says what Python-Markdown says that looks closer at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import markdown
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from markdown.extensions import Extension

from portal.reading.markdown import read_markdown
from portal.rendering import converter
from portal.rendering.converter import Converter, Labels
from portal.rendering.signs import BLOCKS, MARKS
from tests.builders import a_page, a_site, a_term

LABELS = Labels("Back {}", "Answer {}")
TEXTS = 400
"""How many texts are tried."""

WORDS = ("a", "b c", "12", "Đà", "{date:2024-05}", "page:guides/sweep", "kerb", " ", "  ", "\t")
LINES = ("\n", "\n", "\n\n", "\n\n", "\n    ", "\n\n    ", "  \n", "\r\n", "\n\n        ")
MARKING = (
    *("*", "**", "***", "_", "__", "`", "``", "\\", "\\*", "&", "&amp;", "&#233;", "<", ">"),
    *("[", "]", "(", ")", "![", "[a]", "](b)", "](c 'd')", "[^1]", "<https://a.b>", "<c@d.e>"),
    *("{", "}", "{: .c }", "{#s-a}", "{lang=fr}", ":", "!", "~", "\x02", "\x03", "klzzwxh:0000"),
)
OPENING = (
    *("# ", "## a {#s-b}\n", "-", "---\n", "===\n", "* * *\n", "- ", "+ ", "* ", "1. ", "٢. "),
    *(
        "> ",
        ": ",
        ":   ",
        "[a]: b\n",
        "[^1]: ",
        "!!! note\n    ",
        '!!! step "x *y*"\n    ',
        "```\n",
    ),
    *("| a | b |\n|---|:-:|\n", "| ", "|", '!!! quiz "q"\n    - [x] a\n    - [ ] b\n', "~~~\n"),
)
TEXT = st.lists(st.sampled_from((*WORDS, *LINES, *LINES, *MARKING, *OPENING)), max_size=40)


def stock(extensions: Sequence[Extension | str], marks: Mapping[str, str]) -> markdown.Markdown:
    """Python-Markdown as it comes."""
    return markdown.Markdown(extensions=extensions, output_format="html")


QUICK = Converter()
"""One for all texts: nothing of one is left in the next."""


@settings(max_examples=TEXTS, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parts=TEXT)
@example(parts=["> " * 9, "- " * 9, "a\n\n", "    " * 9, "b"])
@example(parts=["a[^1] b[^1]\n\n", "[^1]: *c*\n\n    [d](e)\n\n", "[^2]: `f`"])
def test_the_html_is_that_of_python_markdown(parts: list[str]) -> None:
    body = read_markdown("".join(parts), "a.md")[0]
    page = replace(a_page(), body=body)  # whatever reading refuses of it
    site = a_site(page, terms=[a_term()])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(converter, "Markdown", stock)
        expected = Converter()
    rendered = QUICK.render(page, site, page.language, LABELS)
    assert rendered == expected.render(page, site, page.language, LABELS)


def test_the_signs_of_all_that_need_some_are_known() -> None:
    """Nothing is asked about every text but what takes what is left."""
    quick = Converter()._markdown
    blocks = quick.parser.blockprocessors
    unknown = set(blocks) - {blocks[name] for name in BLOCKS}
    assert {type(one).__name__ for one in unknown} == {"EmptyBlockProcessor", "ParagraphProcessor"}
    marks = quick.inlinePatterns
    assert set(marks) - {marks[name] for name in MARKS} == {marks["portal-named"]}
