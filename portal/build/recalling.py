"""A finder that recalls: a language is indexed again only when a document of it has changed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import cast

import search
from portal.build.facts import fact_documents
from portal.build.finder import SiteFinder
from portal.build.indexing import document_of, indexed
from portal.build.keeping import read_as
from portal.build.memory import Memory
from portal.build.watching import fingerprint
from portal.model.finding import Entry
from portal.model.language import Language
from portal.model.page import Page, Rendered
from portal.model.site import Site

Read = Callable[[Page], Rendered]
Made = Callable[[], tuple[search.Document, ...]]


class RecallingFinder(SiteFinder):
    """What a SiteFinder is, but that it recalls names and entries of unchanged documents."""

    def __init__(self, memory: Memory, read: Read) -> None:
        """Ask of every document what it is made of.

        Args:
            memory: What the last build left; its witness is the site.
            read: What renders a page in its own language.
        """
        self._memory = memory
        super().__init__(cast(Site, memory.witness), self._told_documents)
        self._read_page = read
        self._made: dict[tuple[str, str], tuple[search.Document, ...]] = {}
        self._recalled = cache(self._recall)
        for language in self._site.languages:
            memory.witness.state(_question(language), self._told(language))

    def files(self, language: Language) -> Mapping[str, bytes]:
        """The published index of one language; of one that is recalled, the names at once."""
        self._memory.witness.ask(_question(language))
        names, _ = self._recalled(language)
        return _Files(names, lambda: super(RecallingFinder, self).files(language))

    def terms(self) -> bytes:
        """The published list of terms."""
        return SiteFinder(self._site).terms()

    def entries(self, language: Language) -> tuple[Entry, ...]:
        """The A–Z of one language."""
        self._memory.witness.ask(_question(language))
        return self._recalled(language)[1]

    def _recall(self, language: Language) -> tuple[tuple[str, ...], tuple[Entry, ...]]:
        """The names of the published files, and the entries; indexed where they are unknown."""
        name, told = f"index.{language.code}.json", self._memory.witness.told(_question(language))
        kept = self._memory.keep.read(name)
        made_of = [self._memory.now.made_with, told]
        if kept and kept[0] == made_of:
            return tuple(kept[1]), read_as(tuple[Entry, ...], kept[2])
        names, entries = tuple(super().files(language)), super().entries(language)
        self._memory.keep.write(name, [made_of, names, entries])
        return names, entries

    def _told(self, language: Language) -> str:
        """What tells all that a language's index and A–Z are made of."""
        documents = (self._memory.told(name, make) for name, make in self._parts(language))
        asked = map(self._memory.witness.told, ("terms", "instruments", "languages"))
        return fingerprint(" ".join((*documents, *asked)))

    def _told_documents(self, language: Language) -> Iterator[search.Document]:
        for _, make in self._parts(language):
            yield from make()

    def _parts(self, language: Language) -> Iterator[tuple[str, Made]]:
        """The documents of each page by a name of their own, and those of facts together."""
        for page in indexed(self._site, language):
            yield f"document {language.code}/{page.key}", partial(self._of_page, page)
        yield f"facts {language.code}", partial(self._of_facts, language)

    def _of_page(self, page: Page) -> tuple[search.Document, ...]:
        name = (page.language.code, page.key)
        if name not in self._made:  # asked for its fingerprint first, and then to be indexed
            self._made[name] = (document_of(page, self._site, self._read_page),)
        return self._made[name]

    def _of_facts(self, language: Language) -> tuple[search.Document, ...]:
        return tuple(fact_documents(self._site, language))


def _question(language: Language) -> str:
    """What stands in for all questions that an index or the A–Z is made of."""
    return f"indexed\t{language.code}"


class _Files(Mapping[str, bytes]):
    """Files whose names are known; who wants what they hold has them made."""

    def __init__(self, names: Sequence[str], make: Callable[[], Mapping[str, bytes]]) -> None:
        self._names = dict.fromkeys(names)
        self._make = make

    def __getitem__(self, name: str) -> bytes:
        return self._make()[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
