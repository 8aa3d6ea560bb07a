"""A self-check in HTML: choices by letter, each answer folded below its question."""

from tests.builders import FR, VI
from tests.rendering.conftest import Html, Show

QUIZ = '!!! quiz "Red *or* green?"\n    - [ ] Red\n    - [x] Green, **go**\n\n    Because.\n\n'


def test_a_question_has_lettered_choices_and_an_answer_to_open(html: Html) -> None:
    text = html(QUIZ, language=VI).replace("\n", "")
    assert text == (
        '<div class="quizzes"><div class="callout callout-quiz">'
        '<p class="callout-title">1. Red <em>or</em> green?</p>'
        '<ol class="choices" type="A"><li>Red</li><li>Green, <strong>go</strong></li></ol></div>'
        '<details class="answer"><summary>Đáp án câu 1</summary>'
        '<p class="answer-right">B. Green, <strong>go</strong></p><p>Because.</p>'
        "</details></div>"
    )


def test_questions_are_numbered_through_the_page_in_its_language(html: Html) -> None:
    text = html(f"{QUIZ}{QUIZ}Text\n\n{QUIZ}", language=FR)
    assert text.count('<div class="quizzes">') == 2
    places = [text.index(f"Réponse {number}<") for number in (1, 2, 3)]
    assert places == sorted(places)


def test_a_figure_in_an_answer_is_linked(html: Html) -> None:
    assert 'href="#fact-bins"' in html(QUIZ.replace("Because.", "{fact:bins}"))


def test_wrong_choices_are_never_read_back_as_what_the_page_says(show: Show) -> None:
    (passage,) = show(f"{QUIZ}After.").passages
    assert passage.text == "1. Red or green? B. Green, go Because. After."
