"""YAML is read field by field; what is wrong is told with its place."""

import datetime
from collections.abc import Callable
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.model.partial_date import PartialDate
from portal.model.place import Place
from portal.reading.values import Fields, Report


class Colour(StrEnum):
    """A choice."""

    RED = "red"
    DARK_BLUE = "dark-blue"


Read = Callable[[Fields], object]


def read(text: str, reader: Read, *, first_line: int = 1) -> tuple[object, list[str]]:
    """What a reader makes of YAML, and the problems as they are printed."""
    report = Report("a.yaml", first_line=first_line)
    value = reader(Fields(report.parse(text), report, "a thing"))
    return value, [str(problem) for problem in report.problems]


def text(fields: Fields) -> object:
    return fields.text("x")


def date(fields: Fields) -> object:
    return fields.date("x")


def partial_date(fields: Fields) -> object:
    return fields.partial_date("x")


def flag(fields: Fields) -> object:
    return fields.flag("x", default=False)


def colour(fields: Fields) -> object:
    return fields.choice("x", Colour)


def ids(fields: Fields) -> object:
    return [name for name, _ in fields.ids("x")]


@pytest.mark.parametrize(
    ("line", "reader", "value"),
    [
        ("x: một hai", text, "một hai"),
        ("x: 'it''s'", text, "it's"),
        ('x: "a: b # c"', text, "a: b # c"),
        ("x: 2025", text, "2025"),
        ("x: >\n  a\n  b\n", text, "a b"),
        ("x: |\n  a\n  b\n", text, "a b"),
        ("x: 2025-03-18", date, datetime.date(2025, 3, 18)),
        ("x: 2025-03", partial_date, PartialDate(2025, 3)),
        ("x: 2025", partial_date, PartialDate(2025)),
        ("x: true", flag, True),
        ("x: false", flag, False),
        ("x: dark-blue", colour, Colour.DARK_BLUE),
        ('x: ["001", a-b]', ids, ["001", "a-b"]),
        ("x:\n  - a\n  - b\n", ids, ["a", "b"]),
        ("x: []", ids, []),
        ("y: &here [a, b]\nx: *here", ids, ["a", "b"]),
    ],
)
def test_a_right_value_is_read_without_a_word(line: str, reader: Read, value: object) -> None:
    assert read(line, reader) == (value, [])


@pytest.mark.parametrize("empty", ["", "x:", "x: ~", "x: null", "y: 1"])
@pytest.mark.parametrize(
    ("reader", "value"),
    [(text, ""), (date, None), (partial_date, None), (flag, False), (colour, None), (ids, [])],
)
def test_an_absent_value_is_not_a_wrong_one(reader: Read, value: object, empty: str) -> None:
    assert read(empty, reader) == (value, [])


@pytest.mark.parametrize(
    ("line", "reader", "problem"),
    [
        ("x: [a]", text, "1:4 x-invalid: expected text, found a list"),
        ("x: {a: b}", text, "1:4 x-invalid: expected text, found a mapping"),
        ("x: soon", date, '1:4 x-invalid: expected a date like 2026-05-31, found "soon"'),
        (
            "x: 2024-13-01",
            date,
            '1:4 x-invalid: expected a date like 2026-05-31, found "2024-13-01"',
        ),
        ("x: 20260531", date, '1:4 x-invalid: expected a date like 2026-05-31, found "20260531"'),
        (
            "x: 2026-W22-7",
            date,
            '1:4 x-invalid: expected a date like 2026-05-31, found "2026-W22-7"',
        ),
        ("x: 2026-05", date, '1:4 x-invalid: expected a date like 2026-05-31, found "2026-05"'),
        (
            "x: 2025-3",
            partial_date,
            '1:4 x-invalid: expected a date like 2026, 2026-05 or 2026-05-31, found "2025-3"',
        ),
        (
            "x: []",
            partial_date,
            "1:4 x-invalid: expected a date like 2026, 2026-05 or 2026-05-31, found a list",
        ),
        ("x: yes", flag, '1:4 x-invalid: expected true or false, found "yes"'),
        ("x: pink", colour, '1:4 x-invalid: expected one of red, dark-blue, found "pink"'),
        ("x: a", ids, '1:4 x-invalid: expected a list, found "a"'),
        ("x:\n  - a\n  - b: c", ids, "3:5 x-invalid: expected text, found a mapping"),
        ("x: [a, '']", ids, "1:8 x-invalid: expected text, found nothing"),
        ("x: [a, ~]", ids, "1:8 x-invalid: expected text, found nothing"),
    ],
)
def test_a_wrong_value_is_told_with_its_place(line: str, reader: Read, problem: str) -> None:
    _, problems = read(line, reader)
    assert problems == [f"a.yaml:{problem}"]


def test_columns_count_letters_not_bytes() -> None:
    _, problems = read("{ế😀: b, x: soon}", date)
    assert problems[0].startswith("a.yaml:1:12 x-invalid")


def test_lines_count_from_where_the_yaml_starts_in_its_file() -> None:
    _, problems = read("a: b\nx: soon", date, first_line=2)
    assert problems[0].startswith("a.yaml:3:4 x-invalid")


def test_white_space_is_folded_but_a_space_that_does_not_break_stays() -> None:
    assert read('x: "  a \n\tb\u00a0: c  "', text) == ("a b\u00a0: c", [])


def test_a_text_that_is_too_long_is_told_with_its_length() -> None:
    value, problems = read("x: abcdef", lambda fields: fields.text("x", longest=5))
    assert value == "abcdef"
    assert problems == ["a.yaml:1:4 x-long: expected at most 5 characters, found 6"]
    assert read("x: abcde", lambda fields: fields.text("x", longest=5)) == ("abcde", [])


