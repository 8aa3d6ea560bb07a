"""A run that was broken off goes on where it was, with what has not changed since."""

from pathlib import Path

from bench.kept import Kept, digest_of


def test_what_was_measured_is_told_and_not_measured_again(tmp_path: Path) -> None:
    file = tmp_path / "kept" / "measured.jsonl"
    rows = {"words": ["đường", "1"]}
    assert Kept(file, resume=False)("first", lambda: rows, "given", ours=False) == rows
    with file.open("a", encoding="utf-8") as broken_off:
        broken_off.write('["second", {"wor')
    again = Kept(file, resume=True)
    assert again("first", lambda: {"words": ["not asked"]}, "given", ours=False) == rows
    assert again("first", lambda: {"words": ["other"]}, "else", ours=False) == {"words": ["other"]}
    assert again("second", lambda: 2, "given", ours=True) == 2
    assert Kept(file, resume=True)("second", lambda: 3, "given", ours=True) == 2
    assert Kept(file, resume=False)("second", lambda: 4, "given", ours=True) == 4


def test_ours_is_measured_again_after_any_change_and_others_after_one_of_the_bench(
    tmp_path: Path,
) -> None:
    file = tmp_path / "measured.jsonl"

    def measured(number: int) -> list[int]:
        keep = Kept(file, resume=True, root=tmp_path)
        return [keep(str(ours), lambda: number, "given", ours=ours) for ours in (True, False)]

    assert [measured(1), measured(2)] == [[1, 1], [1, 1]]
    for number, folder, expected in ((3, "search", [3, 1]), (4, "bench", [4, 4])):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "new.py").write_text("", encoding="utf-8")
        assert measured(number) == expected


def test_what_is_given_is_named_by_all_of_it() -> None:
    assert digest_of(["a", "b"]) == digest_of(["a", "b"]) != digest_of(["a", "c"])
