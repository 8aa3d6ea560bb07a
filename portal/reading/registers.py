"""The registers in YAML: sources, instruments, facts, terms; one reader each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import yaml

from portal.model.language import Language, Words
from portal.model.place import Place
from portal.model.reference import Names, Prose, Reference
from portal.model.register import (
    Confidence,
    Evidence,
    Fact,
    Instrument,
    OfficialText,
    Relation,
    RelationKind,
    Source,
    Status,
    Term,
    TermWords,
)
from portal.reading.figures import read_value
from portal.reading.markdown import read_prose
from portal.reading.pages import read_url
from portal.reading.values import ID, Fields, Report


class Entry(Protocol):
    """What every entry of a register has."""

    @property
    def id(self) -> str:
        """Its name in content."""

    @property
    def place(self) -> Place:
        """Where it stands."""


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Context:
    """What an entry is read with: its id, and the languages its words must have."""

    id: str
    languages: Sequence[Language]


def read_register(
    text: str,
    report: Report,
    languages: Sequence[Language],
    read: Callable[[Fields, Context], E],
    what: str,
) -> tuple[E, ...]:
    """Read one file of a register.

    Args:
        text: The whole file.
        report: Where mistakes go.
        languages: The languages of the site.
        read: The reader of one entry.
        what: What an entry is, for messages: "a fact".
    """
    register = Fields(report.parse(text), report, f"a file of entries, each {what} by its id")
    entries = []
    for name in register.names():
        fields = register.mapping(name, what)
        if fields is None or not ID.fullmatch(name):
            expected = f"{what} under an id of lower-case ASCII, digits and hyphens"
            report.add(register.place_of_name(name), "entry-invalid", expected, f'"{name}"')
        else:
            entries.append(read(fields, Context(name, languages)))
            fields.close()
    return tuple(entries)


def read_source(fields: Fields, context: Context) -> Source:
    """Read one source."""
    fields.require(("title", "publisher", "language"))
    return Source(
        id=context.id,
        title=fields.text("title"),
        publisher=_read_name(fields, "publisher", context),
        language=fields.text("language"),
        published=fields.partial_date("published"),
        url=read_url(fields, "url"),
        place=fields.place,
    )


def _read_name(fields: Fields, name: str, context: Context) -> Words:
    """A name, which no language changes; or one text per language."""
    if isinstance(fields.node(name), yaml.MappingNode):
        return words_of(fields, name, context)
    return {language.code: text for text in (fields.text(name),) for language in context.languages}


def read_instrument(fields: Fields, context: Context) -> Instrument:
    """Read one instrument."""
    fields.require(("number", "name", "status"))
    sources = fields.ids("sources")
    page = fields.text("page")
    relations = tuple(
        (relation, one.place_of("of"))
        for one in fields.mappings("relations", "a relation")
        if (relation := _read_relation(one))
    )
    return Instrument(
        id=context.id,
        number=fields.text("number"),
        aliases=tuple(alias for alias, _ in fields.ids("aliases")),
        name=words_of(fields, "name", context),
        title=words_of(fields, "title", context),
        issuer=words_of(fields, "issuer", context),
        date=fields.partial_date("date"),
        in_force=fields.partial_date("in-force"),
        status=fields.choice("status", Status) or Status.NOT_STATED,
        page=page or context.id,
        relations=tuple(relation for relation, _ in relations),
        official=tuple(_read_official(one) for one in fields.mappings("official", "a text")),
        sources=tuple(source for source, _ in sources),
        place=fields.place,
        references=(
            *named(Names.SOURCE, sources),
            *named(Names.INSTRUMENT, ((one.of, place) for one, place in relations)),
            *named(Names.PAGE, [(f"instruments/{page}", fields.place_of("page"))] if page else []),
        ),
    )


def _read_relation(fields: Fields) -> Relation | None:
    fields.require(("kind", "of"))
    kind = fields.choice("kind", RelationKind)
    of = fields.text("of")
    fields.close()
    return Relation(kind, of) if kind else None


def _read_official(fields: Fields) -> OfficialText:
    fields.require(("publisher", "language", "url"))
    text = OfficialText(
        publisher=fields.text("publisher"),
        language=fields.text("language"),
        url=read_url(fields, "url"),
        opened=fields.flag("opened", default=False),
    )
    fields.close()
    return text


def read_fact(fields: Fields, context: Context) -> Fact:
    """Read one fact."""
    fields.require(("value", "confidence", "wording", "sources"))
    evidence = read_evidence(fields)
    wording = words_of(fields, "wording", context)
    for code, text in wording.items():
        if "{}" not in text:
            place = fields.place_of("wording")
            fields.report.add(
                place, "wording-invalid", f"{{}} in {code} for the value", f'"{text}"'
            )
    return Fact(
        id=context.id,
        value=read_value(fields),
        as_of=fields.partial_date("as-of"),
        confidence=fields.choice("confidence", Confidence) or Confidence.UNCONFIRMED,
        wording=wording,
        evidence=tuple(one for one, _ in evidence),
        place=fields.place,
        references=sources_named(evidence),
    )


Stated = Sequence[tuple[Evidence, Place]]
"""Lines of a list of sources, each with the place where it names its source."""


def read_evidence(fields: Fields) -> Stated:
    """Who says so: the field `sources` of a fact, or of anything else that is stated."""
    return [
        (_read_line(one), one.place_of("source"))
        for one in fields.mappings("sources", "a source line")
    ]


def sources_named(evidence: Stated) -> tuple[Reference, ...]:
    """References to the sources of some lines."""
    return named(Names.SOURCE, ((one.source, place) for one, place in evidence))


def _read_line(fields: Fields) -> Evidence:
    fields.require(("source",))
    line = Evidence(
        source=fields.text("source"),
        paragraph=fields.text("paragraph"),
        article=fields.text("article"),
        quote=fields.text("quote"),
    )
    fields.close()
    return line


def read_term(fields: Fields, context: Context) -> Term:
    """Read one term."""
    fields.require(language.code for language in context.languages)
    words = {
        language.code: _read_term_words(one)
        for language in context.languages
        if (one := fields.mapping(language.code, "a term in one language"))
    }
    review = fields.flag("review", default=False)
    everyday = fields.flag("everyday", default=False)
    return Term(context.id, words, review, fields.place, everyday)


def _read_term_words(fields: Fields) -> TermWords:
    fields.require(("term", "definition"))
    also = tuple(form for form, _ in fields.ids("also"))
    words = TermWords(fields.text("term"), fields.text("definition"), also)
    fields.close()
    return words


def read_words(fields: Fields, languages: Iterable[Language]) -> Words:
    """A mapping of one text per language; a language that is missing is reported."""
    codes = [language.code for language in languages]
    fields.require(codes)
    words = {code: fields.text(code) for code in codes}
    fields.close()
    return words


def words_of(fields: Fields, name: str, context: Context, *, longest: int = 0) -> Words:
    """A field of one text per language, of at most so many characters; {} where absent."""
    inner = fields.mapping(name, f"{name}, a text per language")
    if inner is None:
        return {}
    words = read_words(inner, context.languages)
    for code, text in words.items():
        if longest and len(text) > longest:
            expected = f"at most {longest} characters"
            fields.report.add(inner.place_of(code), f"{name}-long", expected, f"{len(text)}")
    return words


def prose_of(fields: Fields, name: str, context: Context) -> Prose:
    """A field of one text per language that may name things in braces; {} where absent."""
    inner = fields.mapping(name, f"{name}, a text per language")
    if inner is None:
        return {}
    prose = {}
    for code, text in read_words(inner, context.languages).items():
        prose[code], problems = read_prose(text, inner.place_of(code))
        fields.report.problems.extend(problems)
    return prose


def named(names: Names, targets: Iterable[tuple[str, Place]]) -> tuple[Reference, ...]:
    """References to what some fields name."""
    return tuple(Reference(names, target, place) for target, place in targets)
