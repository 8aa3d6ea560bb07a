"""What of a site goes into its search index."""

import pytest

from portal.build.finder import SiteFinder
from portal.build.indexing import UNSAID, documents, facets_of, names_of, weight_of
from portal.model.finding import FACETS
from portal.model.kinds import Key
from portal.model.partial_date import PartialDate
from portal.model.register import Period, Share, Value
from portal.model.site import Site
from tests.builders import AR, EN, VI, a_fact, a_quantity, a_site, a_source


def test_a_document_has_its_lead_and_a_passage_per_section(example_site: Site) -> None:
    (guide,) = (one for one in documents(example_site, EN) if one.url == "en/guides/sweep/")
    assert [one.anchor for one in guide.passages] == ["", "s-before", "s-counted"]
    assert guide.passages[0].text.startswith("Three steps to a clean street.")
    assert "Over 55.25 million bins were emptied" in guide.passages[0].text


def test_an_instrument_is_known_by_its_number_and_aliases(example_site: Site) -> None:
    (one,) = (one for one in documents(example_site, EN) if one.kind == "instrument")
    assert one.names == ("7-NQ/TT", "NQ7", "7/NQ-TT", "Resolution No. 7-NQ/TT")


def test_a_topic_is_known_by_its_short_title(real_site: Site) -> None:
    pages = {page.key: page for page in real_site.pages if page.language.code == "vi"}
    assert names_of(pages[Key("topics/chu-ky-so")], real_site) == ("Chữ ký số",)
    assert names_of(pages[Key("lessons/ky-so")], real_site) == ()


def test_a_section_is_found_by_all_names_of_what_it_cites(example_site: Site) -> None:
    (guide,) = (one for one in documents(example_site, EN) if one.url == "en/guides/sweep/")
    lead, before, _ = guide.passages
    assert "7/NQ-TT" not in before.text
    assert "7/NQ-TT" in before.also
    assert lead.also == ()


def test_a_section_is_found_by_other_words_for_the_terms_it_has(example_site: Site) -> None:
    (guide,) = (one for one in documents(example_site, EN) if one.url == "en/guides/sweep/")
    has_other_words = {one.anchor: "curb" in one.also for one in guide.passages}
    assert has_other_words == {"": False, "s-before": True, "s-counted": False}
    assert "kerb" not in guide.passages[1].also  # which it says itself


def test_what_leads_elsewhere_or_is_not_known_counts_less(example_site: Site) -> None:
    (home,) = (one for one in documents(example_site, EN) if one.kind == "home")
    assert [one.weight for one in home.passages] == [weight_of("home", "")]
    assert weight_of("home", "") < weight_of("guide", "s-now") == 1
    assert weight_of("source", UNSAID) < weight_of("guide", UNSAID) < 1


def test_a_fact_is_found_by_its_figure_in_any_spelling_and_not_by_its_words(
    example_site: Site,
) -> None:
    finder = SiteFinder(example_site)

    def first(query: str) -> str:
        return finder.find(VI, query).found[0].address

    assert first("55,25 triệu") == first("55.25 triệu") == "vi/so-lieu/bins/"
    assert first("17.5 %") == "vi/so-lieu/rate/"
    assert first("54/63") == "vi/so-lieu/streets-54/"
    kinds = {one.kind for one in finder.find(VI, "thùng rác").found}
    assert "guide" in kinds
    assert "fact" not in kinds


@pytest.mark.parametrize(
    ("value", "tells"),
    [
        (a_quantity("3"), False),
        (a_quantity("3", unit="percent"), True),
        (a_quantity("0.7"), True),
        (a_quantity("495"), True),
        (Share(54, 63), True),
        (PartialDate(2025, 3, 13), False),
        (Period(PartialDate(2025), PartialDate(2026)), False),
    ],
)
def test_a_figure_that_means_nothing_by_itself_leads_to_no_fact(value: Value, tells: bool) -> None:
    site = a_site(facts=(a_fact(value=value),), sources=(a_source(),))
    assert bool(list(documents(site, EN))) is tells


def test_pages_that_stand_in_for_others_are_not_indexed(example_site: Site) -> None:
    assert not [one for one in documents(example_site, VI) if "parks" in one.url]
    assert [one for one in documents(example_site, EN) if "parks" in one.url]


def test_terms_are_found_by_their_definition_and_by_other_forms(example_site: Site) -> None:
    finder = SiteFinder(example_site)
    for query in ("stone edge", "curb"):
        assert ("en/terms/", "t-kerb") in {
            (one.address, section.anchor)
            for one in finder.find(EN, query).found
            for section in one.sections
        }


def test_a_disagreement_is_found_by_what_its_versions_say(example_site: Site) -> None:
    (one,) = (one for one in documents(example_site, EN) if one.url == "en/compare/d1/")
    (opening,) = one.passages
    assert opening.text.startswith("Two counts of the same week. 54/63, says the council. 50/63,")
    assert "how they counted & when <exactly>" in opening.text


def test_a_task_is_found_at_its_anchor(example_site: Site) -> None:
    (page,) = (one for one in documents(example_site, EN) if one.url == "en/commitments/")
    lead, task, _ = page.passages
    assert (lead.anchor, task.anchor, task.heading) == ("", "c1", "Sweep 54/63 streets.")
    assert task.text.startswith("The sweepers The council See 7-NQ/TT. 50/63 were swept.")


def test_each_language_answers_with_its_own_pages(example_site: Site) -> None:
    finder = SiteFinder(example_site)
    assert {one.address.partition("/")[0] for one in finder.find(VI, "chổi").found} == {"vi"}
    assert {one.address.partition("/")[0] for one in finder.find(AR, "مكنسة").found} == {"ar"}


def test_no_footnote_s_way_back_is_indexed(example_site: Site) -> None:
    texts = (text.text for one in documents(example_site, EN) for text in one.passages)
    assert not [text for text in texts if "↩" in text]


def test_a_page_is_narrowed_by_its_kind_its_topics_its_issuer_and_its_year(
    example_site: Site,
) -> None:
    facets = {page.key: facets_of(page, example_site) for page in example_site.pages[::-1]}
    of = {one.id: facets_of(one, example_site) for one in example_site.pages if one.language == EN}
    assert of["rule-7"]["kind"] == ("instrument",)
    assert of["rule-7"]["body"] == ("Town Council",)
    assert of["rule-7"]["year"] == ("2024",)
    assert of["parks"]["topic"] == of["sweep"]["topic"] == ("The parks",)
    assert all(tuple(one) == FACETS for one in facets.values())


def test_a_page_has_the_day_of_what_it_explains_or_else_of_what_it_knows(
    example_site: Site,
) -> None:
    dates = {one.url: one.date for one in documents(example_site, EN)}
    assert dates["en/instruments/rule-7/"] == "22 December 2024"
    assert dates["en/guides/sweep/"] == "March 2025"
    assert dates["en/about/"] == ""


def test_an_answer_counts_what_narrows_it(example_site: Site) -> None:
    finder = SiteFinder(example_site)
    answer = finder.find(EN, "broom OR council")
    assert answer.pages == len(answer.found)
    for name, narrowings in answer.facets.items():
        for one in narrowings:
            narrowed = finder.find(EN, f"broom OR council {name}:{one.value}")
            assert (narrowed.pages, narrowed.relaxed) == (one.pages, False)
