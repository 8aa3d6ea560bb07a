"""Texts are counted by numbers, as their words say."""

from collections import Counter
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import memory
from search.analysis import Analysis
from search.languages import language_of
from search.signs import sign_of
from search.vocabulary import Counted, Vocabulary

LETTERS = "aàéíyđ l'’.,-/57 0\u00a0\u202f\u00ad\u0301\u0323\u3000ΣİＨ\n"
texts = st.lists(st.text(st.sampled_from(LETTERS)) | st.text(), max_size=3)


def counted(analysis: Analysis, texts: list[str]) -> tuple[Counter[str], dict[str, int], int]:
    """What a text consists of, straight from its words."""
    each = [list(analysis.words(text)) for text in texts]
    forms = Counter(analysis.form(word) for words in each for word in words)
    followed: dict[str, int] = {}
    for first, second in chain.from_iterable(map(analysis.neighbours, each)):
        family, sign = analysis.family(first.folded), sign_of(analysis.family(second.folded))
        followed[family] = followed.get(family, 0) | 1 << sign
    return forms, followed, sum(not word.parts for words in each for word in words)


def spelled(known: Vocabulary, found: Counted) -> tuple[Counter[str], dict[str, int], int]:
    forms = Counter({known.forms[number]: count for number, count in found.forms.items()})
    followed = {known.families[number]: signs for number, signs in found.followed.items()}
    return forms, followed, found.words


@pytest.mark.parametrize("language", ["vi", "en", "fr", "de"])
@given(texts)
def test_texts_count_as_their_words_do(language: str, texts: list[str]) -> None:
    analysis = Analysis(language_of(language))
    known = Vocabulary(analysis)
    for _ in ("learnt", "remembered"):
        assert spelled(known, known.count(texts)) == counted(analysis, texts)
        for text in texts:
            assert list(analysis.recalled(text)) == list(analysis.words(text))


def test_numbers_with_spaces_in_them_stay_whole() -> None:
    analysis = Analysis(language_of("fr"))
    text = "soit 1\u00a0000\u202f000 ou 73 788 de l'année 2025"
    assert analysis.pieces(text) == [
        "soit", "1\u00a0000\u202f000", "ou", "73 788", "de", "l'année", "2025",
    ]  # fmt: skip


def test_what_was_forgotten_is_learnt_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST_PIECES", 2)
    known = Vocabulary(Analysis(language_of("vi")))
    text = "một hai ba bốn một hai ba bốn"
    assert known.count([text]).forms == {0: 2, 1: 2, 2: 2, 3: 2}
    assert known.forms == ["một", "hai", "ba", "bốn"]
