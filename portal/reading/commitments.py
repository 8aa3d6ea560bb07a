"""The registers of commitments and of those they fall to, in YAML."""

from collections.abc import Iterator

from portal.model.commitment import Commitment, CommitmentKind, LogEntry, Owner
from portal.model.deadline import parse_deadline
from portal.model.kinds import Key
from portal.model.partial_date import PartialDate
from portal.model.reference import Names, Reference
from portal.reading.registers import (
    Context,
    named,
    prose_of,
    read_evidence,
    sources_named,
    words_of,
)
from portal.reading.values import NO_DATE, Fields


def read_owner(fields: Fields, context: Context) -> Owner:
    """Read one owner."""
    fields.require(("name",))
    return Owner(context.id, words_of(fields, "name", context), fields.place)


def read_commitment(fields: Fields, context: Context) -> Commitment:
    """Read one commitment."""
    fields.require(("task", "kind", "by", "on", "subject", "sources"))
    evidence = read_evidence(fields)
    owners, pages, disagreements = (
        fields.ids(name) for name in ("owners", "pages", "disagreements")
    )
    on = fields.partial_date("on") or NO_DATE
    log = sorted(_read_log(fields, context, on), key=lambda one: one[0].date.first_day)
    subject = fields.text("subject")
    return Commitment(
        id=context.id,
        task=prose_of(fields, "task", context),
        kind=fields.choice("kind", CommitmentKind) or CommitmentKind.REQUESTED,
        by=words_of(fields, "by", context),
        on=on,
        owners=tuple(owner for owner, _ in owners),
        deadline=fields.parsed(
            "deadline", parse_deadline, "a deadline like 2025, 2025-Q2, 2025-04 or 2025-04-30"
        ),
        timing=fields.text("timing"),
        subject=subject,
        evidence=tuple(line for line, _ in evidence),
        note=prose_of(fields, "note", context),
        disagreements=tuple(one for one, _ in disagreements),
        pages=tuple(Key(page) for page, _ in pages),
        log=tuple(entry for entry, _ in log),
        place=fields.place,
        references=(
            *sources_named(evidence),
            *(reference for _, sources in log for reference in sources),
            *named(Names.OWNER, owners),
            *named(Names.DISAGREEMENT, disagreements),
            *named(Names.PAGE, pages),
            *named(Names.SUBJECT, [(subject, fields.place_of("subject"))] if subject else []),
        ),
    )


def _read_log(
    fields: Fields, context: Context, on: PartialDate
) -> Iterator[tuple[LogEntry, tuple[Reference, ...]]]:
    """What was told later, each with the sources it names."""
    for one in fields.mappings("log", "an entry of a log"):
        one.require(("date", "says", "sources"))
        date = one.partial_date("date")
        if date and date.last_day < on.first_day:
            place, expected = one.place_of("date"), f"a date from {on} on, when the task was told"
            one.report.add(place, "log-early", expected, f"{date}")
        evidence = read_evidence(one)
        says, lines = prose_of(one, "says", context), tuple(line for line, _ in evidence)
        one.close()
        yield LogEntry(date or NO_DATE, says, lines), sources_named(evidence)
