"""From a passage to the few words of it that show why it was found."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from search.analysis import AT_WORDS

WORDS = 32
"""How many words are shown: about two lines of a list."""
BEFORE = 6
"""How many of them stand before the first one that was asked for."""
_TIES = frozenset(" -/")
"""What is marked along when it stands between two marked words."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of an excerpt; marked when the query asks for it."""

    text: str
    marked: bool


def excerpt(text: str, is_marked: Callable[[str], bool]) -> tuple[Fragment, ...]:
    """Cut a text to the stretch that holds most of the words asked for.

    Args:
        text: Of the passage.
        is_marked: Tells whether a word of it was asked for.
    """
    pieces = AT_WORDS.split(text)  # gap, word, gap, …, word, gap
    marks = [is_marked(word) for word in pieces[1::2]]
    start = _best_start(marks)
    end = min(start + WORDS, len(marks))
    shown = _pieces(pieces, marks, start, end)
    return tuple(
        Fragment("".join(text for text, _ in group), marked)
        for marked, group in groupby(shown, key=lambda piece: piece[1])
    )


def _best_start(marks: Sequence[bool]) -> int:
    """Return the first word of the best stretch; the earliest of equals."""
    before = list(accumulate(marks, initial=0))
    starts = [0, *(max(0, n - BEFORE) for n, marked in enumerate(marks) if marked)]
    return max(starts, key=lambda start: before[min(start + WORDS, len(marks))] - before[start])


def _pieces(
    pieces: Sequence[str], marks: Sequence[bool], start: int, end: int
) -> list[tuple[str, bool]]:
    """Return the words from start to end and what is between them, each with its mark."""
    shown = [(pieces[0] if start == 0 else "…", False)]
    for n in range(start, end):
        shown.append((pieces[2 * n + 1], marks[n]))
        gap = pieces[2 * n + 2]
        if n + 1 < end:
            shown.append((gap, marks[n] and marks[n + 1] and gap in _TIES))
        else:
            shown.append((gap if end == len(marks) else "…", False))
    return [piece for piece in shown if piece[0]]
