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
