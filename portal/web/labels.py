"""The names of things that are not words in content: kinds, states, relations, confidence."""

from flask_babel import gettext
from flask_babel.speaklater import LazyString
from markupsafe import Markup, escape

from portal.model.commitment import CommitmentKind
from portal.model.event import EventKind
from portal.model.register import Confidence, RelationKind, Status


class Label(LazyString):  # type: ignore[misc]  # Flask-Babel publishes no types
    """A message in the language of whoever prints it; Flask-Babel's own would pass for HTML."""

    def __html__(self) -> Markup:
        return escape(str(self))


def _(message: str) -> Label:
    return Label(gettext, message)


KINDS = {
    "home": _("Home"),
    "section": _("Section"),
    "figures": _("Figures"),
    "figures-by-date": _("Figures by date"),
    "fact": _("Figure"),
    "timeline": _("Timeline"),
    "relations": _("Relations of texts"),
    "bodies": _("Bodies and people"),
    "glossary": _("Glossary"),
    "instrument": _("Official text explained"),
    "topic": _("Topic"),
    "guide": _("Guide"),
    "question": _("Question"),
    "lesson": _("Lesson"),
    "source": _("Source"),
    "disagreement": _("Sources compared"),
    "commitments": _("Commitments"),
    "page": _("About this site"),
}

COMMITMENT_KINDS = {
    CommitmentKind.REQUESTED: _("Requested"),
    CommitmentKind.ASSIGNED: _("Assigned"),
    CommitmentKind.ANNOUNCED: _("Announced"),
    CommitmentKind.PROPOSED: _("Proposed"),
}

FACETS = {
    "kind": _("Kind of page"),
    "topic": _("Topic"),
    "body": _("Issued by"),
    "year": _("Year"),
}

STATUS = {
    Status.IN_FORCE: _("In force"),
    Status.AMENDED: _("In force, amended"),
    Status.PARTLY_REPLACED: _("Replaced in part"),
    Status.REPLACED: _("Replaced"),
    Status.ENDED: _("No longer in force"),
    Status.NOT_STATED: _("Not stated by our sources"),
}

RELATIONS = {
    RelationKind.IMPLEMENTS: _("Implements"),
    RelationKind.AMENDS: _("Amends"),
    RelationKind.REPLACES: _("Replaces"),
    RelationKind.ESTABLISHES: _("Sets up"),
    RelationKind.FOLLOWS: _("Follows"),
    RelationKind.DETAILS: _("Gives details of"),
}

INVERSE_RELATIONS = {
    RelationKind.IMPLEMENTS: _("Implemented by"),
    RelationKind.AMENDS: _("Amended by"),
    RelationKind.REPLACES: _("Replaced by"),
    RelationKind.ESTABLISHES: _("Set up by"),
    RelationKind.FOLLOWS: _("Followed by"),
    RelationKind.DETAILS: _("Detailed by"),
}

EVENTS = {
    EventKind.MEETING: _("Meeting"),
    EventKind.LAUNCH: _("Launch"),
    EventKind.CHANGE: _("Change"),
}

CONFIDENCE = {
    Confidence.PRIMARY: _("Read in the text itself"),
    Confidence.SEVERAL: _("Several independent sources"),
    Confidence.SINGLE: _("One source"),
    Confidence.DISPUTED: _("Sources disagree"),
    Confidence.UNCONFIRMED: _("Not confirmed"),
}

ONE_ORIGIN = _("Several sources, perhaps of one origin")
"""What is said instead of "One source" where others repeat it, or may do so."""
