"""Every page that is written in more than one language, its versions side by side."""

from collections.abc import Iterator

from flask import Blueprint, abort, render_template

from portal.web.metadata import Metadata
from portal.web.parallel import FOLDER, added_rows, address, columns, is_parallel, key_at, rows
from portal.web.state import State, current_site
from portal.web.targets import Target
from portal.web.urls import absolute, href

bp = Blueprint("parallel", __name__)


@bp.get(f"/{FOLDER}/")
@bp.get(f"/{FOLDER}/<path:path>/")
def page(path: str = "") -> str:
    """Answer with a page in all its languages; the frame itself speaks none."""
    site = current_site()
    key = key_at(path, site)
    if key is None:
        abort(404)
    shown = columns(key)
    first = shown[0].page
    return render_template(
        "parallel.html",
        columns=shown,
        rows=rows(shown),
        added=added_rows(shown),
        root=href(""),
        meta=Metadata(
            title=" · ".join((first.title, *(one.page.language.name for one in shown))),
            description=first.lead,
            canonical=absolute(site.address(key, first.language)),
            indexed=False,
        ),
    )


def targets(state: State) -> Iterator[Target]:
    """Each of them."""
    for key in state.site.keys:
        if is_parallel(key, state.site):
            path = address(key).removeprefix(f"{FOLDER}/").rstrip("/")
            yield Target("parallel.page", {"path": path} if path else {})
