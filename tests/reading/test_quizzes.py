"""The questions of a self-check, as an editor writes them."""

import pytest

from portal.model.page import Quiz
from portal.model.place import Place
from portal.reading.markdown import read_markdown

WHOLE = '!!! quiz "Red or green?"\n    - [ ] Red\n    - [x] Green\n\n    Green means go.\n'


def codes(markdown: str) -> list[str]:
    """The problems of a body, as place and code."""
    return [
        f"{one.place.line}:{one.place.column} {one.code}"
        for one in read_markdown(markdown, "a.md")[2]
    ]


def test_a_question_is_read_with_its_choices_and_the_right_one() -> None:
    markdown = f"Text\n\n{WHOLE}\nMore\n\n{WHOLE.replace('[x]', '[X]')}"
    body, _, problems = read_markdown(markdown, "a.md", 5)
    assert problems == ()
    assert body.quizzes == (Quiz(2, 2, Place("a.md", 7)), Quiz(2, 2, Place("a.md", 15)))


@pytest.mark.parametrize(
    ("markdown", "code"),
    [
        (WHOLE.replace("[x]", "[ ]"), ["1:1 choice-right"]),
        (WHOLE.replace("[ ]", "[x]"), ["1:1 choice-right"]),
        (WHOLE.replace("    - [ ] Red\n", ""), ["1:1 choices-few"]),
        (WHOLE.replace("    Green means go.\n", ""), ["1:1 answer-missing"]),
        ("- [ ] Red\n", ["1:1 choice-misplaced"]),
        ('!!! note "A"\n    - [x] Red\n', ["2:1 choice-misplaced"]),
        (WHOLE + "\nText\n\n    - [x] Red\n", ["9:1 choice-misplaced"]),
        ("```\n- [ ] Red\n```\n", []),
        ("[x] is a mark\n", []),
        ("- [a](page:guides/b)\n", []),
    ],
)
def test_a_question_that_is_not_whole_is_told(markdown: str, code: list[str]) -> None:
    assert codes(markdown) == code


def test_references_in_a_question_are_references_of_the_page() -> None:
    _, references, _ = read_markdown(WHOLE.replace("go.", "go {fact:bins}."), "a.md")
    assert [one.target for one in references] == ["bins"]
