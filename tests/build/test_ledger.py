"""A ledger is read as it was kept, by the code that kept it and by no other."""

from pathlib import Path

from portal.build.keeping import Keep
from portal.build.ledger import NAME, File, Ledger, read_ledger

MADE_WITH = {"": "this code", "search.file": "this index"}
FILE = File("en/index.html", 12, 1_700_000_000_000_000_000, "ab12")


def kept(keep: Keep) -> Ledger:
    ledger = Ledger(MADE_WITH)
    ledger.always["languages"] = "f0"
    ledger.note("pages.page\ten", [("at\ttext:en/", "f1"), ("name\ten", "f2")], "ab12", FILE)
    ledger.note("search.file\ten", [("at\ttext:en/", "f1"), ("name\ten", "f2")], "cd34")
    ledger.keep(keep)
    return ledger


def test_a_ledger_is_read_as_it_was_kept_and_holds_once_what_was_heard_twice(
    tmp_path: Path,
) -> None:
    ledger = kept(Keep(tmp_path))
    for one in (ledger, read_ledger(Keep(tmp_path), MADE_WITH)):
        assert (one.always, one.pieces) == (ledger.always, ledger.pieces)
        page, index = one.pieces.values()
        assert page.heard is index.heard
        assert page.file == FILE


def test_a_piece_stands_while_the_site_answers_it_as_then_and_whatever_is_asked_always(
    tmp_path: Path,
) -> None:
    kept(Keep(tmp_path))
    last = read_ledger(Keep(tmp_path), MADE_WITH)
    assert last.standing("pages.page\ten", lambda heard: True)
    for heard in (("languages", "f0"), ("name\ten", "f2")):
        assert last.standing("pages.page\ten", heard.__ne__) is None
    assert last.standing("pages.page\tfr", lambda heard: True) is None


def test_of_other_code_only_what_it_made_the_same_way_is_taken(tmp_path: Path) -> None:
    keep = Keep(tmp_path)
    kept(keep)
    templates_changed = read_ledger(keep, {**MADE_WITH, "": "other templates"})
    assert list(templates_changed.pieces) == ["search.file\ten"]
    all_changed = {"": "other code", "search.file": "another index"}
    assert read_ledger(keep, all_changed).pieces == {}
    keep.write(NAME, [["older code"], "in a form of its own"])
    assert read_ledger(keep, MADE_WITH).pieces == {}
