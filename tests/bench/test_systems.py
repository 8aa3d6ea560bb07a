"""Systems are asked alike, and what a browser fetches for them is counted to the byte."""

import gzip
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from bench import cost, probes, relevance
from bench.corpus import Collection, Passage, Query
from bench.kept import Kept
from bench.measure import DEPTH
from bench.systems.fts5 import Fts5
from bench.systems.host import Host
from bench.systems.ours import Ours, OursInPython
from bench.systems.system import System, indexed
from bench.systems.whoosh_stock import Whoosh, WhooshOfLanguage
from bench.tables import table
from portal.settings import ROOT

PASSAGES = [
    Passage("bread", "", "Bread", "", "Flour, water and salt."),
    Passage("bread", "oven", "Bread", "The oven", "As hot as it can be."),
    Passage("soup", "", "Soup", "", "Water, an onion and salt. Salt again."),
]
MADE = Collection("Kitchen", "en", PASSAGES, {"words": [Query("onion", {"soup": 1})]})
ON_SERVERS = (OursInPython, Fts5, Whoosh, WhooshOfLanguage)


@pytest.mark.parametrize("make", ON_SERVERS)
def test_systems_on_servers_find_passages_by_any_word(make: Callable[[], System]) -> None:
    with indexed(make(), PASSAGES, "en") as (system, built):
        assert system.ask("oven", DEPTH).ids[0] == "bread#oven"
        assert set(system.ask("onion flour", DEPTH).ids) == {"bread", "soup"}
        assert len(system.ask("onion flour", 1).ids) == 1
        assert not system.ask("zzzz", DEPTH).ids
        assert built.packed > 0
        assert built.files > 0


@pytest.mark.browser
def test_ours_answers_in_the_browser_as_in_python_and_a_second_query_fetches_less(
    browser: Browser,
) -> None:
    with indexed(OursInPython(), PASSAGES, "en") as (reference, _):
        expected = [list(reference.ask(query, DEPTH).ids) for query in ("salt water", "oven")]
    system = Ours(browser)
    with indexed(system, PASSAGES, "en") as (_, built):
        cold, warm = system.ask("salt water", DEPTH), system.ask("oven", DEPTH)
        system.come_anew()
        again = system.ask("salt water", DEPTH)
        trips = system.trips("salt water", DEPTH)
    assert [list(cold.ids), list(warm.ids)] == expected
    assert sorted(cold.fetched) == sorted(again.fetched)
    assert cold.bytes > warm.bytes
    assert trips in (2, 3)  # terms, then texts
    index = [size for name, size in cold.fetched if name.startswith("index/")]
    assert 0 < sum(index) <= built.packed
    assert [name for name, _ in cold.fetched if "/" not in name] == ["search.js"]


def test_a_host_sends_text_as_small_as_gzip_can_and_counts_each_visitor_apart(
    tmp_path: Path,
) -> None:
    text, other = "a" * 1000, b"b" * 1000
    (tmp_path / "a.js").write_text(text, encoding="utf-8")
    (tmp_path / "b.bin").write_bytes(other)
    host = Host(tmp_path, "vi")
    try:
        with urlopen(f"{host.address}1/a.js") as answer:
            packed = answer.read()
        with urlopen(f"{host.address}2/b.bin") as answer:
            assert answer.read() == other
    finally:
        host.close()
    assert gzip.decompress(packed).decode() == text
    assert host.take("1") == [("a.js", len(packed))]
    assert host.take("2") == [("b.bin", 1000)]
    assert host.take("2") == []


def test_the_tables_have_a_row_for_each_system_be_it_measured_now_or_before(
    tmp_path: Path,
) -> None:
    makers = {"fts5": Fts5, "whoosh": Whoosh}
    costs = "\n".join(cost.costs(MADE, makers))
    assert costs.count("SQLite FTS5") == costs.count("Whoosh") == 2
    file = tmp_path / "kept.jsonl"
    lines = list(relevance.collection(MADE, makers, Kept(file, resume=False)))
    assert list(relevance.collection(MADE, {}, Kept(file, resume=True))) != lines
    assert list(relevance.collection(MADE, makers, Kept(file, resume=True))) == lines
    (first, second) = [line.split() for line in lines if line.startswith(("SQL", "W"))]
    assert first[2:] == second[1:] == ["1", "1.000", "1.000", "1.000", "1.000", "0.000"]


def test_a_table_is_as_wide_as_what_is_in_it() -> None:
    assert list(table("T", ("a", "bb"), [("long", "1"), ("x", "222")])) == [
        "\nT\n",
        "a      bb",
        "long    1",
        "x     222",
    ]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        (("probes", "--systems", "fts5"), 0, "A SQLite FTS5"),
        (("taste",), 2, ", cost, indexing, building, found taste"),
        (("parity", "--collections", "."), 2, "expected tables of relevance, cost, found parity"),
    ],
)
def test_the_command_prints_the_tables_asked_for(
    arguments: tuple[str, ...], exit_code: int, said: str
) -> None:
    command = [sys.executable, "-m", "bench", *arguments]
    run = subprocess.run(command, capture_output=True, cwd=ROOT, check=False, encoding="utf-8")
    assert run.returncode == exit_code
    assert said in run.stdout + run.stderr


def test_each_probe_wants_a_sentence_of_its_language_and_is_asked_once() -> None:
    assert all(one.first in probes.SENTENCES[one.language] for one in probes.PROBES)
    assert len({(one.language, one.query) for one in probes.PROBES}) == len(probes.PROBES) == 27


def test_ours_puts_first_what_is_wanted_in_every_probe() -> None:
    lines = list(probes.probes({"ours-python": OursInPython}))
    assert [line for line in lines if line.endswith((" no", " lower"))] == []
