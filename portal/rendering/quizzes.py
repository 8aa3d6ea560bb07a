"""A self-check in HTML: questions with choices by letter, each answer folded below its question.

The answers open without script, and paper has them all after the last question (see `print.css`).
"""

import re
import string
from copy import deepcopy
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

_MARK = re.compile(r"\s*\[([ xX])\]\s*")


def set_questions(root: Element, answer: str) -> None:
    """Turn the callouts of the type "quiz" at the top level into questions, numbered throughout.

    Args:
        root: The page; neighbours in it make one self-check.
        answer: The words that open an answer; {} stands for the number of its question.
    """
    number, check = 0, None
    for block in list(root):
        if block.get("class") != "callout callout-quiz":
            check = None
            continue
        number += 1
        if check is None:
            check = Element("div", {"class": "quizzes"})
            root.insert(list(root).index(block), check)
        root.remove(block)
        check.extend(_question(block, number, answer.format(number)))


def _question(block: Element, number: int, opening: str) -> tuple[Element, Element]:
    """A question, and its answer taken out of it."""
    answer = Element("details", {"class": "answer"})
    summary = Element("summary")
    summary.text = AtomicString(opening)
    answer.append(summary)
    for part in list(block)[1:]:
        if part.tag in ("ul", "ol") and part.get("class") is None:
            right = _lettered(part)
            answer.extend(right)
        else:
            block.remove(part)
            answer.append(part)
    _number(block[0], number)
    return block, answer


def _lettered(choices: Element) -> list[Element]:
    """Letter the choices, their marks taken off; returns those that are right, as paragraphs."""
    choices.tag = "ol"
    choices.attrib.update({"type": "A", "class": "choices"})
    right = []
    for letter, choice in zip(string.ascii_uppercase, choices, strict=False):
        mark = _MARK.match(choice.text or "")
        choice.text = (choice.text or "")[mark.end() :] if mark else choice.text
        if mark and mark[1] != " ":
            said = deepcopy(choice)
            said.tag, said.text = "p", f"{letter}. {choice.text or ''}"
            said.set("class", "answer-right")
            right.append(said)
    return right


def _number(title: Element, number: int) -> None:
    title.text = f"{number}. {title.text or ''}"
