"""The command as people type it, and the folder it leaves."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import search
from search import Passage, build_index, export
from search.cli import UNREAD, main
from search.export import MANIFEST
from search.published import read_index
from search.shard_file import write
from tests.search.builders import a_document, the_collection

Captured = pytest.CaptureFixture[str]
ROWS = (
    {"id": "1", "lang": "vi", "title": "Khoá tài khoản", "text": "Mất điện thoại", "url": "khoa/"},
    {"id": "2", "lang": "vi", "title": "Chữ ký số", "text": "Ký trên điện thoại", "url": "ky/"},
    {"id": "2", "lang": "en", "title": "Signature", "text": "Sign by phone", "url": "sign/"},
)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return written(tmp_path, *map(json.dumps, ROWS))


def written(folder: Path, *lines: str) -> Path:
    file = folder / "documents.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_what_was_built_is_asked(documents: Path, tmp_path: Path, capsys: Captured) -> None:
    out = str(tmp_path / "public" / "index")
    assert main(["build", str(documents), out, "--language", "vi"]) == 0
    assert "2 documents in 4 files" in capsys.readouterr().out
    documents.unlink()
    assert main(["query", out, "dien thoai -chữ"]) == 0
    assert capsys.readouterr().out == "1. Khoá tài khoản\n   khoa/\n   Mất *điện thoại*\n"
    assert main(["query", out, '"thoại điện"']) == 0
    assert "no page has all of that" in capsys.readouterr().err
    assert main(["query", out, "xyzzy"]) == 1
    assert "nothing found" in capsys.readouterr().err


@pytest.mark.parametrize("language", ["vi", "en", "fr"])
def test_a_published_index_is_indexed_anew_without_loss(language: str, tmp_path: Path) -> None:
    files = export(build_index(the_collection(language), language))
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    assert export(read_index(tmp_path)) == files


def test_words_that_are_not_shown_and_weights_are_published_too(tmp_path: Path) -> None:
    document = a_document(Passage("", "", "Luật mới", also=("57-NQ/TW",), weight=0.5))
    files = export(build_index([document], "vi"))
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    assert export(read_index(tmp_path)) == files


def rows_of(language: str) -> list[str]:
    """The collection in one language as lines: enough for several shards of each kind."""
    return [
        json.dumps(
            {"id": one.url, "lang": language, "title": one.title, "url": one.url}
            | {"text": " ".join(passage.text for passage in one.passages)}
        )
        for one in the_collection(language)
    ]


def tree(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_index_before_is_replaced_whole(documents: Path, tmp_path: Path) -> None:
    alone, out = tmp_path / "alone", tmp_path / "index"
    main(["build", str(documents), str(alone), "--language", "en"])
    lines = written(tmp_path, *rows_of("vi"), json.dumps(ROWS[2]))
    for language in ("vi", "en"):
        assert main(["build", str(lines), str(out), "--language", language]) == 0
    assert tree(out) == tree(alone)


def test_a_second_build_gives_what_a_first_would(tmp_path: Path, capsys: Captured) -> None:
    first, *others = rows_of("fr")
    alone, out, kept = (tmp_path / name for name in ("alone", "index", ".index-kept"))

    def build(folder: Path, *lines: str) -> None:
        documents = str(written(tmp_path, *lines))
        assert main(["build", documents, str(folder), "--language", "fr"]) == 0

    build(out, *others)
    left = kept.read_bytes()
    build(out, first, *others)
    build(alone, first, *others)
    assert tree(out) == tree(alone)
    assert kept.read_bytes() != left
    assert not capsys.readouterr().err
    kept.write_bytes(left[:-1])
    build(out, first, *others)
    assert "expected it as it was kept" in capsys.readouterr().err
    assert tree(out) == tree(alone)


def rows(texts: Mapping[str, str]) -> Iterator[str]:
    for url, text in texts.items():
        yield json.dumps({"id": url, "lang": "vi", "title": url, "text": text, "url": url})


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


WORDS = st.lists(st.sampled_from(["nghị", "quyết", "năm", "57-NQ/TW", "kỹ", "số"]), min_size=1)
SITES = st.dictionaries(st.sampled_from("abcdef"), WORDS.map(" ".join), min_size=1)


@settings(max_examples=30)
@given(st.lists(SITES, min_size=2, max_size=4))
def test_an_index_that_was_changed_is_the_one_made_anew(sites: list[dict[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        changed, anew = Path(folder, "changed"), Path(folder, "anew")
        for site in sites:
            file = written(Path(folder), *rows(site))
            assert main(["build", str(file), str(changed), "--language", "vi"]) == 0
        assert main(["build", str(file), str(anew), "--language", "vi"]) == 0
        assert contents(changed) == contents(anew)


def test_what_stays_the_same_is_not_written_again(documents: Path, tmp_path: Path) -> None:
    out = tmp_path / "index"
    build = ["build", str(documents), str(out), "--language", "vi"]
    assert main(build) == 0
    for file in out.iterdir():
        os.utime(file, (0, 0))
    assert main(build) == 0
    assert not [file.name for file in out.iterdir() if file.stat().st_mtime]
    written(tmp_path, *map(json.dumps, (ROWS[0] | {"text": "Mất ví"}, *ROWS[1:])))
    assert main(build) == 0
    assert (out / MANIFEST).stat().st_mtime


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("{", "expected JSON in UTF-8, found Expecting"),
        ("[1]", "expected an object, found [1]"),
        (json.dumps({"id": "3", "lang": "vi"}), "expected a text for 'title', found null"),
        (json.dumps(ROWS[0] | {"id": 7}), "expected a text for 'id', found 7"),
        (json.dumps(ROWS[0] | {"url": "x/"}), "expected a new id, found that of line 1: '1'"),
        (json.dumps(ROWS[0] | {"id": "x"}), "expected a new url, found that of line 1: 'khoa/'"),
    ],
)
def test_every_mistake_is_named_with_its_line(
    line: str, found: str, tmp_path: Path, capsys: Captured
) -> None:
    file = written(tmp_path, json.dumps(ROWS[0]), "", line, "null")
    assert main(["build", str(file), str(tmp_path / "index"), "--language", "vi"]) == 1
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(f"{file}:3: {found}")
    assert second == f"{file}:4: expected an object, found null"
    assert not (tmp_path / "index").exists()


def test_a_language_without_documents_is_named(
    documents: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert main(["build", str(documents), str(tmp_path / "index"), "--language", "fr"]) == 1
    assert "expected documents with lang 'fr'" in capsys.readouterr().err


def test_other_people_s_folder_is_left_alone(
    documents: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert main(["build", str(documents), str(tmp_path), "--language", "vi"]) == 2
    assert "expected an empty folder or an index" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["documents.jsonl"]


def test_what_is_no_index_is_named(tmp_path: Path, capsys: Captured) -> None:
    assert main(["query", str(tmp_path), "a"]) == 2
    assert "expected an index in" in capsys.readouterr().err
    (tmp_path / "manifest.js").write_bytes(write({"version": 1}))
    assert main(["query", str(tmp_path), "a"]) == 2
    assert "has format 1; expected 10" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["build"], ["query", "--nonsense"]])
def test_misuse_ends_with_two(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage: python -m search" in capsys.readouterr().err


def test_it_ends_quietly_when_nobody_reads_on(documents: Path, tmp_path: Path) -> None:
    unread, written = os.pipe()
    os.close(unread)
    run = subprocess.run(
        [sys.executable, "-m", "search", "build", documents, tmp_path / "out", "--language", "vi"],
        cwd=Path(search.__file__).parent.parent,
        stdout=written,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(written)
    assert (run.returncode, run.stderr) == (UNREAD, b"")


def test_it_runs_as_a_module_and_each_command_is_in_the_readme() -> None:
    root = Path(search.__file__).parent
    output = subprocess.run(
        [sys.executable, "-m", "search", "--help"],
        cwd=root.parent,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    readme = (root / "README.md").read_text(encoding="utf-8")
    for command in ("build", "query"):
        assert command in output
        assert f"python -m search {command}" in readme
