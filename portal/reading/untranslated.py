"""Words that stand in two languages' versions of a page: a block that nobody has translated.

Names, quotations and parts marked as another language's are alike in every version; a run of so
many words is not.
"""

import re
from collections.abc import Iterator

from portal.model.kinds import Key
from portal.model.language import QUOTED
from portal.model.page import Page
from portal.model.place import Place, Problem
from portal.model.site import Site
from portal.reading.rules import for_each_key

LENGTH = 6
"""Words in a run: longer than the names that no language translates."""
# What parts words as a space does.
_WITHIN = re.compile(r"[\d_’'-]+")
# Room for a run. A row of names is no block: no other sign is in it.
_WORDS = re.compile(rf"[\w\s]{{{2 * LENGTH - 1},}}")
# Nobody's to translate: quoted, marked as a language's, addresses, braces.
_APART = re.compile(QUOTED + r"|\*[^*]+\*\{:[^}]*\}|\]\([^()]*\)|\{[^{}]*\}|<[^<>\s]*>")


@for_each_key
def blocks_are_translated(key: Key, site: Site) -> Iterator[Problem]:
    """No line of a page stands in an earlier language's version of it."""
    known: dict[str, str] = {}
    for page in site.translations(key):
        runs = list(_runs(page))
        same = {place: run for place, run in reversed(runs) if run in known}
        for place, run in same.items():
            expected = f"other words than in {known[run]}"
            yield Problem(place, "block-untranslated", expected, f'"{run} …"')
        known |= {run: page.place.path for _, run in runs}


def _runs(page: Page) -> Iterator[tuple[Place, str]]:
    """Each run of words in the prose of a page, with the place of its line."""
    for place, line in page.body.prose:
        for part in _WORDS.findall(_WITHIN.sub(" ", _APART.sub(".", line))):
            words = part.casefold().split()
            for start in range(len(words) - LENGTH + 1):
                yield place, " ".join(words[start : start + LENGTH])
