"""The kind of a page follows from its path."""

import pytest

from portal.model.kinds import KINDS, Key, kind_of


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("index", "home"),
        ("guides/index", "section"),
        ("instruments/index", "section"),
        ("anything/index", "section"),
        ("glossary", "glossary"),
        ("guides/glossary", "guide"),
        ("instruments/nq57", "instrument"),
        ("topics/vneid", "topic"),
        ("guides/lua-dao", "guide"),
        ("questions/nghi-quyet-57", "question"),
        ("lessons/vneid", "lesson"),
        ("lessons/index", "section"),
        ("sources/001", "source"),
        ("about", "page"),
        ("guides", "page"),
        ("guides/deep/er", "page"),
        ("news/first", "page"),
    ],
)
def test_a_key_has_a_kind(key: str, name: str) -> None:
    assert kind_of(Key(key)).name == name


def test_what_a_kind_requires_it_allows() -> None:
    for kind in KINDS:
        assert kind.requires <= kind.allows, kind.name


def test_only_the_home_page_has_doors() -> None:
    assert [kind.name for kind in KINDS if "doors" in kind.allows] == ["home"]


def test_only_a_section_page_has_groups() -> None:
    assert [kind.name for kind in KINDS if "groups" in kind.allows] == ["section"]


def test_a_lesson_ends_with_the_sheet_of_its_leader() -> None:
    (lesson,) = (kind for kind in KINDS if kind.name == "lesson")
    assert (lesson.sections[-1], lesson.questions) == ("s-leader", 5)
