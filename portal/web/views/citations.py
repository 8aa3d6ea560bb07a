"""Citations of pages and figures as files."""

import mimetypes
from collections.abc import Iterator

from flask import Blueprint, Response, abort

from portal.model.kinds import Key
from portal.model.language import Language
from portal.rendering.citations import FORMS, Citation
from portal.web.citing import CITATIONS, fact_citation, page_citation
from portal.web.state import State, current_site
from portal.web.targets import Target

bp = Blueprint("citations", __name__)

# What a file's name says of its type is, for some of these, each machine's own affair.
for _ending, _form in FORMS.items():
    mimetypes.add_type(_form.media, f".{_ending}")


@bp.get(f"/{CITATIONS}/<path:path>.<form>")
def file(path: str, form: str) -> Response:
    """A citation in one format, at the path of what it cites."""
    at = current_site().at(f"{path}/")
    cited = _citation(*at) if at else None
    if cited is None or form not in FORMS:
        abort(404)
    kind = FORMS[form]
    return Response(kind.write(cited), content_type=f"{kind.media}; charset=utf-8")


def _citation(key: Key, reader: Language) -> Citation | None:
    site = current_site()
    folder, _, name = key.partition("/")
    if folder == "facts" and name in site.facts:
        return fact_citation(site.facts[name])
    page = site.best(key, reader)
    return page_citation(page) if page else None


def targets(state: State) -> Iterator[Target]:
    """The files of every page and every figure, in every language."""
    for language in state.site.languages:
        for key in (*state.site.registered, *state.site.keys):
            path = state.site.address(key, language).rstrip("/")
            for form in FORMS:
                yield Target("citations.file", {"path": path, "form": form})
