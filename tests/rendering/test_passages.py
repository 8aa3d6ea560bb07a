"""Rendered HTML is read back: what search answers with, and the table of contents."""

from portal.model.page import Contents, Passage
from portal.rendering.passages import read_back
from tests.rendering.conftest import Show


def test_each_section_is_a_passage(show: Show) -> None:
    markdown = (
        "Before **all**.\n\n## One {#s-one}\n\nText.\n\n### Deep {#s-deep}\n\nMore.\n\n"
        "#### Deeper {#s-deeper}\n\nStill.\n\n## Two {#s-two}\n"
    )
    assert show(markdown).passages == (
        Passage("", "", "Before all."),
        Passage("s-one", "One", "Text."),
        Passage("s-deep", "Deep", "More."),
        Passage("s-deeper", "Deeper", "Still."),
        Passage("s-two", "Two", ""),
    )


def test_a_body_without_text_has_no_passages(show: Show) -> None:
    assert (show("").passages, show("").contents) == ((), ())


def test_blocks_never_glue_words_together(show: Show) -> None:
    markdown = (
        "One\n\nTwo\n\n- three\n- four\n\n| five | six |\n|---|---|\n| seven | eight |\n\n"
        'Nine\n:   ten\n\n!!! note "Eleven"\n    twelve\n\n> thirteen'
    )
    (passage,) = show(markdown).passages
    assert passage.text == (
        "One Two three four five six seven eight Nine ten Eleven twelve thirteen"
    )


def test_marks_within_a_word_do_not_part_it(show: Show) -> None:
    assert show("un**believ**able, {fact:streets}.").passages[0].text == "unbelievable, 54/63."


def test_headings_are_read_with_what_is_in_them(show: Show) -> None:
    (passage,) = show("## The *big* {term:kerb} & `code` {#s-a}").passages
    assert passage == Passage("s-a", "The big kerb & code", "")


def test_marks_of_footnotes_are_no_words_but_their_text_is(show: Show) -> None:
    (passage,) = show("Swept.[^1] Done.[^1]\n\n[^1]: Counted in March.").passages
    assert passage.text == "Swept. Done. Counted in March."


def test_signs_of_html_in_text_are_read_as_text(show: Show) -> None:
    assert show("a < b `<i>` &amp; c").passages[0].text == "a < b <i> & c"


def test_contents_hold_two_levels(show: Show) -> None:
    markdown = "## One {#s-1}\n### A {#s-1a}\n#### Deep {#s-deep}\n### B {#s-1b}\n\n## Two {#s-2}\n"
    assert show(markdown).contents == (
        Contents("s-1", "One", (Contents("s-1a", "A"), Contents("s-1b", "B"))),
        Contents("s-2", "Two"),
    )


def test_a_heading_without_an_anchor_is_not_in_the_contents() -> None:
    contents, passages, _ = read_back('<h2>Lost</h2><p>a</p><h2 id="s-a">Found</h2>')
    assert contents == (Contents("s-a", "Found"),)
    assert [passage.heading for passage in passages] == ["Lost", "Found"]
