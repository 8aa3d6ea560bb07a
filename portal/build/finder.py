"""Documents → index → answers and published files; each language is indexed when it is asked."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property, partial

import search
from portal.build import alphabet
from portal.build.indexing import documents
from portal.model.finding import Answer, Entry, Found, FoundSection, Fragment, Narrowing
from portal.model.language import Language
from portal.model.site import Site

Read = Callable[[Language], Iterable[search.Document]]


class SiteFinder:
    """Answers queries over a site, and publishes its index."""

    def __init__(self, site: Site, read: Read | None = None) -> None:
        """Remember the site; nothing is indexed yet.

        Args:
            site: The site.
            read: What tells the documents of a language, where something keeps them.
        """
        self._site = site
        self._reading = read or partial(documents, site)
        self._documents = cache(self._read)
        self._index = cache(self._indexed)
        self._files = cache(self._exported)
        self._entries = cache(self._listed)

    def index(self, language: Language) -> search.Index:
        """The index of one language."""
        return self._index(language)

    def find(self, language: Language, query: str) -> Answer:
        """The pages that answer a query, in the language that it names or else in this one."""
        named, rest = search.take_language(query, self._terms.languages)
        asked = self._site.language(named or "") or language
        if asked == language:
            return _answer(search.search(self._index(asked), rest), asked, ())
        there = search.translate(rest, self._terms, language.code, asked.code)
        return _answer(search.search(self._index(asked), there.query), asked, there.through)

    def elsewhere(self, language: Language, query: str) -> tuple[Narrowing, ...]:
        """How many pages of each other language answer a query."""
        named, rest = search.take_language(query, self._terms.languages)
        others = [one for one in self._site.languages if one.code != (named or language.code)]
        answers = [self.find(language, f"{rest} lang:{one.code}") for one in others]
        return tuple(
            # What nobody typed is no reason to look elsewhere.
            Narrowing(one.code, one.name, 0 if answer.mended else answer.pages)
            for one, answer in zip(others, answers, strict=True)
        )

    def files(self, language: Language) -> Mapping[str, bytes]:
        """The published index of one language."""
        return self._files(language)

    def terms(self) -> bytes:
        """The published list of terms."""
        return search.export_terms(self._terms)

    def entries(self, language: Language) -> tuple[Entry, ...]:
        """The A–Z of one language, in no order."""
        return self._entries(language)

    def scripts(self) -> Mapping[str, bytes]:
        """The client as one script, and what it asks for later."""
        return search.bundle()

    @cached_property
    def _terms(self) -> search.Terms:
        return terms_of(self._site)

    def _read(self, language: Language) -> tuple[search.Document, ...]:
        return tuple(self._reading(language))

    def _indexed(self, language: Language) -> search.Index:
        return search.build_index(self._documents(language), language.code)

    def _listed(self, language: Language) -> tuple[Entry, ...]:
        return alphabet.entries(self._documents(language), self._site, language)

    def _exported(self, language: Language) -> Mapping[str, bytes]:
        return search.export(self._index(language))


def terms_of(site: Site) -> search.Terms:
    """The term base, as queries are translated by."""
    codes = tuple(one.code for one in site.languages)
    words = ([term.words[code] for code in codes] for term in site.terms.values())
    return search.Terms(codes, tuple(tuple((one.term, *one.also) for one in of) for of in words))


def _answer(answer: search.Answer, language: Language, through: tuple[str, ...]) -> Answer:
    return Answer(
        found=tuple(map(_found, answer.pages)),
        pages=answer.total_pages,
        facets={
            name: tuple(Narrowing(one.value, one.label, one.pages) for one in of)
            for name, of in answer.facets.items()
        },
        relaxed=answer.relaxed,
        suggestion=answer.suggestion or "",
        mended=answer.mended,
        language=language,
        through=through,
    )


def _found(hit: search.Hit) -> Found:
    return Found(
        address=hit.document.url,
        title=hit.document.title,
        kind=hit.document.kind,
        date=hit.document.date,
        sections=tuple(map(_section, hit.sections)),
    )


def _section(section: search.Section) -> FoundSection:
    return FoundSection(
        anchor=section.passage.anchor,
        heading=section.passage.heading,
        score=section.score,
        excerpt=tuple(Fragment(part.text, part.marked) for part in section.excerpt),
    )
