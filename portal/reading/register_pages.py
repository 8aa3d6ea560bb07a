"""Pages that are made of the entries of a register, in each language."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from portal.model.commitment import Commitment
from portal.model.disagreement import Disagreement
from portal.model.kinds import kind_of
from portal.model.language import Language
from portal.model.page import Body, Page
from portal.model.place import Place
from portal.model.reference import Names, Prose
from portal.model.site import COMMITMENTS


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
        body=Body(prose=_prose(one.texts, language, one.place)),
        place=one.place,
        references=(*one.references, *one.named(language.code)),
    )


def with_commitments(page: Page, commitments: Mapping[str, Commitment]) -> Page:
    """The page that shows every commitment names what they name; any other stays as it is."""
    if page.key != COMMITMENTS:
        return page
    every, body = commitments.values(), page.body
    named = (ref for one in every for ref in one.named(page.language.code))
    always = (ref for one in every for ref in one.references)
    prose = chain.from_iterable(_prose(one.texts, page.language, one.place) for one in every)
    return replace(
        page,
        references=(*page.references, *always, *named),
        body=replace(body, prose=(*body.prose, *prose), digest=""),
    )


def _prose(
    texts: Iterable[Prose], language: Language, place: Place
) -> tuple[tuple[Place, str], ...]:
    """The texts of an entry as lines, which are held to what holds on every page."""
    written = (text[language.code] for text in texts if language.code in text)
    return tuple((place, "".join(map(str, parts))) for parts in written)
