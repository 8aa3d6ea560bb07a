"""Tables of plain text, as wide as what is in them."""

from collections.abc import Iterator, Sequence


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give the lines of a table: its first column to the left, all others to the right."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    yield f"\n{title}\n"
    for cells in (head, *rows):
        first, *others = cells
        right = (f"{cell:>{width}}" for cell, width in zip(others, widths[1:], strict=True))
        yield "  ".join((f"{first:{widths[0]}}", *right)).rstrip()


def share(value: float) -> str:
    """Print a share with three digits: "0.912"."""
    return f"{value:.3f}"


def kilobytes(value: float) -> str:
    """Print bytes in units of 1,000: "31.4"."""
    return f"{value / 1000:,.1f}"
