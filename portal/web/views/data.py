"""Registers as data, for those who count: one file for all languages."""

import json
from collections.abc import Iterator, Mapping

from flask import Blueprint, Response

from portal.model.commitment import Commitment
from portal.model.language import Words
from portal.model.reference import Prose
from portal.model.register import Evidence
from portal.rendering.prose import prose_text
from portal.rendering.references import References
from portal.web.commitments import COMMITMENTS_FILE
from portal.web.state import State, current_site
from portal.web.targets import Target

bp = Blueprint("data", __name__)


@bp.get(f"/{COMMITMENTS_FILE}")
def commitments() -> Response:
    """Every commitment, with null where the source states nothing."""
    site = current_site()
    data = {
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "commitments": [_commitment(one) for one in site.commitments.values()],
    }
    body = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return Response(body, content_type="application/json")


def _commitment(one: Commitment) -> Mapping[str, object]:
    site = current_site()
    return {
        "id": one.id,
        "task": _words(one.task),
        "kind": one.kind,
        "by": one.by,
        "on": str(one.on),
        "owners": [{"id": name, "name": site.owners[name].name} for name in one.owners] or None,
        "deadline": str(one.deadline) if one.deadline else None,
        "deadline-last-day": one.deadline.last_day.isoformat() if one.deadline else None,
        "timing": one.timing or None,
        "subject": site.subjects[one.subject],
        "sources": [_source(line) for line in one.evidence],
        "note": _words(one.note) or None,
        "log": [
            {
                "date": str(entry.date),
                "says": _words(entry.says),
                "sources": [_source(line) for line in entry.evidence],
            }
            for entry in one.log
        ],
    }


def _words(prose: Prose) -> Mapping[str, str]:
    site = current_site()
    return {
        one.code: prose_text(prose[one.code], References(site, one, one, ""))
        for one in site.languages
        if one.code in prose
    }


def _source(line: Evidence) -> Mapping[str, Words | str | None]:
    source = current_site().sources[line.source]
    return {
        "title": source.title,
        "publisher": source.publisher,
        "published": str(source.published) if source.published else None,
        "url": source.url or None,
        "paragraph": line.paragraph or None,
        "quote": line.quote or None,
    }


def targets(state: State) -> Iterator[Target]:
    """Each file."""
    yield Target("data.commitments")
