"""A page, a language, a place and a reference in their own words."""

from portal.model.language import Language
from portal.model.page import Page
from portal.model.place import Place, Problem, Severity
from portal.model.reference import Names, Reference
from tests.builders import NOWHERE, a_page


def test_a_page_has_the_id_and_the_section_of_its_key() -> None:
    page = a_page("guides/sweep")
    assert (page.id, page.section) == ("sweep", "guides/index")


def test_a_section_and_a_page_at_the_top_have_no_section_above() -> None:
    assert a_page("guides/index").section is None
    assert a_page("about").section is None
    assert a_page("index").section is None


def test_menus_show_the_short_title_where_there_is_one() -> None:
    long = a_page(title="A long title")
    short = Page(long.key, long.language, long.kind, long.title, long.lead, nav="Short")
    assert (long.short_title, short.short_title) == ("A long title", "Short")


def test_what_a_page_names_is_told_once_and_in_order() -> None:
    page = a_page(markdown="{fact:b} {term:x} {fact:a} {fact:b}")
    assert page.named(Names.FACT) == ("b", "a")
    assert page.named(Names.SOURCE) == ()


def test_a_language_names_its_locale() -> None:
    assert Language("pt-BR", "Português").locale == "pt_BR"
    assert Language("vi", "Tiếng Việt").locale == "vi"


def test_a_problem_prints_as_a_place_one_can_click() -> None:
    place = Place("content/fr/a.md", 7, 10)
    problem = Problem(place, "date-invalid", "a date", '"soon"')
    assert str(problem) == 'content/fr/a.md:7:10 date-invalid: expected a date, found "soon"'


def test_a_warning_says_so() -> None:
    problem = Problem(NOWHERE, "page-missing", "a page", "none", Severity.WARNING)
    assert str(problem) == "somewhere.yaml:1:1 warning: page-missing: expected a page, found none"


def test_problems_are_ordered_by_place_and_lines_are_numbers() -> None:
    nine, ten = (Problem(Place("a", line), "x", "x", "x") for line in (9, 10))
    assert sorted([ten, nine]) == [nine, ten]


def test_a_reference_prints_as_it_is_written() -> None:
    assert str(Reference(Names.FACT, "bins", NOWHERE)) == "{fact:bins}"
    assert str(Reference(Names.DOC, "57-NQ/TW", NOWHERE, "it")) == "{doc:57-NQ/TW|it}"
