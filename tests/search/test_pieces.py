"""Pieces of a file have equal room, so that each is where its number tells."""

import json

from search.pieces import STEP, in_pieces
from search.shard_file import read


def test_a_piece_is_the_range_that_its_number_tells() -> None:
    contents = ["số", ["đường", 1], "", "x" * 40]
    pieces = in_pieces(contents)
    room = pieces.room * STEP
    assert room == 64  # 42 letters and a comma
    for number, content in enumerate(contents):
        first = len("indexShard([") + number * room
        assert json.loads(pieces.data[first : first + room - 1]) == content


def test_the_whole_file_is_a_list_of_them() -> None:
    assert read(in_pieces(["a", ["b"], 3]).data) == ["a", ["b"], 3]


def test_room_grows_in_steps() -> None:
    assert [in_pieces(["x" * letters]).room for letters in (0, 29, 30, 61)] == [1, 1, 2, 2]
