"""The reference ranking answers what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import Index, Passage, build_index, search
from search.index import Entry
from tests.search.builders import a_document, some_documents, the_collection

VI, EN, FR = (build_index(the_collection(code), code) for code in ("vi", "en", "fr"))


def found(index: Index, query: str, limit: int = 10) -> list[str]:
    """Return the addresses of the pages that are shown, each with its best section."""
    pages = search(index, query, limit=limit).pages
    return [
        hit.document.url + (f"#{a}" if (a := hit.sections[0].passage.anchor) else "")
        for hit in pages
    ]


@pytest.mark.parametrize(
    ("index", "query", "first"),
    [
        (VI, "nghi quyet 57", "vi/van-ban/nq57/"),
        (VI, "nghị quyết 57", "vi/van-ban/nq57/"),
        (VI, "nghị quyết số 57 NQ TW", "vi/van-ban/nq57/"),
        (VI, "57-nq/tw", "vi/van-ban/nq57/"),
        (VI, "57/NQ-TW", "vi/van-ban/nq57/"),
        (VI, "NQ57", "vi/van-ban/nq57/"),
        (VI, "nq 57", "vi/van-ban/nq57/"),
        (VI, "ngi quyet 57", "vi/van-ban/nq57/"),
        (VI, "193/2025/QH15", "vi/van-ban/nq193/"),
        (VI, "nghi quyet 193", "vi/van-ban/nq193/"),
        (VI, "nghi quyet 03", "vi/van-ban/nq03/"),
        (VI, "quyet dinh 598 qd-ttg", "vi/van-ban/qd598/"),
        (VI, "nghi dinh 69 2024", "vi/van-ban/nd69/"),
        (VI, "111", "vi/huong-dan/tre-em/"),
        (EN, "resolution 57", "en/instruments/nq57/"),
        (EN, "Resolution 57-NQ/TW", "en/instruments/nq57/"),
        (EN, "decree 69", "en/instruments/nd69/"),
        (FR, "resolution 57", "fr/textes/nq57/"),
        (FR, "qu’est-ce que la résolution 57", "fr/textes/nq57/"),
        (FR, "décret 69/2024", "fr/textes/nd69/"),
    ],
)
def test_who_types_a_number_gets_the_document_first(index: Index, query: str, first: str) -> None:
    assert found(index, query)[0] == first


@pytest.mark.parametrize(
    ("index", "query", "first"),
    [
        (VI, "mat dien thoai", "vi/huong-dan/vneid/#mat-dien-thoai"),
        (VI, "mục tiêu đến năm 2030 của nghị quyết 57", "vi/van-ban/nq57/#muc-tieu-2030"),
        (VI, "kinh te so", "vi/chu-de/kinh-te-so/"),
        (VI, "hòa lạc", "vi/chu-de/ha-tang/#trung-tam-du-lieu"),
        (VI, "17,5%", "vi/chu-de/kinh-te-so/#doanh-nghiep"),
        (VI, "55.25", "vi/chu-de/dien-luc/"),
        (EN, "lost phone", "en/guides/vneid/#lost-phone"),
        (EN, "scholarship", "en/topics/researchers/"),
        (EN, "73788", "en/topics/digital-economy/#companies"),
        (FR, "cheval", "fr/themes/infrastructure/"),
        (FR, "impot", "fr/guides/impots/"),
        (FR, "ecole", "fr/guides/enfants/"),
        (FR, "l’école", "fr/guides/enfants/"),
        (FR, "oeuvre", "fr/themes/ia/"),
        (FR, "cerfa 12100*02", "fr/guides/services/"),
        (FR, "73 788", "fr/themes/economie/#entreprises"),
    ],
)
def test_the_passage_that_answers_comes_first(index: Index, query: str, first: str) -> None:
    assert found(index, query)[0] == first


def test_words_typed_with_marks_stay_apart() -> None:
    index = build_index(some_documents(am="âm dương", pho="đường phố"), "vi")
    assert found(index, "đường") == ["pho"]
    assert found(index, "dương") == ["am"]


def test_a_word_typed_without_marks_finds_all_its_spellings() -> None:
    index = build_index(some_documents(am="âm dương", pho="đường phố"), "vi")
    assert sorted(found(index, "duong")) == ["am", "pho"]


def test_a_word_with_marks_that_nobody_wrote_is_taken_without_them() -> None:
    index = build_index(some_documents(pho="đường phố"), "vi")
    assert found(index, "dướng") == ["pho"]


def test_neighbours_that_belong_together_come_first() -> None:
    index = build_index(
        some_documents(a="nghe nhac cong vien", b="cong nghe moi nhat", c="vien bao tang"), "vi"
    )
    assert found(index, "cong nghe")[0] == "b"


def test_an_unknown_word_does_not_empty_the_answer() -> None:
    assert found(VI, "xyzzy trí tuệ") == found(VI, "trí tuệ")


def test_an_unknown_form_stands_for_what_begins_alike() -> None:
    index = build_index([a_document("several technologies", language="en")], "en")
    assert found(index, "technologist")
    assert not found(index, "tec")


def test_an_unknown_form_is_first_asked_for_without_its_ending() -> None:
    index = build_index(some_documents("en", run="She runs.", runner="The runnings"), "en")
    assert found(index, "runned")[0] == "run"


def test_the_parts_of_a_number_known_as_a_whole_find_nothing() -> None:
    index = build_index(some_documents(law="193/2025/QH15", year="2025 QH15"), "vi")
    assert found(index, "193/2025/QH15") == ["law"]
    assert sorted(found(index, "194/2025/QH15")) == ["law", "year"]


def test_an_unknown_number_stands_for_nothing_else() -> None:
    index = build_index([a_document("20250 20251", language="en")], "en")
    assert not found(index, "20252")


def test_stop_words_count_when_there_is_nothing_else() -> None:
    assert found(EN, "the who") == found(EN, "the")
    assert found(EN, "the hydropower") == found(EN, "hydropower")


@pytest.mark.parametrize("query", ["", " ", "?!…", "😀", "xyzzy"])
def test_a_query_of_no_known_word_has_no_answer(query: str) -> None:
    assert found(VI, query) == []


def test_an_empty_index_has_no_answer() -> None:
    assert found(build_index([], "vi"), "nghị quyết") == []


def test_equal_passages_come_in_the_order_of_their_addresses() -> None:
    index = build_index(some_documents(c="tin", a="tin", b="tin"), "vi")
    assert found(index, "tin") == ["a", "b", "c"]


def test_a_page_shows_at_most_three_of_its_passages() -> None:
    long = a_document("tin tức", "tin tức hôm nay", "tin", "tin tin", url="a")
    index = build_index([long, a_document("tin tức hôm nay", url="b")], "vi")
    answer = search(index, "tin")
    assert [hit.document.url for hit in answer.pages] == ["a", "b"]
    sections = answer.pages[0].sections
    assert [section.passage.anchor for section in sections] == ["p3", "p2", ""]
    assert [section.score for section in sections] == sorted(
        (section.score for section in sections), reverse=True
    )


def test_a_page_is_worth_what_its_best_passage_is() -> None:
    for hit in search(VI, "nghi quyet 57").pages:
        assert hit.score == hit.sections[0].score


def test_an_answer_tells_how_many_there_are_shown_or_not() -> None:
    answer = search(VI, "số", limit=2)
    assert len(answer.pages) == 2
    assert answer.total_pages == len(search(VI, "số", limit=1000).pages) > 2
    assert answer.total_passages >= answer.total_pages


def test_a_list_ends_at_its_limit() -> None:
    assert len(found(VI, "số", limit=3)) == 3
    assert found(VI, "số", limit=0) == []


def test_scores_fall() -> None:
    scores = [hit.score for hit in search(VI, "nghi quyet 57").pages]
    assert scores == sorted(scores, reverse=True)


def test_the_words_asked_for_are_marked_in_every_form() -> None:
    (hit, *_) = search(FR, "cheval").pages
    assert [fragment.text for fragment in hit.sections[0].excerpt if fragment.marked] == ["chevaux"]


def test_only_the_words_asked_for_are_marked() -> None:
    index = build_index([a_document("âm dương, đường phố, 55,25 điểm")], "vi")
    (hit,) = search(index, "đường 55.25").pages
    assert [fragment.text for fragment in hit.sections[0].excerpt if fragment.marked] == [
        "đường",
        "55,25",
    ]


def test_a_heading_finds_its_passage() -> None:
    index = build_index([a_document("mở đầu", Passage("muc", "Mục tiêu", "Nội dung"))], "vi")
    assert found(index, "muc tieu") == ["vi/trang/#muc"]


@given(st.text())
def test_no_query_fails(query: str) -> None:
    search(VI, query)


@given(st.sampled_from(VI.entries), st.data())
def test_any_word_of_any_text_is_answered(entry: Entry, data: st.DataObject) -> None:
    words = [word.text for word in VI.analysis.words(entry.passage.text)]
    assert search(VI, data.draw(st.sampled_from(words))).pages
