"""What the index knows of a form is kept in few levels, signs and letters."""

from itertools import pairwise

from search import Passage, build_index
from search.levels import CLEAR, LEVELS, blurred, impact_at
from search.places import (
    IN_NAMES,
    IN_TITLE,
    Apart,
    Places,
    family_places,
    followed,
    levels,
    parted,
    write_faint,
    write_places,
)
from search.scoring import passage_score
from search.signs import SIGNS, sign_of
from search.steps import write_steps
from tests.search.builders import a_document, some_documents, the_collection


def test_a_level_is_worth_nearly_what_the_form_says() -> None:
    index = build_index(the_collection("vi"), "vi")
    for form in index.families:
        fields = index.postings(form)
        for passage, level in levels(index, form).items():
            counts = [places.get(passage, 0) for places in fields]
            exact = passage_score(counts, passage, index.lengths)
            assert abs(impact_at(level) / exact - 1) < 0.07


def test_levels_rise() -> None:
    impacts = [impact_at(level) for level in range(LEVELS)]
    assert all(one < other for one, other in pairwise(impacts))


def test_what_says_more_than_the_highest_level_has_the_highest() -> None:
    index = build_index([a_document(Passage("", "", "số", weight=100.0))], "vi")
    assert levels(index, "số") == {0: LEVELS - 1}


def test_a_form_bears_the_sign_of_what_follows_its_family() -> None:
    index = build_index(some_documents(a="kinh tế số", b="tế bào", c="kinh tế"), "vi")
    (places,) = family_places(index, "te").values()
    assert isinstance(places, Places)
    assert places.signs == [1 << sign_of("so"), 1 << sign_of("bao"), 0]
    assert followed(index, "te", "so") == {0}
    assert followed(index, "te", "bao") == {1}
    assert followed(index, "so", "te") == set()


def test_of_a_long_list_only_the_best_are_told_apart() -> None:
    assert blurred(bytes(range(CLEAR))) == bytes(range(CLEAR))
    many = bytes([30] * CLEAR + [9] * 10 + [4] * 10)
    assert blurred(many) == bytes([30] * CLEAR + [6] * 20)
    # Equals stay equal, so that not the order of passages decides.
    assert blurred(bytes([7] * (CLEAR + 1))) == bytes([7] * (CLEAR + 1))


def test_what_follows_a_form_can_be_kept_apart_sign_by_sign() -> None:
    index = build_index(some_documents(a="kinh", b="kinh tế số", c="số kinh", d="kinh bào"), "vi")
    (apart,) = family_places(index, "kinh", alone=["kinh"]).values()
    assert isinstance(apart, Apart)
    assert not any((*apart.clear.signs, *apart.faint.signs))
    assert [*apart.clear.passages, *apart.faint.passages] == [0, 2, 3, 1]
    found = apart.followers
    assert len(found) == SIGNS
    assert found[sign_of("te")] == [3]  # the last of them
    assert found[sign_of("bao")] == [2]
    assert sum(map(len, found)) == 2


def test_of_a_list_those_that_say_least_are_parted_but_where_they_have_signs() -> None:
    clear, faint = parted(Places([1, 2, 3, 4], bytes([9, 6, 6, 7]), [0, 0, IN_NAMES, 0]))
    assert clear == Places([1, 3, 4], bytes([9, 6, 7]), [0, IN_NAMES, 0])
    assert faint == Places([2], bytes([6]), [0])
    assert write_faint(faint) == ";" + write_steps([2])
    assert write_faint(Places([], b"", [])) == ""


def test_families_share_their_signs_evenly() -> None:
    index = build_index(the_collection("vi"), "vi")
    signs = [sign_of(family) for family in index.forms]
    most = max(map(signs.count, range(SIGNS)))
    assert set(signs) == set(range(SIGNS))
    assert most < 2 * len(signs) / SIGNS


def test_only_passages_with_names_tell_that_a_form_is_in_the_title() -> None:
    lead, other = Passage("", "", ""), Passage("p1", "", "quyết")
    named = a_document(lead, other, url="a", title="Nghị quyết 57", names=("57-NQ/TW",))
    nameless = a_document("", url="b", title="Nghị quyết")
    index = build_index([named, nameless], "vi")
    (places,) = family_places(index, "quyet").values()
    assert isinstance(places, Places)
    assert [signs & IN_TITLE for signs in places.signs] == [IN_TITLE, 0, 0]
    (places,) = family_places(index, "57").values()
    assert isinstance(places, Places)
    assert [signs & (IN_TITLE | IN_NAMES) for signs in places.signs] == [IN_TITLE | IN_NAMES, 0]


def test_places_are_written_in_few_letters() -> None:
    assert write_places(Places([], b"", [])) == ""
    assert write_places(Places([0, 1], bytes([0, 41]), [0, 0])) == "5_"
    assert write_places(Places([19, 21], bytes(2), [0, 0])) == "45!5"
    assert write_places(Places([21], bytes([2]), [1])) == "!!7`"
    assert write_places(Places([0], bytes(1), [1 | IN_TITLE | IN_NAMES])) == "5`}~"


def test_no_letter_needs_to_be_escaped() -> None:
    every = (1 << SIGNS + 2) - 1
    text = write_places(
        Places(range(0, LEVELS * 1000, 1000), bytes(range(LEVELS)), [every] * LEVELS)
    )
    assert text.isascii()
    assert text.isprintable()
    assert not set(text) & set('"\\')
