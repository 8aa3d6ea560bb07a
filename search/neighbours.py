"""Whether two words are neighbours in a passage, as its text has it.

Signs only make it likely: of 29 passages that hold both apart, one seems to hold them together.
The passages that are shown are read anyway, and so are put in order without that chance.
client/neighbours.js reads the same.
"""

from collections.abc import Collection, Iterator

from search.index import Index


def stand_in(index: Index, number: int, first: Collection[str], second: Collection[str]) -> bool:
    """Tell whether a word is followed by another in a passage.

    Args:
        index: That holds the passage.
        number: Of the passage.
        first: The forms that count as the first word.
        second: Those of the second.
    """
    analysis = index.analysis
    return any(
        analysis.form(one) in first and analysis.form(other) in second
        for text in _texts(index, number)
        for one, other in analysis.neighbours(list(analysis.recalled(text)))
    )


def _texts(index: Index, number: int) -> Iterator[str]:
    """Give the texts by which a passage is found."""
    entry = index.entries[number]
    document, passage = entry.document, entry.passage
    yield from (passage.text, passage.heading, document.title, *passage.also)
    if entry.is_first:
        yield from document.names
