"""Every URL of the frozen site, once, and a refusal to forget an endpoint."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from flask import Flask

from portal.web.state import EXTENSION, State


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to freeze: an endpoint and the values it is asked with."""

    endpoint: str
    values: dict[str, str] = field(default_factory=dict)


Targets = Callable[[State], Iterator[Target]]


class EndpointForgottenError(Exception):
    """An endpoint answers in the live site, and no target asks for it."""


def collect(
    app: Flask, sources: tuple[Targets, ...], may_lack: Collection[str] = ()
) -> tuple[Target, ...]:
    """Every target of an app.

    Args:
        app: The app.
        sources: What each view module declares beside its views.
        may_lack: Endpoints that a site may have nothing for.

    Raises:
        EndpointForgottenError: A GET endpoint would be missing from the frozen site.
    """
    state: State = app.extensions[EXTENSION]
    found = tuple(target for source in sources for target in source(state))
    rules = (rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()))
    asked = {target.endpoint for target in found}
    forgotten = {rule.endpoint for rule in rules} - asked - set(may_lack)
    if forgotten:
        raise EndpointForgottenError(", ".join(sorted(forgotten)))
    return found
