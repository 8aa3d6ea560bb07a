"""Entries of registers make pages, or fill them, and are held to what holds on every page."""

from portal.model.commitment import LogEntry
from portal.model.disagreement import Version
from portal.model.kinds import Key
from portal.model.partial_date import PartialDate
from portal.model.reference import Names
from portal.model.register import Evidence
from portal.model.site import Site
from portal.reading.checks import check
from portal.reading.register_pages import pages_of_disagreements, with_commitments
from tests.builders import (
    EN,
    FR,
    NOWHERE,
    a_commitment,
    a_disagreement,
    a_page,
    a_prose,
    a_reference,
    a_site,
)

FACT, SOURCE = a_reference(Names.FACT, "bins"), a_reference(Names.SOURCE, "r1")


def codes(site: Site) -> set[str]:
    """The codes of what is wrong with a site."""
    return {one.code for one in check(site)}


def test_a_disagreement_makes_a_page_in_each_language() -> None:
    told = (Version(a_prose("Over ", FACT), (Evidence("r1"),)), Version(a_prose("None"), ()))
    one = a_disagreement(versions=told, pages=(Key("guides/a"),), references=(SOURCE, SOURCE))
    pages = list(pages_of_disagreements([one], (EN, FR)))
    assert [(page.key, page.language, page.kind.name) for page in pages] == [
        ("disagreements/d1", EN, "disagreement"),
        ("disagreements/d1", FR, "disagreement"),
    ]
    first = pages[0]
    assert (first.title, first.lead, first.sources) == ("How many streets", "Two counts.", ("r1",))
    assert first.related == ("guides/a",)
    assert first.named(Names.FACT) == ("bins",)
    assert first.body.prose == ((NOWHERE, "Over {fact:bins}"), (NOWHERE, "None"))


def test_the_page_of_all_commitments_names_what_they_name() -> None:
    later = LogEntry(PartialDate(2025), a_prose(FACT, " counted"), (Evidence("r1"),))
    every = {"c1": a_commitment(log=(later,), references=(SOURCE,))}
    shown = with_commitments(a_page("commitments/index", markdown="Text {date:2025}."), every)
    assert [one.target for one in shown.references] == ["2025", "r1", "bins"]
    assert [line for _, line in shown.body.prose][-2:] == ["Sweep.", "{fact:bins} counted"]
    assert shown.body.digest == ""  # for it is not its own text alone
    other = a_page("commitments/by-owner")
    assert with_commitments(other, every) is other


def test_a_number_written_out_in_an_entry_is_refused() -> None:
    one = a_disagreement(note=a_prose("Of 77 streets."))
    pages = tuple(pages_of_disagreements([one], (EN,)))
    assert "number-unbound" in codes(a_site(*pages, languages=(EN,)))
    task = {"c1": a_commitment(task=a_prose("Sweep 77 streets."))}
    page = with_commitments(a_page("commitments/index"), task)
    assert "number-unbound" in codes(a_site(page, languages=(EN,)))
