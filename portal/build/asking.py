"""A client that asks an app for a page as a browser would, without the browser: half the cost.

No cookies, no redirects, no headers: the pages of a site that is frozen answer to none.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from flask import Flask, Response
from flask.testing import FlaskClient

_REQUEST = {
    "REQUEST_METHOD": "GET",
    "SCRIPT_NAME": "",
    "QUERY_STRING": "",
    "SERVER_NAME": "localhost",
    "SERVER_PORT": "80",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "wsgi.version": (1, 0),
    "wsgi.url_scheme": "http",
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": False,
    "wsgi.multiprocess": False,
    "wsgi.run_once": False,
}


class Asking(FlaskClient):
    """A client of which nothing is wanted but what is at an address."""

    def __init__(self, application: Flask, *_: Any, **__: Any) -> None:
        """Know the app, and nothing of a browser: one is made for each page."""
        self.application = application

    def get(self, url: str, **_: Any) -> Response:  # type: ignore[override]  # of what is asked
        """The answer of the app; what Frozen-Flask says besides holds for browsers."""
        path = url.encode().decode("latin-1")  # as PEP 3333 has it
        request = {**_REQUEST, "PATH_INFO": path, "wsgi.input": BytesIO()}
        with self.application.request_context(request):
            return self.application.full_dispatch_request()


@contextmanager
def asking(app: Flask) -> Iterator[None]:
    """Let whoever makes a client of an app meanwhile have one of these."""
    before, app.test_client_class = app.test_client_class, Asking
    try:
        yield
    finally:
        app.test_client_class = before
