"""A query in one language becomes the same in another, by a list of terms."""

import pytest

from search.shard_file import read
from search.translating import Terms, export_terms, take_language, translate

TERMS = Terms(
    ("vi", "en"),
    (
        (("sàn giao dịch", "SGD"), ("trading floor", "exchange")),
        (("giao dịch",), ("transaction",)),
        (("mật khẩu",), ("password",)),
    ),
)


@pytest.mark.parametrize(
    ("query", "translated"),
    [
        ("sàn giao dịch", '"trading floor" OR exchange'),
        ("San Giao Dich nao", '"trading floor" OR exchange nao'),
        ("SGD", '"trading floor" OR exchange'),
        ("giao dịch an toàn", "transaction an toàn"),
        ('"sàn giao dịch" mở', '"trading floor" mở'),
        ("“các sàn giao dịch mới”", "“các trading floor mới”"),
        ("-sàn giao dịch", '-"trading floor"'),
        ("mật khẩu OR sàn giao dịch", 'password OR "trading floor" OR exchange'),
        ("kind:guide mật khẩu", "kind:guide password"),
        ('topic:"mật khẩu" giao dịch', 'topic:"mật khẩu" transaction'),
        ('mật "khẩu"', 'mật "khẩu"'),
        ("57-NQ/TW", "57-NQ/TW"),
        ("", ""),
    ],
)
def test_the_longest_terms_are_translated_and_all_else_stays(query: str, translated: str) -> None:
    assert translate(query, TERMS, "vi", "en").query == translated


def test_a_plural_is_the_same_term() -> None:
    there = translate("two passwords for Exchanges", TERMS, "en", "vi")
    assert there.query == 'two "mật khẩu" for "sàn giao dịch" OR SGD'
    assert there.through == ("mật khẩu", "sàn giao dịch", "SGD")


@pytest.mark.parametrize(
    ("query", "taken"),
    [
        ("lang:en broom", ("en", "broom")),
        ("broom LANG:EN", ("en", "broom")),
        ("a lang:en b lang:vi c", ("vi", "a b c")),
        ("lang:xx broom", (None, "lang:xx broom")),
        ("slang:en", (None, "slang:en")),
        ("lang: en", (None, "lang: en")),
    ],
)
def test_a_query_may_name_its_language(query: str, taken: tuple[str | None, str]) -> None:
    assert take_language(query, ("vi", "en")) == taken


def test_the_file_of_terms_holds_them_all() -> None:
    content = read(export_terms(TERMS))
    assert content["languages"] == ["vi", "en"]
    assert content["terms"][0] == [["sàn giao dịch", "SGD"], ["trading floor", "exchange"]]
