"""Style sheets and scripts, as written."""

from collections.abc import Iterator

from flask import Blueprint, Response, abort

from portal.web.assets import TYPES
from portal.web.state import State, current_state
from portal.web.targets import Target

bp = Blueprint("assets", __name__)


@bp.get("/assets/<digest>/<path:name>")
def file(digest: str, name: str) -> Response:
    """One file; an old digest is not answered with new content."""
    assets = current_state().assets
    if digest != assets.digest or name not in assets.files:
        abort(404)
    found = assets.files[name]
    return Response(found.read_bytes(), content_type=f"{TYPES[found.suffix]}; charset=utf-8")


def targets(state: State) -> Iterator[Target]:
    """Every file."""
    for name in state.assets:
        yield Target("assets.file", {"digest": state.assets.digest, "name": name})
