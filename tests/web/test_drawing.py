"""Pictures: whole, narrow, and with their size from the start."""

from decimal import Decimal
from xml.etree.ElementTree import Element, fromstring

from portal.web.drawing import (
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
    picture = drawn(timeline_picture("A title", "In words", stops))
    assert words(picture)[:4] == ["2024", "22 December 2024", "Resolution 7", "2025"]
    assert [[path.get("class") for path in piece.iter("path")] for piece in picture] == [
        ["drawn-line", "drawn-mark drawn-text"],
        ["drawn-line", "drawn-mark drawn-meeting"],
        ["drawn-line", "drawn-mark drawn-change"],
    ]


def test_a_long_name_is_broken_into_lines_that_fit_and_none_that_is_short_for_no_reason() -> None:
    lines = words(drawn(timeline_picture("A", "B", (Stop("", "2025", LONG, "text"),))))[1:]
    assert " ".join(lines) == LONG
    assert [len(one) > 25 for one in lines[:-1]] == [True]


def test_what_is_tied_together_stays_in_one_line() -> None:
    tied = LONG.replace(" ", "\N{NO-BREAK SPACE}")
    lines = words(drawn(timeline_picture("A", "B", (Stop("", "2025", f"It is {tied}", "text"),))))
    assert lines[1:] == ["It is", tied]


def test_a_picture_of_pieces_says_in_words_what_it_is_and_each_has_room_for_its_lines() -> None:
    stops = (Stop("2025", "May", LONG, "text"), Stop("", "June", "Short", "text"))
    picture = drawn(timeline_picture("A title", "In words", stops))
    assert (picture.get("role"), picture.get("aria-label")) == ("img", "A title. In words")
    for piece in picture:
        height = int(piece.get("height") or 0)
        assert piece.get("viewBox") == f"0 0 {WIDTH} {height}"
        assert max(int(one.get("y") or 0) for one in piece.iter("text")) < height


def ways(piece: Element) -> list[str]:
    return [one.get("d") or "" for one in piece.iter("path")]


def test_branches_are_tied_and_lines_lead_past_what_hangs_on_another() -> None:
    depths = (0, 1, 2, 1)
    branches = [Branch(depth, "", f"Text {number}") for number, depth in enumerate(depths)]
    root, first, below, last = drawn(tree_picture("A title", "In words", branches))
    left = ways(root)[0].split(" ")[0]  # the line that starts below the root
    assert ways(root)[0].startswith(f"{left} {int(root.get('height') or 0) - 1}")
    assert [one.startswith(f"{left} -1V") for one in ways(first)] == [True, True, False]
    assert [one.startswith(f"{left} -1V") for one in ways(below)] == [False, True]
    assert [one.startswith(f"{left} -1V") for one in ways(last)] == [True]
    x = [int(next(one.iter("text")).get("x") or 0) for one in (root, first, below, last)]
    assert x[0] < x[1] == x[3] < x[2]


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
    assert first.get("role") == "img"
    assert [one.text for one in first[:2]] == ["A", "B"]
    assert first.get("aria-labelledby") == "one-title one-text"
    assert other.get("aria-labelledby") == "other-title other-text"


def test_a_target_is_an_outline() -> None:
    bars = (Bar("2025", "Counted", Decimal(1)), Bar("2025", "Aimed at", Decimal(2), aimed_at=True))
    svg = drawn(bar_picture("A", "B", bars, name="one"))
    assert [one.get("class") for one in svg.iter("path")] == ["drawn-mark", "drawn-aim"]


def test_equal_entries_make_equal_pictures() -> None:
    branches = (Branch(0, "", "Root"), Branch(1, "Amended by", "First"))
    assert tree_picture("A", "B", branches) == tree_picture("A", "B", branches)
