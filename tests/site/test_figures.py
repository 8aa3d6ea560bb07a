"""No figure of the built site is without the way to who says so."""

from html.parser import HTMLParser
from pathlib import Path


class Stated(HTMLParser):
    """Counts the places that tell who states something, and those of them that lead nowhere.

    They are the lines of a list of sources, and what stands below a figure.
    """

    def __init__(self) -> None:
        super().__init__()
        self.lines = self.unlinked = 0
        self._within = self._waiting = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "ul":
            self._within = ("class", "stated") in attrs
        elif (tag == "li" and self._within) or ("class", "figure-facts") in attrs:
            self.lines += 1
            self._waiting = True
        elif tag == "a":
            self._waiting = False

    def handle_endtag(self, tag: str) -> None:
        if tag == "dl" or (tag == "li" and self._within):
            self.unlinked += self._waiting
            self._waiting = False
        elif tag == "ul":
            self._within = False


def test_every_figure_leads_to_its_source(dist: Path) -> None:
    lines, unlinked = 0, []
    for file in sorted(dist.rglob("*.html")):
        stated = Stated()
        stated.feed(file.read_text(encoding="utf-8"))
        lines += stated.lines
        unlinked += [file.relative_to(dist).as_posix()] * stated.unlinked
    assert lines > 0
    assert unlinked == []
