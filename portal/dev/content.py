"""A content folder that is read again and again: what has changed is read and checked at once.

What a rule says of a page needs no other page, unless one links to the other. So the pages that
have changed and all links are checked before a site is shown; where registers, menus or sections
have changed as well, whatever else could be wrong is looked for little by little.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from portal.build.sources import Sources
from portal.model.kinds import Key
from portal.model.place import Problem, Severity
from portal.model.site import Site
from portal.reading.checks import check_links, check_pages, check_registers
from portal.reading.load import Kept, load
from portal.reading.rules import outline

MOST_AT_ONCE = 20
"""How many changed pages are checked at once: some 4 ms each."""


class Content:
    """A content folder as it was when it was last read.

    Attributes:
        site: The site, whatever is wrong with it; None where `site.yaml` makes it impossible.
        unchecked: The keys whose pages are still to be checked, in their order.
    """

    def __init__(self, folder: Path, sources: Sources) -> None:
        """Remember the folder; nothing is read yet.

        Args:
            folder: The content folder.
            sources: The same as the last build read it; what is as it was is not read again.
        """
        self.site: Site | None = None
        self.unchecked: dict[Key, None] = {}
        self._folder = folder
        self._sources = sources
        self._kept = Kept()
        self._found: tuple[Problem, ...] = ()
        self._of_pages: dict[Key, tuple[Problem, ...]] = {}

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem that is known, each once, ordered by place."""
        return tuple(sorted({*self._found, *chain.from_iterable(self._of_pages.values())}))

    @property
    def can_be_shown(self) -> bool:
        """Whether pages can be made of it: every file could be read, every name leads somewhere.

        Whoever writes in one language first sees it, whatever the others still lack.
        """
        return self.site is not None and not any(
            one.severity is Severity.ERROR for one in self._found
        )

    def read(self, changed: Iterable[str]) -> None:
        """Read the files that have changed, and check what may be wrong because of them."""
        if not self._kept.parts:
            self._kept = self._sources.kept()
        else:
            for file in changed:
                self._kept.parts.pop(file, None)
        before = self.site
        self.site, problems = load(self._folder, self._kept)
        if self.site is None:
            self._found, self._of_pages, self.unchecked = problems, {}, {}
            return
        keys = changed_keys(before, self.site)
        if before is None or _seen_by_others(before, keys) != _seen_by_others(self.site, keys):
            self._of_pages, self.unchecked = {}, dict.fromkeys(self.site.keys)
        self.unchecked.update(dict.fromkeys(keys))
        self._found = (*problems, *check_registers(self.site), *check_links(self.site))
        if len(keys) <= MOST_AT_ONCE:
            self.check(keys)

    def check(self, keys: Sequence[Key]) -> None:
        """Check the pages at some keys."""
        if self.site:
            for key in keys:
                self._of_pages[key] = check_pages(self.site, (key,)) if self.site.has(key) else ()
                self.unchecked.pop(key, None)


def changed_keys(before: Site | None, now: Site) -> tuple[Key, ...]:
    """The keys of pages that are new, gone or other than before, in order."""
    old = {(one.key, one.language.code): one for one in before.pages} if before else {}
    new = {(one.key, one.language.code): one for one in now.pages}
    return tuple(
        dict.fromkeys(
            key
            for key, code in sorted(old.keys() | new.keys())
            if old.get((key, code)) is not new.get((key, code))
            and old.get((key, code)) != new.get((key, code))
        )
    )


def _seen_by_others(site: Site, keys: Sequence[Key]) -> object:
    """What others can see of a site whose pages at some keys have changed."""
    pages = (page for key in keys for page in site.translations(key))
    return replace(site, pages=()), site.keys, tuple(map(outline, pages))
