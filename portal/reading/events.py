"""The registers of events and of bodies in YAML."""

from portal.model.body import Body, Office
from portal.model.event import Event, EventKind
from portal.model.kinds import Key
from portal.model.reference import Names, Reference
from portal.reading.pages import LONGEST_TITLE
from portal.reading.registers import (
    Context,
    named,
    prose_of,
    read_evidence,
    sources_named,
    words_of,
)
from portal.reading.values import NO_DATE, Fields


def read_event(fields: Fields, context: Context) -> Event:
    """Read one event."""
    fields.require(("kind", "date", "title", "says", "sources"))
    evidence = read_evidence(fields)
    pages, facts = fields.ids("outdates"), fields.ids("outdated-facts")
    return Event(
        id=context.id,
        kind=fields.choice("kind", EventKind) or EventKind.CHANGE,
        date=fields.partial_date("date") or NO_DATE,
        title=words_of(fields, "title", context, longest=LONGEST_TITLE),
        says=prose_of(fields, "says", context),
        evidence=tuple(line for line, _ in evidence),
        outdates=tuple(Key(page) for page, _ in pages),
        outdated_facts=tuple(fact for fact, _ in facts),
        place=fields.place,
        references=(
            *sources_named(evidence),
            *named(Names.PAGE, pages),
            *named(Names.FACT, facts),
        ),
    )


def read_body(fields: Fields, context: Context) -> Body:
    """Read one body and its offices."""
    fields.require(("name", "says", "sources"))
    evidence = read_evidence(fields)
    read = [_read_office(one, context) for one in fields.mappings("offices", "an office")]
    return Body(
        id=context.id,
        name=words_of(fields, "name", context),
        says=prose_of(fields, "says", context),
        offices=tuple(office for office, _ in read),
        evidence=tuple(line for line, _ in evidence),
        place=fields.place,
        references=(
            *sources_named(evidence),
            *(reference for _, sources in read for reference in sources),
        ),
    )


def _read_office(fields: Fields, context: Context) -> tuple[Office, tuple[Reference, ...]]:
    """An office, and the sources it names."""
    fields.require(("person", "title", "as-of", "sources"))
    evidence = read_evidence(fields)
    office = Office(
        person=fields.text("person"),
        title=words_of(fields, "title", context),
        as_of=fields.partial_date("as-of") or NO_DATE,
        evidence=tuple(line for line, _ in evidence),
    )
    fields.close()
    return office, sources_named(evidence)
