"""A page is parted into its head and its body."""

import pytest

from portal.model.place import Place, Problem
from portal.reading.frontmatter import Parted, part


def test_a_file_is_parted_at_its_dashes() -> None:
    assert part("---\ntitle: A\n---\nBody\n", "a.md") == Parted("title: A\n", 2, "Body\n", 4)


def test_dashes_in_the_body_stay_there() -> None:
    parted = part("---\na: b\n---\nOne\n\n---\n\nTwo", "a.md")
    assert parted == Parted("a: b\n", 2, "One\n\n---\n\nTwo", 4)


def test_head_and_body_may_be_empty() -> None:
    assert part("---\n---\n", "a.md") == Parted("", 2, "", 3)
    assert part("---\n---", "a.md") == Parted("", 2, "", 3)


@pytest.mark.parametrize("dashes", ["---", "---  ", "---\t", "---\r"])
def test_white_space_behind_the_dashes_does_not_matter(dashes: str) -> None:
    parted = part(f"{dashes}\na: b\n{dashes}\nBody", "a.md")
    assert parted == Parted("a: b\n", 2, "Body", 4)


def test_only_line_feeds_count_as_lines_as_they_do_for_editors() -> None:
    parted = part("---\na: b\u2028c\x0b\n---\nBody", "a.md")
    assert isinstance(parted, Parted)
    assert parted.body_line == 4


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "an empty file"),
        ("\n---\n---\n", '""'),
        ("Just text\n", '"Just text"'),
        ("-- \n", '"--"'),
        (" ---\n---\n", '" ---"'),
    ],
)
def test_a_file_without_a_head_is_a_problem(text: str, found: str) -> None:
    expected = Problem(Place("a.md", 1, 1), "head-missing", "--- on the first line", found)
    assert part(text, "a.md") == expected


def test_a_head_without_an_end_is_a_problem() -> None:
    problem = part("---\ntitle: A\n\nBody\n", "a.md")
    assert isinstance(problem, Problem)
    assert (str(problem.place), problem.code) == ("a.md:1:1", "head-open")
