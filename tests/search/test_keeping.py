"""What an index leaves in a file is read as it was kept, or not at all."""

from pathlib import Path

import pytest

from search import build_index, export
from search.keeping import SpoiltError, keep, left_by, recall
from search.revising import NOTHING
from tests.search.builders import the_collection


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    index = build_index(the_collection("fr"), "fr")
    export(index)
    file = tmp_path / "kept" / "index"
    keep(left_by(index), file, "this code")
    return file


def test_what_was_kept_makes_the_same_index(kept: Path) -> None:
    before = recall(kept, "this code")
    index = build_index(the_collection("fr"), "fr", before)
    assert len(before.lists.marks) == len(index.entries)
    assert export(index) == export(build_index(the_collection("fr"), "fr"))
    assert index.written.now == before.written


def test_nothing_is_recalled_where_nothing_was_kept(tmp_path: Path) -> None:
    assert recall(tmp_path / "index", "this code") == NOTHING


def test_nothing_is_recalled_of_other_code(kept: Path) -> None:
    assert recall(kept, "other code") == NOTHING


@pytest.mark.parametrize("place", [0, 40, -1])
def test_a_spoilt_file_is_refused(kept: Path, place: int) -> None:
    raw = bytearray(kept.read_bytes())
    raw[place] ^= 1
    kept.write_bytes(raw)
    with pytest.raises(SpoiltError, match="index: expected it as it was kept"):
        recall(kept, "this code")


def test_a_file_that_ends_early_is_refused(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:7])
    with pytest.raises(SpoiltError):
        recall(kept, "this code")