def test_a_long_wrong_value_is_shown_short_and_on_one_line() -> None:
    _, (problem,) = read("x: |\n" + "  word\n" * 100, date)
    assert "\n" not in problem
    assert problem.endswith('…"')
    assert len(problem) < 200


def test_a_field_given_twice_is_told_at_the_second_and_the_second_counts() -> None:
    value, problems = read("x: a\nx: b", text)
    assert (value, problems) == ("b", ["a.yaml:2:1 field-twice: expected x once, found it again"])


def test_a_field_nobody_asked_for_is_told() -> None:
    def reader(fields: Fields) -> None:
        fields.text("x")
        fields.text("z")
        fields.close()

    _, problems = read("x: a\ny: b", reader)
    assert problems == ["a.yaml:2:1 field-unknown: expected one of x, z, found y"]


@pytest.mark.parametrize("key", ["[a]", "{a: b}", "? [a]\n"])
def test_a_field_whose_name_is_no_word_is_told(key: str) -> None:
    _, (problem,) = read(f"{key}: b\n", text)
    assert "field-invalid: expected the name of a field, found a" in problem


@pytest.mark.parametrize(
    ("line", "place", "found"),
    [
        ("y: a", "1:1", "none"),
        ("x:", "1:3", "nothing in it"),
        ("y: a\nx: ''", "2:4", "nothing in it"),
        ("x: '  '", "1:4", "nothing in it"),
        ("x: ~", "1:4", "nothing in it"),
        ("x: null", "1:4", "nothing in it"),
        ("x: []", "1:4", "nothing in it"),
        ("x: {}", "1:4", "nothing in it"),
        ("", "1:1", "none"),
    ],
)
def test_a_required_field_that_is_absent_or_empty_is_told(
    line: str, place: str, found: str
) -> None:
    _, problems = read(line, lambda fields: fields.require(["x"]))
    assert problems == [
        f"a.yaml:{place} field-missing: expected the field x in a thing, found {found}"
    ]


@pytest.mark.parametrize("line", ["x: a", "x: 0", "x: false", 'x: "null"', "x: [~]"])
def test_a_required_field_with_anything_in_it_is_there(line: str) -> None:
    assert read(line, lambda fields: fields.require(["x"])) == (None, [])


@pytest.mark.parametrize(("line", "found"), [("- a", "a list"), ("just words", '"just words"')])
def test_what_is_no_mapping_is_told_once(line: str, found: str) -> None:
    _, problems = read(line, lambda fields: fields.require(["x", "y"]))
    assert problems == [
        f"a.yaml:1:1 mapping-expected: expected the fields of a thing, found {found}"
    ]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("a: b\nc: [d\ne: f\n", 3),
        ("a: b: c\n", 1),
        ("a: b\n\tc: d\n", 2),
        ("a: 'open\n", 2),
        ("a: b\n---\nc: d\n", 2),
        ("a: *nowhere\n", 1),
        ("a: b\n c: d\n", 2),
        ("@\n", 1),
    ],
)
def test_a_mistake_in_yaml_is_told_with_its_line(source: str, line: int) -> None:
    report = Report("a.yaml")
    assert report.parse(source) is None
    (problem,) = report.problems
    assert (problem.place.line, problem.code) == (line, "yaml-syntax")


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a: b\n\tc: d\n", "a tab where spaces indent"),
        ("a:\n\tb: c\n", "a tab where spaces indent"),
        ("a: b: c\n", "a second colon, which needs quotes"),
        ("a: 'open\n", "the end, and a quote still open"),
        ('a: "b" c\nd: e\n', "something after a closing quote, or a line further in or out"),
        ("a: @b\n", "a sign that begins a text only in quotes"),
    ],
)
def test_the_mistakes_that_people_make_in_yaml_are_told_as_people_say_it(
    source: str, found: str
) -> None:
    report = Report("a.yaml")
    report.parse(source)
    assert [problem.found for problem in report.problems] == [found]


def test_of_what_is_no_yaml_nothing_is_missed() -> None:
    report = Report("a.yaml")
    Fields(report.parse("title: ["), report, "a page's head").require(["lead"])
    assert [problem.code for problem in report.problems] == ["yaml-syntax"]


def test_a_sign_that_yaml_refuses_is_told_too() -> None:
    report = Report("a.yaml")
    assert report.parse("a: \x07") is None
    assert [problem.code for problem in report.problems] == ["yaml-syntax"]


def test_tags_make_no_objects() -> None:
    assert read("x: !!python/object/apply:os.getcwd []", text)[0] == ""


@given(st.text())
def test_no_yaml_is_too_much_and_every_place_is_in_the_file(source: str) -> None:
    report = Report("a.yaml")
    fields = Fields(report.parse(source), report, "a thing")
    for reader in (text, date, partial_date, flag, colour, ids):
        reader(fields)
    fields.close()
    for problem in report.problems:
        assert problem.place >= Place("a.yaml", 1, 1)


@given(st.text(alphabet="ab:-[]{},\n \"'&*#|>?!é"))
def test_every_place_is_in_the_file(source: str) -> None:
    report = Report("a.yaml")
    fields = Fields(report.parse(source), report, "a thing")
    fields.require(["a", "b"])
    fields.ids("a")
    fields.mapping("b", "b")
    fields.close()
    lines = [*source.split("\n"), ""]
    for problem in report.problems:
        place = problem.place
        assert 1 <= place.line <= len(lines)
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1
