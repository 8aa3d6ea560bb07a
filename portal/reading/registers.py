"""The registers in YAML: sources, instruments, facts, terms; one reader each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from portal.model.language import Language, Words
from portal.model.place import Place
from portal.model.reference import Names, Reference
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
        publisher=fields.text("publisher"),
        language=fields.text("language"),
        published=fields.partial_date("published"),
        url=read_url(fields, "url"),
        place=fields.place,
    )


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
        name=_words(fields, "name", context),
        title=_words(fields, "title", context),
        issuer=_words(fields, "issuer", context),
        date=fields.partial_date("date"),
        in_force=fields.partial_date("in-force"),
        status=fields.choice("status", Status) or Status.NOT_STATED,
        page=page or context.id,
        relations=tuple(relation for relation, _ in relations),
        official=tuple(_read_official(one) for one in fields.mappings("official", "a text")),
        sources=tuple(source for source, _ in sources),
        place=fields.place,
        references=(
            *_references(Names.SOURCE, sources),
            *_references(Names.INSTRUMENT, ((one.of, place) for one, place in relations)),
            *_references(
                Names.PAGE, [(f"instruments/{page}", fields.place_of("page"))] if page else []
            ),
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
    evidence = [(_read_evidence(one), one) for one in fields.mappings("sources", "a source line")]
    against = fields.ids("disagrees-with")
    wording = _words(fields, "wording", context)
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
        disagrees_with=tuple(other for other, _ in against),
        place=fields.place,
        references=(
            *_references(
                Names.SOURCE, ((one.source, at.place_of("source")) for one, at in evidence)
            ),
            *_references(Names.FACT, against),
        ),
    )


def _read_evidence(fields: Fields) -> Evidence:
    fields.require(("source",))
    evidence = Evidence(
        source=fields.text("source"),
        paragraph=fields.text("paragraph"),
        article=fields.text("article"),
        quote=fields.text("quote"),
    )
    fields.close()
    return evidence


def read_term(fields: Fields, context: Context) -> Term:
    """Read one term."""
    fields.require(language.code for language in context.languages)
    words = {
        language.code: _read_term_words(one)
        for language in context.languages
        if (one := fields.mapping(language.code, "a term in one language"))
    }
    return Term(context.id, words, fields.flag("review", default=False), fields.place)


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


def _words(fields: Fields, name: str, context: Context) -> Words:
    inner = fields.mapping(name, f"{name}, a text per language")
    return read_words(inner, context.languages) if inner else {}


def _references(names: Names, targets: Iterable[tuple[str, Place]]) -> tuple[Reference, ...]:
    return tuple(Reference(names, target, place) for target, place in targets)
