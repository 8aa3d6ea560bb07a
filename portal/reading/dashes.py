"""Sentences strung together with dashes, as machines write them: a reader loses the thread."""

import re
from collections.abc import Iterator

from portal.model.language import QUOTED
from portal.model.page import Page
from portal.model.place import Place, Problem
from portal.model.site import Site
from portal.reading.rules import for_each_page

_QUOTED = re.compile(QUOTED)
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)|\|")
_DASH = re.compile(r"\s?—\s?|\s–\s")


@for_each_page
def dashes_are_few(page: Page, _: Site) -> Iterator[Problem]:
    """A sentence of our own has no pair of dashes."""
    for place, line in ((page.place, page.lead), *page.body.prose):
        if line.count("—") + line.count("–") < 2:  # most lines: the rest takes its time
            continue
        start = 0
        prose = _QUOTED.sub(lambda found: " " * len(found[0]), line)
        for sentence in _SENTENCE_END.split(prose):
            dashes = list(_DASH.finditer(sentence))
            if len(dashes) > 1:
                column = place.column + prose.index(sentence, start) + dashes[0].start()
                spot = Place(place.path, place.line, column)
                expected = "commas, brackets or two sentences"
                yield Problem(spot, "dashes-chained", expected, f"{len(dashes)} dashes")
            start += len(sentence)
