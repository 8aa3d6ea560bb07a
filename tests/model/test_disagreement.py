"""A disagreement knows what it names and which facts stand against each other."""

from portal.model.disagreement import Preference, Version
from portal.model.reference import Names
from portal.model.register import Confidence
from tests.builders import a_disagreement, a_page, a_prose, a_reference, a_site

FIRST, SECOND = a_reference(Names.FACT, "first"), a_reference(Names.FACT, "second")
ONE = a_disagreement(
    versions=(Version(a_prose("It is ", FIRST), ()), Version(a_prose(SECOND, " it is"), ())),
    preferred=Preference(1, Confidence.SEVERAL, a_prose("See ", a_reference(Names.SOURCE, "r1"))),
    note=a_prose("Since ", a_reference(Names.DATE, "2025")),
    pages=("guides/sweep",),
)


def test_its_facts_are_those_its_versions_state() -> None:
    assert ONE.facts == {"first", "second"}
    assert ONE.against("first") == {"second"}
    assert ONE.against("third") == {"first", "second"}


def test_it_names_things_in_the_order_of_reading() -> None:
    assert [one.target for one in ONE.named("en")] == ["first", "second", "r1", "2025"]


def test_it_touches_the_pages_it_names_and_those_that_use_its_facts() -> None:
    site = a_site(facts=(), disagreements=(ONE,))
    named, using = a_page("guides/sweep"), a_page("topics/x", markdown="Over {fact:second}.")
    own, other = a_page("disagreements/d1"), a_page("topics/y", markdown="Over {fact:third}.")
    touched = [page.key for page in (named, using, own, other) if site.disagreements_on(page)]
    assert touched == ["guides/sweep", "topics/x"]
    assert site.disagreements_about("first") == (ONE,)
    assert site.disagreements_about("third") == ()
