"""The whole site answers what there is, where it lives and what stands in."""

import pytest

from portal.model.kinds import Key
from portal.model.register import Relation, RelationKind
from portal.model.site import SEARCH, Site
from tests.builders import AR, EN, FR, LANGUAGES, VI, a_page, a_site, an_instrument

KEYS = (
    "index",
    "about",
    "glossary",
    "guides/index",
    "guides/sweep",
    "topics/index",
    "topics/parks",
)
HOME, SWEEP = Key("index"), Key("guides/sweep")


@pytest.fixture
def site() -> Site:
    """Every key in every language, but the guide only in English and French."""
    pages = [a_page(key, language=one) for key in KEYS for one in LANGUAGES]
    return a_site(*(page for page in pages if (page.key, page.language) != (SWEEP, VI)))


def test_every_address_leads_back_to_its_page(site: Site) -> None:
    for language in site.languages:
        for key in KEYS:
            assert site.at(site.address(Key(key), language)) == (key, language)


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("index", "vi/"),
        ("guides/index", "vi/huong-dan/"),
        ("guides/sweep", "vi/huong-dan/sweep/"),
        ("glossary", "vi/thuat-ngu/"),
        ("about", "vi/about/"),
    ],
)
def test_an_address_speaks_the_readers_language(site: Site, key: str, address: str) -> None:
    assert site.address(Key(key), VI) == address


def test_the_search_page_has_an_address_and_no_page(site: Site) -> None:
    assert site.address(SEARCH, FR) == "fr/recherche/"
    assert site.at("fr/recherche/") is None


@pytest.mark.parametrize(
    "address", ["", "vi", "vi/guides/", "en/huong-dan/", "/vi/", "vi/huong-dan/sweep", "de/"]
)
def test_nothing_lives_at_any_other_address(site: Site, address: str) -> None:
    assert site.at(address) is None


def test_a_missing_page_is_stood_in_for_by_the_first_language_that_has_it(site: Site) -> None:
    assert site.page(SWEEP, VI) is None
    best = site.best(SWEEP, VI)
    assert best is not None
    assert best.language is EN


def test_a_page_that_is_there_needs_no_stand_in(site: Site) -> None:
    best = site.best(SWEEP, FR)
    assert best is not None
    assert best.language is FR
    assert site.best(Key("nowhere"), FR) is None


def test_a_stand_in_lives_at_the_address_of_the_language_it_stands_in_for(site: Site) -> None:
    assert site.at("vi/huong-dan/sweep/") == (SWEEP, VI)


def test_translations_come_in_the_order_of_the_languages() -> None:
    pages = [a_page(language=language) for language in (FR, EN, VI)]
    found = a_site(*pages).translations(SWEEP)
    assert [page.language for page in found] == [VI, EN, FR]


def test_a_language_is_found_by_its_code(site: Site) -> None:
    assert site.language("fr") is FR
    assert site.language("ar") is None
    assert a_site(languages=(AR,)).language("ar") is AR


def test_a_section_lists_its_pages_but_not_itself(site: Site) -> None:
    below = site.below(Key("guides/index"), VI)
    assert [(page.key, page.language) for page in below] == [(SWEEP, EN)]


def test_a_document_is_found_by_its_number_and_every_alias_in_any_case() -> None:
    one = an_instrument(number="57-NQ/TW", aliases=("NQ 57", "Nghị quyết 57"))
    documents = a_site(instruments=[one]).documents
    for spelling in ("57-NQ/TW", "57-nq/tw", "nq 57", "NGHỊ QUYẾT 57"):
        assert documents[spelling.casefold()] is one
    assert "57" not in documents


def test_a_number_wins_over_anothers_alias() -> None:
    ours = an_instrument("a", number="1-A", aliases=())
    other = an_instrument("b", number="2-B", aliases=("1-A",))
    assert a_site(instruments=[ours, other]).documents["1-a"] is ours
    assert a_site(instruments=[other, ours]).documents["1-a"] is ours


def test_relations_are_seen_from_the_other_side() -> None:
    law = an_instrument("law")
    decree = an_instrument("decree", relations=(Relation(RelationKind.DETAILS, "law"),))
    site = a_site(instruments=[law, decree])
    assert list(site.relations_to(law)) == [(RelationKind.DETAILS, decree)]
    assert list(site.relations_to(decree)) == []


def test_an_instrument_leads_to_the_page_that_explains_it_if_there_is_one() -> None:
    page = a_page("instruments/law")
    law, decree = an_instrument("law"), an_instrument("decree", page="law")
    stray = an_instrument("stray")
    site = a_site(page, instruments=[law, decree, stray])
    assert [site.page_of(one) for one in (law, decree, stray)] == [page.key, page.key, None]
    assert site.explained_by("law") == (law, decree)
