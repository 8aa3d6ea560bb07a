"""Signs say that two words may be neighbours; the text of a passage says whether they are."""

from itertools import product
from string import ascii_lowercase

from search import Passage, build_index, search
from search.neighbours import stand_in
from search.places import followed
from search.signs import sign_of
from tests.search.builders import a_document, some_documents


def a_namesake_of(sign: int) -> str:
    """Return a made-up word that has a sign."""
    words = map("".join, product(ascii_lowercase, repeat=3))
    return next(word for word in words if sign_of(word) == sign)


def test_neighbours_stand_in_any_text_in_their_order_and_with_no_stop_word_between() -> None:
    passage = Passage("", "Kinh tế số", "Chuyển và đổi. Số mới.", also=("hạ tầng",))
    named = a_document(passage, title="Công dân", names=("Đề án 06",))
    index = build_index([named], "vi")
    for pair in ("kinh te", "so moi", "ha tang", "cong dan", "de an"):
        one, other = pair.split()
        first, second = index.forms[one], index.forms[other]
        assert stand_in(index, 0, first, second), pair
        assert not stand_in(index, 0, second, first), pair
    assert not stand_in(index, 0, index.forms["chuyen"], index.forms["doi"])
    assert not stand_in(index, 0, ["kính"], ["tế"])


def test_a_pair_that_only_seems_to_stand_does_not_bring_a_passage_first() -> None:
    namesake = a_namesake_of(sign_of("an"))
    index = build_index(
        some_documents(a=f"hạ {namesake}, và tới an", b="hạ an, rồi còn tới đây", c="mới"), "vi"
    )
    assert followed(index, "ha", "an") == {0, 1}
    answer = search(index, "ha an")
    assert [hit.document.url[0] for hit in answer.pages] == ["b", "a"]
