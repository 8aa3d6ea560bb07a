"""The questions of a self-check in Markdown: what is offered, which of it is right, and why."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from portal.model.page import Quiz
from portal.model.place import Place, Problem

FEWEST_CHOICES = 2

_QUIZ = re.compile(r"!!! ?quiz\b.*\s*")
_INSIDE = re.compile(r"(?: {4}.*)?\s*")
_CHOICE = re.compile(r"\s*[-*+] \[([ xX])\](?: .*)?\s*")

Line = tuple[Place, str]


@dataclass(slots=True)
class _Block:
    """A question while it is being read: its marks, and whether words follow them."""

    place: Place
    marks: list[str] = field(default_factory=list)
    answered: bool = False

    def quiz(self) -> Quiz:
        right = [number for number, mark in enumerate(self.marks, 1) if mark != " "]
        return Quiz(len(self.marks), right[0] if len(right) == 1 else 0, self.place)

    def problems(self) -> Iterator[Problem]:
        quiz = self.quiz()
        if quiz.choices < FEWEST_CHOICES:
            expected = f"at least {FEWEST_CHOICES} choices, each on a line: - [ ] or - [x]"
            yield Problem(self.place, "choices-few", expected, f"{quiz.choices}")
        elif not quiz.right:
            found = f"{len(self.marks) - self.marks.count(' ')}"
            yield Problem(self.place, "choice-right", "exactly one choice marked [x]", found)
        if not self.answered:
            yield Problem(self.place, "answer-missing", "the answer below the choices", "none")


def read_quizzes(lines: Iterable[Line]) -> tuple[tuple[Quiz, ...], tuple[Problem, ...]]:
    """The questions of a body, and what is wrong with them.

    Args:
        lines: The lines of the body that are not code, with their places.
    """
    blocks: list[_Block] = []
    problems: list[Problem] = []
    inside = False
    for place, line in lines:
        choice = "[" in line and _CHOICE.fullmatch(line)
        if line.startswith("!") and _QUIZ.fullmatch(line):
            inside = True
            blocks.append(_Block(place))
        elif inside and not _INSIDE.fullmatch(line):
            inside = False
        elif inside and choice:
            blocks[-1].marks.append(choice[1])
        elif inside and line.strip():
            blocks[-1].answered = True
        if choice and not inside:
            problems.append(
                Problem(place, "choice-misplaced", 'choices below !!! quiz "…"', line.strip())
            )
    problems += (problem for block in blocks for problem in block.problems())
    return tuple(block.quiz() for block in blocks), tuple(problems)
