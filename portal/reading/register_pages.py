"""Pages that are made of an entry of a register, one in each language."""

from collections.abc import Iterable, Iterator, Sequence

from portal.model.disagreement import Disagreement
from portal.model.kinds import kind_of
from portal.model.language import Language
from portal.model.page import Page
from portal.model.reference import Names


def pages_of_disagreements(
    disagreements: Iterable[Disagreement], languages: Sequence[Language]
) -> Iterator[Page]:
    """The page of each disagreement in each language; its template shows the entry itself."""
    for one in disagreements:
        for language in languages:
            yield _page_of_disagreement(one, language)


def _page_of_disagreement(one: Disagreement, language: Language) -> Page:
    sources = (ref.target for ref in one.references if ref.names is Names.SOURCE)
    return Page(
        key=one.key,
        language=language,
        kind=kind_of(one.key),
        title=one.title.get(language.code, ""),
        lead=one.lead.get(language.code, ""),
        as_of=one.as_of,
        checked=one.checked,
        sources=tuple(dict.fromkeys(sources)),
        related=one.pages,
        place=one.place,
        references=(*one.references, *one.named(language.code)),
    )
