"""What systems are given: pages of our own, grown collections, those of others."""

import gzip
import json
from pathlib import Path

import pytest

from bench import folder, own
from bench.corpus import Passage, Query, fewer, two_of_a_page
from bench.grown import ASKED, KEYWORDS, WORDS, grown
from portal.model.site import Site

PAGES = [
    Passage(f"p{n}", "", f"Page {n}", "", " ".join(f"w{n}x{i}" for i in range(40)))
    for n in range(20)
]


def test_a_list_keeps_two_passages_of_a_page() -> None:
    assert two_of_a_page(["a#1", "b", "a", "a#2", "b#1"]) == ["a#1", "b", "a", "b#1"]


def test_fewer_queries_are_taken_evenly_from_all() -> None:
    made = grown(PAGES, "en", 50, queries=7)
    questions = made.queries["question"]
    assert fewer(made, 3).queries["question"] == [questions[0], questions[3], questions[6]]
    assert fewer(made, 7) == fewer(made, 8) == made


def test_a_grown_collection_is_the_same_each_time_and_larger_ones_bring_new_words() -> None:
    small, again, large = (grown(PAGES, "en", size, queries=5) for size in (50, 50, 500))
    assert small == again
    words = [
        {word for one in made.passages for word in one.text.split()} for made in (small, large)
    ]
    assert len(words[1]) > len(words[0]) > 800
    assert all(len(one.text.split()) >= WORDS for one in large.passages)


def test_the_queries_of_a_grown_collection_are_words_of_the_passage_that_answers() -> None:
    made = grown(PAGES, "en", 50, queries=5)
    texts = {one.id: one.text for one in made.passages}
    for name, many in (("three keywords", KEYWORDS), ("question", ASKED)):
        assert len(made.queries[name]) == 5
        for query in made.queries[name]:
            (answer,) = query.right
            assert len(query.text.split()) == many
            assert set(query.text.split()) <= set(texts[answer].split())


def test_a_collection_of_others_is_read_with_all_wordings_of_its_queries(tmp_path: Path) -> None:
    given = tmp_path / "a-set"
    given.mkdir()
    passages = [{"id": f"d{n}", "lang": "fr", "title": "T", "text": f"texte {n}"} for n in (1, 2)]
    queries = [
        {"id": "q1", "text": "un", "split": "dev"},
        {"id": "q2", "text": "deux", "split": "test"},
        {"id": "q3", "text": "unjudged", "split": "dev"},
    ]
    (given / "corpus.jsonl.gz").write_bytes(gzip.compress(_lines(passages)))
    (given / "queries.jsonl").write_bytes(_lines(queries))
    (given / "queries.kw3.jsonl").write_bytes(_lines(queries[:1]))
    (given / "qrels.tsv").write_text("query\tpassage\tgrade\nq1\td1\t2\nq1\td2\t0\nq2\td2\t1\n")
    (read,) = folder.collections(tmp_path)
    assert (read.name, read.language, len(read.passages)) == ("a-set", "fr", 2)
    assert read.passages[0] == Passage("d1", "", "T", "", "texte 1")
    assert read.queries == {
        folder.PLAIN: [Query("un", {"d1": 2}), Query("deux", {"d2": 1})],
        "kw3": [Query("un", {"d1": 2})],
    }
    (dev,) = folder.collections(tmp_path, "dev")
    assert dev.queries[folder.PLAIN] == [Query("un", {"d1": 2})]


@pytest.mark.parametrize("code", ["vi", "en", "fr"])
def test_each_passage_of_our_own_has_an_id_of_its_own(code: str, real_site: Site) -> None:
    language = real_site.language(code)
    assert language
    ids = [one.id for one in own.passages_of(real_site, language)]
    assert len(ids) == len(set(ids)) > 100


def _lines(rows: list[dict[str, str]]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()
