"""Python and JavaScript read a query alike, whatever it is."""

import random
import re
from dataclasses import asdict
from typing import Any

import pytest
from playwright.sync_api import Page

from search.facets import key_of
from search.syntax import SPACE, Request, parse, relax
from tests.parity.queries import ALL, OPERATORS

pytestmark = pytest.mark.browser

KNOWN = {"kind": ("guide", "topic"), "body": ("bo-chinh-tri",), "năm": (), "year": ("2024", "2025")}
REQUESTS = """async ([queries, known]) => {
    const { parse, relax } = await import('/client/syntax.js')
    const { isStrict, plain } = await import('/client/request.js')
    const names = new Map(Object.entries(known).map(([name, keys]) => [name, new Set(keys)]))
    return queries.map((query) => {
        const request = parse(query, names)
        const strict = isStrict(request)
        return [{ request, strict, relaxed: relax(query, request) }, plain(query) ?? null]
    })
}"""
KEYS = """async (texts) => {
    const { keyOf } = await import('/client/facets.js')
    return texts.map(keyOf)
}"""

_ENDS = re.compile(f"^[{SPACE}]+|[{SPACE}]+$")
PIECES = (
    *"\"“”«»-*:,.|/()'’–\u00a0\u202f\u2028\u0085\ufeff\t \n",
    *(" ", " ", " ", " OR ", " OU ", " HOẶC ", " or ", "OR"),
    *("a", "số", "đường", "so\u0302\u0301", "école", "l'eau", "57-NQ/TW", "73 788", "5G", "İ", "ß"),
    *(
        "kind:",
        "kind:guide",
        "KIND:Topic",
        "body:",
        "bo-chinh-tri",
        "Bộ Chính trị",
        "year:2024,2025",
    ),
    *("हिन्दी", "日本", "😀", "\u0301"),
)


def some_queries(many: int) -> list[str]:
    """Throw pieces together, the same each time."""
    chance = random.Random("syntax")
    return ["".join(chance.choices(PIECES, k=chance.randint(1, 14))) for _ in range(many)]


def test_both_read_thousands_of_queries_alike(page: Page) -> None:
    queries = [*ALL, *OPERATORS, *some_queries(10_000)]
    theirs = page.evaluate(REQUESTS, [queries, KNOWN])
    for query, (other, words) in zip(queries, theirs, strict=True):
        ours = parse(query, KNOWN)
        assert other == {
            "request": _as_json(ours),
            "strict": ours.is_strict,
            "relaxed": _as_json(relax(query, ours)),
        }, query
        if words is not None:
            assert _without_ends(words) == _without_ends(_as_json(ours)), query
    assert sum(words is not None for _, words in theirs) > 1_000


def test_both_spell_the_values_of_filters_alike(page: Page) -> None:
    texts = [*ALL, *some_queries(2_000)]
    assert page.evaluate(KEYS, texts) == [key_of(text) for text in texts]


def _without_ends(request: dict[str, Any]) -> dict[str, Any]:
    """Take off the spaces around what is wanted."""
    return {**request, "wanted": [[_bare(part) for part in choice] for choice in request["wanted"]]}


def _bare(part: dict[str, str]) -> dict[str, str]:
    return {**part, "text": _ENDS.sub("", part["text"])}


def _as_json(request: Request) -> dict[str, Any]:
    return {
        "wanted": [[asdict(part) for part in choice] for choice in request.wanted],
        "refused": [asdict(part) for part in request.refused],
        "filters": [{"name": one.name, "values": list(one.values)} for one in request.filters],
    }
