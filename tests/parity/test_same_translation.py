"""Python and JavaScript translate queries alike."""

import random
from dataclasses import asdict

import pytest
from playwright.sync_api import Page

from portal.build.finder import terms_of
from portal.model.site import Site
from search import take_language, translate

pytestmark = pytest.mark.browser

TRANSLATED = """async ([terms, queries]) => {
    const { takeLanguage, translate } = await import('/client/translating.js')
    return queries.map(([query, from, to]) => {
        const { language, query: rest } = takeLanguage(query, terms.languages)
        return { language: language ?? null, rest, ...translate(rest, terms, from, to) }
    })
}"""
GLUE = [" ", "  ", " OR ", " -", '"', '" ', "“", "” ", " kind:", ":", "’", "-", " lang:en "]


def test_both_put_the_same_terms_in_the_same_places(page: Page, real_site: Site) -> None:
    terms = terms_of(real_site)
    forms = [form for of in terms.terms for each in of for form in each]
    words = sorted({word for form in forms for word in form.split()})
    chance = random.Random(57)
    queries = []
    for _ in range(2000):
        pieces = chance.choices([*forms, *words, "57-NQ/TW", "nghi"], k=chance.randint(1, 5))
        text = "".join(piece + chance.choice(GLUE) for piece in pieces)
        cased = chance.choice((text, text.upper()))
        queries.append((cased, *chance.sample(terms.languages, 2)))
    ours = []
    for query, source, target in queries:
        language, rest = take_language(query, terms.languages)
        there = translate(rest, terms, source, target)
        ours.append(
            {"language": language, "rest": rest} | asdict(there) | {"through": list(there.through)}
        )
    theirs = page.evaluate(TRANSLATED, [asdict(terms), queries])
    assert [one for one in zip(queries, ours, theirs, strict=True) if one[1] != one[2]] == []
    assert sum(bool(one["through"]) for one in ours) > 500
