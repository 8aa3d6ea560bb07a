"""A finder that recalls: a language is indexed again only when a document of it has changed."""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

import search
from portal.build import alphabet
from portal.build.facts import fact_documents
from portal.build.finder import SiteFinder
from portal.build.indexing import document_of, indexed
from portal.build.keeping import Keep, make_way, read_as
from portal.build.memory import Memory
from portal.build.watching import Witness, fingerprint
from portal.model.finding import Entry
from portal.model.language import Language
from portal.model.page import Page, Rendered
from portal.model.site import Site

Read = Callable[[Page], Rendered]
_Documents = tuple[search.Document, ...]
Made = Callable[[], _Documents]
_Recalled = Callable[[str, str, Any, Callable[[], Any]], Any]
"""Recalls a value by its name, while what it is made of tells the same, or makes it; the third is
what it is read as."""


class RecallingFinder(SiteFinder):
    """What a SiteFinder is, but that it recalls what unchanged documents made."""

    def __init__(self, keep: Keep, witness: Witness, made_with: str, read: Read) -> None:
        """Ask of every document what it is made of.

        Args:
            keep: Where the last index lies, and what it was made of.
            witness: The site.
            made_with: What tells the code that indexes from other code.
            read: What renders a page in its own language.
        """
        self._made_with = made_with
        self._memory = Memory(keep, witness, {"": made_with})
        super().__init__(cast(Site, witness), self._told_documents)
        self._read_page = read
        self._made: dict[tuple[str, str], _Documents] = {}
        self._tells: dict[str, str] = {}
        self._recalled = cache(self._recall)
        self._is_asked = True
        self._told = cache(self._told_of)  # of one language after the other: documents are large

    def publish_only(self) -> None:
        """Let each index go when its files are made: nobody asks queries.

        The indexes of all languages at once are the most that a build would have to hold.
        """
        self._is_asked = False

    def files(self, language: Language) -> Mapping[str, bytes]:
        """The published index of one language; of one that is recalled, the names at once.

        Whoever takes a file depends on it alone: most stay as they are when a page changes.
        """
        told, _ = self._recalled(language)
        ask = partial(self._ask, "file", language)
        return _Files(told, ask, lambda: super(RecallingFinder, self).files(language))

    def terms(self) -> bytes:
        """The published list of terms."""
        return SiteFinder(self._site).terms()

    def entries(self, language: Language) -> tuple[Entry, ...]:
        """The A–Z of one language."""
        _, entries = self._recalled(language)
        self._ask("entries", language)
        return entries

    def remember(self) -> None:
        """Keep for the next build what this index was made of."""
        self._memory.remember()

    def _ask(self, of: str, language: Language, *names: str) -> None:
        self._memory.witness.ask(_question(of, language, *names))

    def _recall(self, language: Language) -> tuple[Mapping[str, str], tuple[Entry, ...]]:
        """The fingerprints of the published files by name, and the entries."""
        name = f"index.{language.code}.json"
        made_of = [self._made_with, self._told(language)]
        kept = self._memory.keep.read(name)
        if kept and kept[0] == made_of:
            told, entries = kept[1], read_as(tuple[Entry, ...], kept[2])
        else:
            told = {name: fingerprint(data) for name, data in super().files(language).items()}
            entries = super().entries(language)
            self._memory.keep.write(name, [made_of, told, entries])
            if not self._is_asked:
                self._let_go(language)
        for file, one in told.items():
            self._memory.witness.state(_question("file", language, file), one)
        self._memory.witness.state(_question("entries", language), fingerprint(repr(entries)))
        return told, entries

    def _let_go(self, language: Language) -> None:
        """Forget what the files and the entries of a language were made of."""
        self._index.cache_clear()
        self._documents.cache_clear()
        for page in indexed(self._site, language):
            self._made.pop((page.language.code, page.key), None)

    def _indexed(self, language: Language) -> search.Index:
        """The index of a language, made upon what the last one left."""
        try:
            before = search.recall(self._left(language), self._made_with)
        except search.SpoiltError as error:
            self._memory.keep.say(str(error))
            before = search.NOTHING
        return search.build_index(self._documents(language), language.code, before)

    def _exported(self, language: Language) -> Mapping[str, bytes]:
        index = self._index(language).at_hand()
        files = search.export(index)
        make_way(self._left(language), self._memory.keep.say)
        search.keep(search.left_by(index), self._left(language), self._made_with)
        return files

    def _left(self, language: Language) -> Path:
        """Where it lies what the last index of a language left."""
        return self._memory.keep.folder / f"lists.{language.code}"

    def _told_of(self, language: Language) -> str:
        """What tells all that a language's index and A–Z are made of."""
        documents = (self._memory.told(name, make) for name, make in self._parts(language))
        asked = map(self._memory.witness.told, ("terms", "instruments", "languages"))
        return fingerprint(" ".join((*documents, *asked)))

    def _told_documents(self, language: Language) -> Iterator[search.Document]:
        """The documents of a language; those that tell the same as before are not made again."""
        self._told(language)  # which notes each part
        with _kept_table(
            self._memory.keep, self._made_with, f"documents.{language.code}.json"
        ) as recalled:
            for part, make in self._parts(language):
                told = self._memory.now.pieces[part].told
                made: _Documents = recalled(part, told, _Documents, make)
                self._tells |= {one.url: told for one in made}
                yield from made

    def _listed(self, language: Language) -> tuple[Entry, ...]:
        """The A–Z; terms are counted again only in documents that are new."""
        terms = self._memory.witness.told("terms")
        with _kept_table(
            self._memory.keep, self._made_with, f"said.{language.code}.json"
        ) as recalled:

            def count(document: search.Document) -> alphabet.Times:
                made = partial(alphabet.times_said, document, self._site, language)
                told = f"{terms} {self._tells[document.url]}"
                return cast(alphabet.Times, recalled(document.url, told, Any, made))

            return alphabet.entries(self._documents(language), self._site, language, count)

    def _parts(self, language: Language) -> Iterator[tuple[str, Made]]:
        """The documents of each page by a name of their own, and those of facts together."""
        for page in indexed(self._site, language):
            yield f"document {language.code}/{page.key}", partial(self._of_page, page)
        yield f"facts {language.code}", partial(self._of_facts, language)

    def _of_page(self, page: Page) -> _Documents:
        name = (page.language.code, page.key)
        if name not in self._made:  # asked for its fingerprint first, and then to be indexed
            self._made[name] = (document_of(page, self._site, self._read_page),)
        return self._made[name]

    def _of_facts(self, language: Language) -> _Documents:
        return tuple(fact_documents(self._site, language))


def _question(of: str, language: Language, *names: str) -> str:
    """What stands in for all questions that something published is made of."""
    return "\t".join(("published", of, language.code, *names))


@contextmanager
def _kept_table(keep: Keep, made_with: str, name: str) -> Iterator[_Recalled]:
    """Values that are kept by name; gives what recalls or makes them, and keeps them at the end."""
    kept = keep.read(name)
    before = kept[1] if kept and kept[0] == made_with else {}
    now: dict[str, tuple[str, Any]] = {}

    def recalled(of: str, told: str, kind: Any, make: Callable[[], Any]) -> Any:
        then, value = before.get(of, ("", None))
        made = read_as(kind, value) if then == told else make()
        now[of] = (told, made)
        return made

    yield recalled
    keep.write(name, [made_with, now])


class _Files(Mapping[str, bytes]):
    """Files whose names are known; who wants what they hold has them made."""

    def __init__(
        self,
        names: Collection[str],
        ask: Callable[[str], None],
        make: Callable[[], Mapping[str, bytes]],
    ) -> None:
        self._names = names
        self._ask = ask
        self._make = make

    def __getitem__(self, name: str) -> bytes:
        self._ask(name)
        return self._make()[name]

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
