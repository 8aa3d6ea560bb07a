"""Commitments ready to print: each in full, and lists of them by owner, deadline and subject."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from portal.model.commitment import Commitment, Grouping, LogEntry
from portal.model.deadline import Deadline, distance
from portal.model.page import Page
from portal.model.partial_date import PartialDate
from portal.model.site import COMMITMENTS
from portal.rendering.figures import print_deadline
from portal.rendering.prose import prose_html, prose_text
from portal.rendering.references import References
from portal.web.alphabet import alphabetical
from portal.web.evidence import Stated, printed, stated
from portal.web.labels import COMMITMENT_KINDS
from portal.web.navigation import Link, links_to
from portal.web.state import current_language, current_site
from portal.web.urls import key_href

COMMITMENTS_FILE = "data/commitments.json"
"""Where the whole register is published for programs."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a later source tells of a task.

    Attributes:
        date: When, printed.
        says: What it tells.
        distance: How far that lies from the deadline, in words; empty where it cannot be told.
        stated: Who says so.
    """

    date: str
    says: str
    distance: str
    stated: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A commitment as lists show it.

    Attributes:
        id: Its id, which is its anchor.
        href: Where it stands in full.
        words: What is to be done, without links.
        kind: How it came into the world, in words.
        owners: Those it falls to.
        deadline: By when, printed; empty where the source gives no date.
    """

    id: str
    href: str
    words: str
    kind: str
    owners: tuple[str, ...]
    deadline: str


@dataclass(frozen=True, slots=True)
class FullTask:
    """A commitment with everything that is known of it.

    Attributes:
        short: What lists show of it.
        task: What is to be done, with links.
        by: Who asked for it, gave it, announced or proposed it.
        on: When, printed.
        span: The last day of the deadline, and how far it lies from `on`; empty for none.
        timing: What the source says instead of a date, and the language it says it in.
        note: What a reader has to know of it besides.
        stated: Who tells of it.
        log: What was told later, from the oldest.
        see: The disagreements and the pages that it touches.
    """

    short: Task
    task: str
    by: str
    on: str
    span: str
    timing: tuple[str, str] | None
    note: str
    stated: tuple[Stated, ...]
    log: tuple[Told, ...]
    see: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """The tasks that share an owner, a deadline or a subject."""

    name: str
    tasks: tuple[Task, ...]


def task(one: Commitment) -> Task:
    """A commitment as lists show it."""
    site, reader = current_site(), current_language()
    return Task(
        id=one.id,
        href=key_href(COMMITMENTS, one.id),
        words=prose_text(one.task[reader.code], _references()),
        kind=str(COMMITMENT_KINDS[one.kind]),
        owners=tuple(site.owners[owner].name[reader.code] for owner in one.owners),
        deadline=print_deadline(one.deadline, reader) if one.deadline else "",
    )


def full_task(one: Commitment) -> FullTask:
    """A commitment with everything that is known of it."""
    site, code, references = current_site(), current_language().code, _references()
    spoken = site.sources[one.evidence[0].source].language
    compared = (site.disagreements[name].key for name in one.disagreements)
    return FullTask(
        short=task(one),
        task=prose_html(one.task[code], references),
        by=one.by[code],
        on=printed(one.on),
        span=_span(one.on, one.deadline) if one.deadline else "",
        timing=(one.timing, spoken) if one.timing else None,
        note=prose_html(one.note.get(code, ()), references),
        stated=tuple(map(stated, one.evidence)),
        log=tuple(_told(entry, one.deadline, references) for entry in one.log),
        see=links_to((*compared, *one.pages)),
    )


def _references() -> References:
    """References on the page with every commitment."""
    site, reader = current_site(), current_language()
    return References(site, reader, reader, site.address(COMMITMENTS, reader), listed=False)


def _told(entry: LogEntry, deadline: Deadline | None, references: References) -> Told:
    return Told(
        date=printed(entry.date),
        says=prose_html(entry.says[current_language().code], references),
        distance=_distance(entry.date, deadline) if deadline else "",
        stated=tuple(map(stated, entry.evidence)),
    )


def _span(on: PartialDate, deadline: Deadline) -> str:
    last = printed(PartialDate.of(deadline.last_day))
    if not on.day:
        return str(_("last day: %(day)s", day=last))
    told = (deadline.last_day - on.first_day).days
    words = ngettext(
        "last day: %(day)s, %(num)s day after it was told",
        "last day: %(day)s, %(num)s days after it was told",
        told,
        day=last,
    )
    return str(words)


def _distance(date: PartialDate, deadline: Deadline) -> str:
    """How far a date lies from the last day of a deadline, in words; it says nothing of merit."""
    far = distance(date, deadline)
    if far is None:
        return ""
    if far.days is None:
        return str(_("after the last day") if far.after else _("before the last day"))
    if far.days == 0:
        return str(_("on the last day"))
    return str(_days_after(far.days) if far.after else _days_before(far.days))


def _days_after(days: int) -> object:
    return ngettext("%(num)s day after the last day", "%(num)s days after the last day", days)


def _days_before(days: int) -> object:
    return ngettext("%(num)s day before the last day", "%(num)s days before the last day", days)


def full_tasks(page: Page) -> tuple[FullTask, ...]:
    """What the page with every commitment shows; nothing on any other."""
    every = current_site().commitments.values() if page.key == COMMITMENTS else ()
    return tuple(map(full_task, every))


def task_groups(page: Page) -> tuple[TaskGroup, ...]:
    """What a list of commitments shows; nothing on the page with every one."""
    if page.key == COMMITMENTS:
        return ()
    grouped = {
        Grouping.OWNER: _by_owner,
        Grouping.DEADLINE: _by_deadline,
        Grouping.SUBJECT: _by_subject,
    }
    return tuple(one for one in grouped[Grouping(page.id)]() if one.tasks)


def _by_owner() -> tuple[TaskGroup, ...]:
    site, code = current_site(), current_language().code
    names = {owner.id: owner.name[code] for owner in site.owners.values()}
    order = sorted(names, key=lambda owner: alphabetical(names[owner], code))
    every = site.commitments.values()
    groups = (
        _group(names[owner], (one for one in every if owner in one.owners)) for owner in order
    )
    return (*groups, _not_stated(one for one in every if not one.owners))


def _by_deadline() -> tuple[TaskGroup, ...]:
    every, reader = current_site().commitments.values(), current_language()
    deadlines = {one.deadline for one in every if one.deadline}
    order = sorted(deadlines, key=lambda one: (one.last_day, one.first_day))
    groups = (
        _group(print_deadline(deadline, reader), (one for one in every if one.deadline == deadline))
        for deadline in order
    )
    return (*groups, _not_stated(one for one in every if not one.deadline))


def _by_subject() -> tuple[TaskGroup, ...]:
    site, code = current_site(), current_language().code
    every = site.commitments.values()
    return tuple(
        _group(words[code], (one for one in every if one.subject == subject))
        for subject, words in site.subjects.items()
    )


def _group(name: str, commitments: Iterable[Commitment]) -> TaskGroup:
    return TaskGroup(name, tuple(map(task, commitments)))


def _not_stated(commitments: Iterable[Commitment]) -> TaskGroup:
    return _group(_("Not stated"), commitments)
