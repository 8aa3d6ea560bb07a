"""The cost of indexing is told for the same articles, each way in a process of its own."""

from pathlib import Path

import pytest

from bench.corpus import Passage
from bench.indexing.articles import SECTIONS, change_one, read_articles, write_articles
from bench.indexing.trials import in_own_process, ours, stock

TEXT = "Flour, water and salt, as hot as it can be, with an onion, and salt again."
PASSAGES = [Passage("bread", str(n), "Bread", f"Part {n}", f"{TEXT} {n}") for n in range(9)]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    file = tmp_path / "en.jsonl"
    write_articles(file, PASSAGES, "en", 12)
    return file


def test_the_same_articles_are_made_each_time(articles: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.jsonl"
    write_articles(again, PASSAGES, "en", 12)
    assert again.read_bytes() == articles.read_bytes()
    made = list(read_articles(articles))
    assert len({one.url for one in made}) == 12
    assert all(len(one.passages) == SECTIONS for one in made)


def test_one_article_is_changed_and_no_other(articles: Path) -> None:
    before = list(read_articles(articles))
    change_one(articles)
    after = list(read_articles(articles))
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_trials_tell_what_they_cost_and_published(articles: Path) -> None:
    base, first = in_own_process(stock, [articles]), in_own_process(ours, [articles])
    assert base.indexing > 0
    assert not base.files
    assert any(name.startswith("en/manifest") for name in first.files)
    assert first.indexing > 0
    assert first.exporting > 0
    assert first.peak > 1_000_000
    again = in_own_process(ours, [articles])
    assert again.files == first.files
    change_one(articles)
    assert 0 < len(in_own_process(ours, [articles]).files - first.files) < len(first.files) / 2
