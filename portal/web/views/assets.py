"""Style sheets, scripts and pictures."""

from collections.abc import Iterator
from pathlib import PurePosixPath

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
    kind = TYPES[PurePosixPath(name).suffix]
    return Response(assets.files[name], content_type=f"{kind}; charset=utf-8")


def targets(state: State) -> Iterator[Target]:
    """Every file."""
    for name in state.assets:
        yield Target("assets.file", {"digest": state.assets.digest, "name": name})
