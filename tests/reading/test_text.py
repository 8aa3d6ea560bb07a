"""Bytes become text at the edge, and places stay true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.reading.text import decode


def test_a_byte_order_mark_is_dropped() -> None:
    assert decode(b"\xef\xbb\xbf---\n", "a.md") == ("---\n", ())


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_there_is_one_kind_of_line_end(end: str) -> None:
    assert decode(f"một{end}hai{end}".encode(), "a.md") == ("một\nhai\n", ())


def test_bytes_that_are_not_utf_8_are_a_problem_where_they_stand() -> None:
    text, (problem,) = decode("một\nhai ".encode() + b"\xff\xfe", "a.md")
    assert text is None
    assert str(problem) == (
        "a.md:2:5 file-unreadable: expected a file in UTF-8, found the byte 0xFF"
    )


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x0b", "\x0c", "\x85", "\u2028", "\ue000"])
def test_a_sign_nobody_sees_is_a_problem_and_moves_nothing(sign: str) -> None:
    text, (problem,) = decode(f"a\nế{sign}b\nc".encode(), "a.md")
    assert text == "a\nế b\nc"
    assert str(problem) == (
        f"a.md:2:2 character-refused: expected signs that can be seen, found U+{ord(sign):04X}"
    )


@pytest.mark.parametrize("sign", ["\t", "\u00a0", "\u00ad", "\u200f", "\u202f", "😀", "ế"])
def test_signs_that_writers_need_stay(sign: str) -> None:
    assert decode(sign.encode(), "a.md") == (sign, ())


@given(st.binary())
def test_no_bytes_are_too_much(raw: bytes) -> None:
    text, problems = decode(raw, "a.md")
    assert text is not None or problems
    lines = raw.count(b"\n") + raw.count(b"\r") + 1
    assert all(1 <= problem.place.line <= lines for problem in problems)
