"""A static host that counts what each visitor fetches."""

import functools
import http.server
import mimetypes
import re
import sys
import threading
import time
from collections import defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from bench.systems.system import TEXT, as_sent

TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}
_RANGE = re.compile(r"bytes=(\d+)-(\d+)")
BLANK = b'<!doctype html><html lang="%s"><meta charset="utf-8"><title>Bench</title>'


class Host:
    """Serves a folder to each visitor below an address of its own, /1/, /2/ and so on.

    A new address is a browser that has nothing yet: neither in its cache nor loaded. Bodies alone
    are counted; the head of an answer is a few hundred bytes more.
    """

    def __init__(self, folder: Path, language: str) -> None:
        """Begin to serve a folder; the host's own page, /, is in that language."""
        self.folder = folder.resolve()
        self.blank = BLANK % language.encode()
        self.latency = 0.0
        """Seconds that each answer takes longer."""
        self.fetched: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self.packed = functools.cache(as_sent)
        host = self

        class Handler(_Handler):
            def do_GET(self) -> None:
                self.answer(host)

        self._server = _Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}/"

    def take(self, visitor: str) -> list[tuple[str, int]]:
        """Return what a visitor has fetched since last asked, with the bytes of each file."""
        return self.fetched.pop(visitor, [])

    def close(self) -> None:
        """End serving."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *of: Any) -> None:
        """Say nothing of a browser that went to another page before its answer had come."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*of)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, host: Host) -> None:
        time.sleep(host.latency)
        visitor, _, name = unquote(self.path.split("?")[0]).lstrip("/").partition("/")
        file = (host.folder / name).resolve()
        if not name:
            self._send(200, host.blank, {"Content-Type": "text/html; charset=utf-8"})
        elif not file.is_file() or not file.is_relative_to(host.folder):
            self._send(404, b"", {})
        else:
            wanted = self.headers.get("Range", "")
            status, body, head = _part(host.packed(file), wanted, _head(file))
            host.fetched[visitor].append((name, len(body)))
            self._send(status, body, head)

    def _send(self, status: int, body: bytes, head: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in head.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _part(body: bytes, wanted: str, head: dict[str, str]) -> tuple[int, bytes, dict[str, str]]:
    """Return the status, body and head of an answer: of what is not compressed, a range alone."""
    found = _RANGE.fullmatch(wanted)
    if not found or "Content-Encoding" in head:
        return 200, body, head
    first, last = map(int, found.groups())
    told = f"bytes {first}-{last}/{len(body)}"
    return 206, body[first : last + 1], head | {"Content-Range": told}


def _head(file: Path) -> dict[str, str]:
    kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
    head = {"Content-Type": kind or "application/octet-stream", "Cache-Control": "no-store"}
    return head | ({"Content-Encoding": "gzip"} if file.suffix in TEXT else {})
