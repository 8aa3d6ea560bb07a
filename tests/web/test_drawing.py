"""Pictures: whole, narrow, and with their size from the start."""

from decimal import Decimal
from xml.etree.ElementTree import Element, fromstring

from portal.web.drawing import (
    LETTERS,
    WIDTH,
    Bar,
    Branch,
    Stop,
    bar_picture,
    timeline_picture,
    tree_picture,
)

LONG = "A text whose name is so long that no phone shows it in one line & more"


def drawn(svg: str) -> Element:
    return fromstring(svg)


def words(svg: Element) -> list[str]:
    return [one.text or "" for one in svg.iter("text")]


def test_a_line_of_time_has_its_years_dates_and_marks() -> None:
    stops = (
        Stop("2024", "22 December 2024", "Resolution 7", "text"),
        Stop("2025", "4 March 2025", "A meeting", "meeting"),
        Stop("", "5 March 2025", "A change", "change"),
    )
    svg = drawn(timeline_picture("A title", "In words", stops))
    assert words(svg)[:4] == ["2024", "22 December 2024", "Resolution 7", "2025"]
    assert [one.get("class") for one in svg.iter("path")] == [
        "drawn-line",
        "drawn-mark drawn-text",
        "drawn-mark drawn-meeting",
        "drawn-mark drawn-change",
    ]


def test_a_long_name_is_broken_into_lines_that_fit() -> None:
    svg = drawn(timeline_picture("A title", "In words", (Stop("", "2025", LONG, "text"),)))
    lines = words(svg)[1:]
    assert " ".join(lines) == LONG
    assert max(map(len, lines)) <= LETTERS


def test_a_picture_has_a_title_a_text_and_room_for_everything() -> None:
    svg = drawn(timeline_picture("A title", "In words", (Stop("2025", "May", LONG, "text"),)))
    assert svg.get("role") == "img"
    ids = (svg.get("aria-labelledby") or "").split()
    assert [one.text for one in svg.iter() if one.get("id") in ids] == ["A title", "In words"]
    height = int(svg.get("height") or 0)
    assert svg.get("viewBox") == f"0 0 {WIDTH} {height}"
    assert max(int(one.get("y") or 0) for one in svg.iter("text")) < height


def test_a_branch_is_tied_to_what_it_hangs_on() -> None:
    branches = (Branch(0, "", "Root"), Branch(1, "Amended by", "First"), Branch(1, "", "Second"))
    svg = drawn(tree_picture("A title", "In words", branches))
    first, second = (one.get("d") or "" for one in svg.iter("path"))
    assert first.split("V")[0] == second.split("V")[0]  # both start below the root
    root, *others = (int(one.get("x") or 0) for one in svg.iter("text"))
    assert all(x > root for x in others)


def test_a_bar_stands_below_its_words_and_two_charts_have_labels_of_their_own() -> None:
    bars = (Bar("2025", "One", Decimal("0.5")), Bar("", LONG, Decimal(2)), Bar("", "0", Decimal(0)))
    first, other = (drawn(bar_picture("A", "B", bars, name=name)) for name in ("one", "other"))
    assert [(one.get("d") or "").split("h")[1].split("v")[0] for one in first.iter("path")] == [
        f"{WIDTH // 4}",
        f"{WIDTH}",
        "0",
    ]
    tops = [int((one.get("d") or "")[3:].split("h")[0]) for one in first.iter("path")]
    assert int(next(first.iter("text")).get("y") or 0) < tops[0] < tops[1] < tops[2]
    assert first.get("aria-labelledby") == "one-title one-text"
    assert other.get("aria-labelledby") == "other-title other-text"


def test_equal_entries_make_equal_pictures() -> None:
    branches = (Branch(0, "", "Root"), Branch(1, "Amended by", "First"))
    assert tree_picture("A", "B", branches) == tree_picture("A", "B", branches)
