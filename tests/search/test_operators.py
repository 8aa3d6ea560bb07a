"""What the language of queries does to an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import Index, Passage, build_index, search
from tests.search.builders import a_document, some_documents, the_collection

VI = build_index(the_collection("vi"), "vi")


def found(index: Index, query: str) -> list[str]:
    """Return the URLs of the pages, in alphabetical order."""
    answer = search(index, query, limit=1000)
    assert not answer.relaxed
    return sorted(hit.document.url for hit in answer.pages)


@pytest.fixture(scope="module")
def index() -> Index:
    return build_index(
        some_documents(
            am="âm dương, kinh tế số",
            pho="đường phố của thành phố số 57",
            tem="kinh doanh tem; tế bào",
            nhan="nhãn hiệu, công nghệ",
        ),
        "vi",
    )


def test_a_phrase_is_held_in_its_order(index: Index) -> None:
    assert found(index, '"kinh tế"') == ["am"]
    assert search(index, '"tế kinh"').relaxed


def test_a_phrase_does_not_reach_from_one_text_into_the_next() -> None:
    passage = Passage("", "thành phố", "đường dài")
    index = build_index([a_document(passage, title="kinh tế")], "vi")
    assert search(index, '"phố đường"').relaxed
    assert search(index, '"tế thành"').relaxed
    assert found(index, '"thành phố"') == ["vi/trang/"]


def test_a_phrase_typed_with_marks_is_held_with_them(index: Index) -> None:
    assert found(index, '"đường phố"') == ["pho"]
    assert search(index, '"dường phố"').relaxed
    assert found(index, '"duong pho"') == ["pho"]
    assert found(index, '"am duong"') == ["am"]


def test_a_phrase_is_the_very_words_not_their_stems() -> None:
    index = build_index(some_documents("en", a="public schools", b="a public school"), "en")
    assert found(index, '"public school"') == ["b"]
    assert found(index, "public school") == ["a", "b"]


def test_a_phrase_may_be_made_of_stop_words_among_others(index: Index) -> None:
    assert found(index, '"phố của thành" 57') == ["pho"]


def test_a_title_and_a_name_hold_a_phrase() -> None:
    index = build_index(
        [a_document("Đường mới.", "Kinh tế.", title="Nghị quyết 57", names=("57-NQ/TW",))], "vi"
    )
    (hit,) = search(index, '"nghị quyết 57" kinh tế').pages
    assert hit.sections[0].passage.anchor == "p1"
    (hit,) = search(index, '"57/NQ-TW"').pages
    assert [section.passage.anchor for section in hit.sections] == [""]


def test_a_phrase_wins_a_page_that_no_other_word_is_on(index: Index) -> None:
    assert found(index, '"công nghệ" tem') == ["nhan"]


def test_a_refused_word_takes_its_passages_away(index: Index) -> None:
    assert found(index, "số") == ["am", "pho"]
    assert found(index, "số -57") == ["am"]
    assert found(index, "số -đường") == ["am"]
    assert search(index, "số -duong").relaxed  # both spellings are refused


def test_a_refused_word_is_refused_in_every_form() -> None:
    index = build_index(some_documents("en", a="tax for schools", b="tax for roads"), "en")
    assert found(index, "tax -school") == ["b"]


def test_a_refused_number_is_refused_as_a_whole() -> None:
    index = build_index(some_documents(a="số 57-NQ/TW", b="số 57, NQ khác"), "vi")
    assert found(index, "số -57-NQ/TW") == ["b"]


def test_a_refused_phrase_leaves_its_words_alone(index: Index) -> None:
    assert found(index, 'kinh -"kinh tế"') == ["tem"]


def test_a_refused_beginning_takes_all_its_words_away(index: Index) -> None:
    assert search(index, "số -duo*").relaxed
    assert found(index, "số -đườ*") == ["am"]


def test_a_word_nobody_wrote_is_refused_in_vain(index: Index) -> None:
    assert found(index, "số -xyzzyx") == ["am", "pho"]


def test_or_makes_one_word_of_several(index: Index) -> None:
    assert found(index, "tem OR nhãn") == ["nhan", "tem"]
    assert found(index, "xyzzy OR nhãn") == ["nhan"]
    assert found(index, "tem HOẶC nhãn") == found(index, "nhãn OU tem")


def test_several_as_one_word_are_as_rare_as_all_of_them() -> None:
    index = build_index(some_documents(a="tem", b="kem", c="hoa"), "vi")
    one, other = search(index, "tem OR kem").pages
    assert one.score == other.score < search(index, "hoa").pages[0].score


def test_one_of_several_phrases_is_required(index: Index) -> None:
    assert found(index, '"kinh tế" OR "công nghệ" số') == ["am", "nhan"]
    assert found(index, '"kinh tế" OR tem số') == ["am", "tem"]


def test_a_beginning_stands_for_all_its_words() -> None:
    index = build_index(some_documents(a="đường", b="dương", c="du lịch", d="dược"), "vi")
    assert found(index, "duo*") == ["a", "b", "d"]
    assert found(index, "đườ*") == ["a"]


def test_a_number_may_be_begun() -> None:
    index = build_index(some_documents(a="luật QH15", b="luật QH14", c="luật 15"), "vi")
    assert found(index, "qh1*") == ["a", "b"]


def test_words_are_wishes_beside_what_is_required(index: Index) -> None:
    assert found(index, '"kinh tế" nhãn') == ["am"]


@pytest.mark.parametrize("query", ['"số kinh tế"', "số -số", "-57", "nhãn year:2024 year:2030"])
def test_where_nothing_has_all_that_is_required_its_words_are_answered(query: str) -> None:
    documents = [
        a_document("kinh tế số 57", url="a", facets={"year": ("2024",)}),
        a_document("nhãn", url="b", facets={"year": ("2030",)}),
    ]
    answer = search(build_index(documents, "vi"), query)
    assert answer.relaxed
    assert answer.pages
    assert answer.facets == {}


def test_where_its_words_are_unknown_too_the_answer_is_empty_not_relaxed(index: Index) -> None:
    answer = search(index, '"xyzzy abcde"')
    assert (answer.pages, answer.relaxed) == ((), False)


@given(st.lists(st.sampled_from(["số", "kin*", '"kinh tế"', "-57", "OR", "đường", "kind:guide"])))
def test_no_known_word_goes_unanswered(pieces: list[str]) -> None:
    answer = search(VI, " ".join([*pieces, "số"]))
    assert answer.pages
    assert answer.total_pages >= len(answer.pages)
