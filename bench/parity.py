"""Whether the server and the browser answer alike: the table of parity."""

import random
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser

import search
from bench.judged.trial import read_queries
from bench.kept import Keep, at_once
from bench.measure import DEPTH
from bench.systems.host import Host
from bench.systems.ours import MODULES, publish_with_client
from bench.tables import table
from portal.build.indexing import documents
from portal.model.language import Language
from portal.model.site import Site
from search.export import MANIFEST

HEAD = ("language", "queries", "answered", "differences")
GENERATED = 150
BATCH = 200

ANSWERS = f"""async ([queries, limit]) => {{
    const manifest = `/1/index/${{document.documentElement.lang}}/{MANIFEST}`
    held.index ??= await import('/1/{MODULES}index.js')
        .then(({{ openIndex }}) => openIndex(manifest))
    const answers = []
    for (const query of queries) answers.push(await held.index.search(query, {{ limit }}))
    return answers
}}"""


def parity(
    site: Site, languages: Sequence[Language], browser: Browser, keep: Keep = at_once
) -> Iterator[str]:
    """Give a row for each language: judged and generated queries, asked of both."""
    measured = [
        keep(f"parity, {language.code}", partial(_compared, site, language, browser), "", ours=True)
        for language in languages
    ]
    rows = [row for row, _ in measured]
    yield from table("Server and browser: pages, sections and scores of each answer", HEAD, rows)
    for (code, *_), different in measured:
        yield from (f"  differs, {code}: {query!r}" for query in different[:5])


def _compared(site: Site, language: Language, browser: Browser) -> tuple[list[str], list[str]]:
    """Ask server and browser; return a row, and the queries that they answer otherwise."""
    index = search.build_index(documents(site, language), language.code)
    queries = asked(index, language.code)
    ours = [search.search(index, query, limit=DEPTH) for query in queries]
    theirs = _in_browser(index, queries, language.code, browser)
    different = [
        query
        for query, one, other in zip(queries, ours, theirs, strict=True)
        if _as_browser(one) != _ranked(other)
    ]
    answered = sum(bool(one.pages) for one in ours)
    row = [language.code, f"{len(queries):,}", f"{answered:,}", str(len(different))]
    return row, different


def asked(index: search.Index, language: str) -> list[str]:
    """Return the judged queries of a language, and as many made from what the index says."""
    judged = [one.query for one in read_queries() if one.language == language]
    chance = random.Random(f"parity in {language}")  # noqa: S311 - the same each time
    texts = [text for one in index.entries if len(text := one.passage.text.split()) > 1]
    return [*judged, *(_made(texts, chance) for _ in range(GENERATED))]


def _made(texts: Sequence[Sequence[str]], chance: random.Random) -> str:
    """Make a query of one to three runs of words, as people type them and as they do not."""
    return " ".join(_piece(chance.choice(texts), chance) for _ in range(chance.randint(1, 3)))


def _piece(text: Sequence[str], chance: random.Random) -> str:
    start = chance.randrange(len(text))
    run = " ".join(text[start : start + chance.randint(1, 4)])
    word = text[start]
    said = chance.choice((run, run, run, word, f'"{run}"', f"-{word}", f"{word[:4]}*"))
    return chance.choice((said, said, said.lower(), said.upper(), _bare(said), _slip(said, chance)))


def _bare(text: str) -> str:
    marked = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))


def _slip(text: str, chance: random.Random) -> str:
    """Leave out a letter."""
    place = chance.randrange(len(text))
    return text[:place] + text[place + 1 :]


def _in_browser(
    index: search.Index, queries: Sequence[str], language: str, browser: Browser
) -> Iterator[Any]:
    with TemporaryDirectory(prefix="bench-") as folder:
        publish_with_client(index, Path(folder), language)
        host = Host(Path(folder), language)
        page = browser.new_page()
        page.goto(host.address)
        page.evaluate("() => { globalThis.held = {} }")
        for start in range(0, len(queries), BATCH):
            yield from page.evaluate(ANSWERS, [queries[start : start + BATCH], DEPTH])
        page.close()
        host.close()


def _as_browser(answer: search.Answer) -> dict[str, Any]:
    """Tell what the server ranked in the words of the browser."""
    return {
        "pages": [
            [hit.document.url, [[one.passage.anchor, one.score] for one in hit.sections]]
            for hit in answer.pages
        ],
        "all": [
            answer.total_pages,
            answer.total_passages,
            answer.relaxed,
            answer.suggestion,
            answer.mended,
        ],
        "facets": {name: [asdict(one) for one in of] for name, of in answer.facets.items()},
    }


def _ranked(answer: Any) -> dict[str, Any]:
    return {
        "pages": [
            [page["url"], [[one["anchor"], one["score"]] for one in page["sections"]]]
            for page in answer["pages"]
        ],
        "all": [
            answer[name]
            for name in ("totalPages", "totalPassages", "relaxed", "suggestion", "mended")
        ],
        "facets": answer["facets"],
    }
