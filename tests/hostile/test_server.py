"""The live server answers whatever it is asked: soon, and with what is wrong with the asking."""

import http.client
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from flask import Flask
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from werkzeug.serving import make_server
from werkzeug.test import EnvironBuilder, run_wsgi_app

from portal.dev.server import LiveSite
from portal.settings import Settings
from tests.hostile.words import POISON, fragments, texts

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

ADDRESSES, QUERIES = 1700, 300
"""How many addresses and how many queries are tried."""
LONGEST_WAIT = 5
"""Seconds that an answer may take; of a machine that does other work besides."""

many = partial(settings, deadline=None, suppress_health_check=[HealthCheck.too_slow])

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "X" * 99)
STARTS = (
    "/",
    "//",
    "/en/",
    "/en/guides/",
    "/vi/tim-kiem/",
    "/search/en/",
    "/assets/",
    "/parallel/",
)
HEADERS = ("Host", "Accept-Language", "Range", "Cookie", "If-None-Match", "X-Forwarded-Host")


class Scripts(HTMLParser):
    """What would run or be shown of words that were asked."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.bad: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag == "img" or any(name.startswith("on") for name in names):
            self.bad.append(self.get_starttag_text() or tag)
        if tag == "script" and not names.get("src") and names.get("type") != "application/ld+json":
            self.bad.append("script")
        if "poison" in (names.get("class") or "").split():
            self.bad.append("poison")


def answered(app: Flask, environ: "WSGIEnvironment") -> int:
    """The status of an answer, which came in time and shows nothing that was smuggled in."""
    start = time.monotonic()
    parts, status, headers = run_wsgi_app(app, environ)
    html = b"".join(parts).decode("utf-8")
    assert time.monotonic() - start < LONGEST_WAIT
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    if headers["Content-Type"].startswith("text/html"):
        assert Scripts(html).bad == []
    return int(status[:3])


@many(max_examples=ADDRESSES)
@given(
    method=st.sampled_from(METHODS),
    start=st.sampled_from(STARTS),
    path=texts,
    name=st.sampled_from(HEADERS),
    value=texts,
)
@example(method="GET", start="/", path="../" * 3000 + "etc/passwd", name="Host", value="a b\0")
@example(method="GET", start="/", path="a" * 10_000, name="Range", value="bytes=0-,-9")
def test_an_address_nobody_published_is_not_found(
    example_app: Flask, method: str, start: str, path: str, name: str, value: str
) -> None:
    environ = EnvironBuilder(start, method=method).get_environ()
    # As a server hands it on: the bytes that were asked, each a character.
    environ["PATH_INFO"] = (start + path).encode("utf-8", "surrogatepass").decode("latin-1")
    header = value.encode("utf-8", "surrogatepass").decode("latin-1")
    environ["HTTP_" + name.upper().replace("-", "_")] = re.sub(r"[\r\n]", "", header)
    status = answered(example_app, environ)
    assert status in (200, 400, 404, 405) or 300 <= status < 400


SIGNS = ("(", ")", '"', "-", "+", "*", "~", "^9", "lang:", "kind:guide", "year:", "OR", "AND", "..")


@many(max_examples=QUERIES)
@given(words=st.lists(st.one_of(st.sampled_from(SIGNS), fragments.map("".join)), max_size=9))
@example(words=["a" * 10_000])
@example(words=["(" * 10_000])
@example(words=["a* " * 3000])
@example(words=["(a+)+$" * 40, "\0"])
@example(words=[POISON])
def test_a_query_of_any_signs_is_answered(example_app: Flask, words: list[str]) -> None:
    environ = EnvironBuilder("/en/search/").get_environ()
    asked = " ".join(words).encode("utf-8", "surrogatepass")
    environ["QUERY_STRING"] = "q=" + "".join(f"%{byte:02x}" for byte in asked)
    assert answered(example_app, environ) == 200


@pytest.fixture(scope="module")
def live(example_settings: Settings) -> Iterator[tuple[str, int]]:
    """The live server itself, as `portal serve` runs it."""
    server = make_server("127.0.0.1", 0, LiveSite(example_settings), threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield "127.0.0.1", server.server_port
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "asked",
    [
        b"\0\0\0\0\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET " + b"/a" * 40_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: " + b"a" * 70_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 500 + b"\r\n",
        b"POST /en/ HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
        b"GET /en/../../etc/passwd/ HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /%00%2e%2e%2fetc/ HTTP/1.1\r\nHost: a\r\n\r\n",
        b"BREW /en/ HTTP/1.1\r\nHost: a\r\n\r\n",
    ],
)
def test_a_request_that_is_none_is_refused(live: tuple[str, int], asked: bytes) -> None:
    with socket.create_connection(live, timeout=LONGEST_WAIT * 4) as connection:
        connection.sendall(asked)
        with suppress(OSError):  # it may have hung up already
            connection.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert re.match(rb"HTTP/1.[01] 4\d\d |(?s:.*)Error code: (4\d\d|505)", answer), answer[:200]


def test_the_server_stands_after_all_of_it(live: tuple[str, int]) -> None:
    connection = http.client.HTTPConnection(*live, timeout=LONGEST_WAIT * 4)
    connection.request("GET", "/en/")
    assert connection.getresponse().status == 200
    connection.close()
