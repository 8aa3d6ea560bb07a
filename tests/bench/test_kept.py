"""A run that was broken off goes on where it was, of the same state of the project only."""

from pathlib import Path

from bench.kept import Kept, digest


def test_what_was_measured_is_told_and_not_measured_again(tmp_path: Path) -> None:
    file = tmp_path / "kept" / "state.jsonl"
    rows = {"words": ["đường", "1"]}
    assert Kept(file, resume=False)("first", lambda: rows) == rows
    with file.open("a", encoding="utf-8") as broken_off:
        broken_off.write('["second", {"wor')
    again = Kept(file, resume=True)
    assert again("first", lambda: {"words": ["not asked"]}) == rows
    assert again("second", lambda: 2) == 2
    assert Kept(file, resume=True)("second", lambda: 3) == 2
    assert Kept(file, resume=False)("first", lambda: 4) == 4


def test_another_state_of_the_project_has_another_name(tmp_path: Path) -> None:
    (tmp_path / "search").mkdir()
    name = digest(root=tmp_path)
    assert digest(root=tmp_path) == name
    assert digest("dev", root=tmp_path) != name
    (tmp_path / "search" / "query.py").write_text("", encoding="utf-8")
    assert digest(root=tmp_path) != name
