"""The first use of a term leads to its meaning, without being asked for."""

import re
from collections.abc import Sequence

import pytest

from portal.model.language import Language
from portal.model.register import Term
from portal.rendering.converter import render
from portal.rendering.terms import Spellings
from tests.builders import EN, FR, VI, a_page, a_site, a_term
from tests.rendering.conftest import FRENCH, Html, Show

TERMS = [
    a_term("kerb", "kerb"),
    a_term("stone", "kerb stone"),
    a_term("cctv", "CCTV"),
    a_term("lamp", "street lamp", everyday=True),
]


def _linked(
    markdown: str,
    *,
    language: Language = EN,
    key: str = "guides/sweep",
    terms: Sequence[Term] = TERMS,
) -> list[tuple[str, str]]:
    page = a_page(key, language=language, markdown=markdown)
    html = render(page, a_site(page, terms=terms), language, FRENCH).html
    return re.findall(r'<a class="term" href="#term-(\w+)">([^<]*)</a>', html)


def test_the_first_use_alone_is_linked(html: Html) -> None:
    assert html("The kerb and the kerb.") == (
        '<p id="p-1">The <a class="term" href="#term-kerb">kerb</a> and the kerb.</p>'
    )


@pytest.mark.parametrize(
    ("markdown", "linked"),
    [
        ("Kerbs first.", [("kerb", "Kerbs")]),
        ("Two kerb  stones.", [("stone", "kerb  stones")]),
        ("kerb stone, kerb", [("stone", "kerb stone"), ("kerb", "kerb")]),
        ("kerb stone, kerb stone", [("stone", "kerb stone")]),
        ("kerbing, ukerb", []),
        ("the Town Kerb Office. Kerb", [("kerb", "Kerb")]),
        ("cctv, CCTV", [("cctv", "CCTV")]),
        ("street lamp", []),
        ("“the kerb”, «kerb»", []),
        ("*kerb*{: lang=fr }", []),
        ("`kerb`", []),
        ("## Kerb {#s-a}", []),
        ("[the kerb](page:guides/sweep)", []),
        ('!!! note "Kerb"\n    CCTV', [("cctv", "CCTV")]),
        ("| kerb |\n|---|\n| CCTV |", [("cctv", "CCTV")]),
        ("*a* kerb *b* CCTV", [("kerb", "kerb"), ("cctv", "CCTV")]),
        ("{term:kerb|stones} and kerb", [("kerb", "stones")]),
        ("a kerb, then {term:kerb|it}", [("kerb", "kerb"), ("kerb", "it")]),
    ],
)
def test_a_term_is_told_from_other_words(markdown: str, linked: list[tuple[str, str]]) -> None:
    assert _linked(markdown) == linked


def test_each_language_has_its_plural() -> None:
    terms = [a_term("post", "borne lumineuse")]
    assert _linked("Des bornes lumineuses.", language=FR, terms=terms)
    assert not _linked("bornes lumineuses", language=VI, terms=terms)


def test_pages_that_lead_to_others_have_no_such_links() -> None:
    assert _linked("The kerb.", key="guides/index") == []


def test_the_terms_of_a_page_are_told_once_in_their_order(show: Show) -> None:
    assert show("A kerb. {term:kerb}").terms == ("kerb",)
    assert show("None.").terms == ()


def test_of_two_terms_that_begin_alike_the_longer_is_found() -> None:
    spellings = Spellings([("a", "data"), ("b", "data centre")], "s")
    found = [(name, match[0]) for name, match in spellings.found("Data centres hold data.")]
    assert found == [("b", "Data centres"), ("a", "data")]
