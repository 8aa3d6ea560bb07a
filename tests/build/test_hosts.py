"""Each server that is told of a site as we say serves it as it is: tried with the servers."""

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path, PurePosixPath

import pytest

from portal.build.hosts import FILES, FOR_A_WHILE, FOR_EVER, Place, configuration
from portal.cli import main
from portal.rendering.citations import FORMS
from portal.web.app import HEADERS
from tests.builders import LANGUAGES
from tests.conftest import EXAMPLE

BASES = ("/", "/portal/")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
MODULES = Path("/usr/lib/apache2/modules")
NEEDED = ("mpm_event", "authz_core", "alias", "dir", "env", "headers", "mime", "rewrite")
STARTING = 15
"""Seconds within which a server has to answer."""

Start = Callable[[Path, str, int], list[str]]
"""Writes what a server needs into a folder, and gives the command that starts it."""


def _nginx(folder: Path, text: str, port: int) -> list[str]:
    load = ""
    if BROTLI.is_file():
        load, text = f"load_module {BROTLI};\n", text.replace("# brotli_static", "brotli_static")
    (folder / "site.conf").write_text(
        text.replace("listen 80;", f"listen 127.0.0.1:{port};"), encoding="utf-8"
    )
    main = folder / "nginx.conf"
    main.write_text(
        f"{load}daemon off; pid {folder}/pid; error_log stderr;\n"
        f"events {{}}\nhttp {{ access_log off; include {folder}/site.conf; }}\n",
        encoding="utf-8",
    )
    return ["nginx", "-p", str(folder), "-c", str(main)]


def _apache(folder: Path, text: str, port: int) -> list[str]:
    load = "".join(f"LoadModule {one}_module {MODULES}/mod_{one}.so\n" for one in NEEDED)
    config = folder / "httpd.conf"
    config.write_text(
        f"ServerName example.vn\nListen 127.0.0.1:{port}\nPidFile {folder}/pid\n"
        f"User nobody\nGroup nogroup\n"
        f"ErrorLog /dev/stderr\nTypesConfig /etc/mime.types\n{load}"
        f"<VirtualHost *>\n{text}</VirtualHost>\n",
        encoding="utf-8",
    )
    return ["apache2", "-d", str(folder), "-f", str(config), "-DFOREGROUND"]


def _caddy(folder: Path, text: str, port: int) -> list[str]:
    config = folder / "Caddyfile"
    own = text.replace("example.vn {", f"http://127.0.0.1:{port} {{")
    config.write_text(f"{{\n\tadmin off\n}}\n{own}", encoding="utf-8")
    return ["caddy", "run", "--adapter", "caddyfile", "--config", str(config)]


SERVERS: dict[str, tuple[str, Start]] = {
    "nginx": ("nginx", _nginx),
    "apache": ("apache2", _apache),
    "caddy": ("caddy", _caddy),
}


@dataclass(frozen=True, slots=True)
class Host:
    """A server that serves a site at a base path."""

    kind: str
    base: str
    port: int

    def get(self, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
        """Ask for a path below the base."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", self.base + path, headers=given)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body


@pytest.fixture(scope="module")
def root(translations: Path) -> Iterator[Path]:
    """The example, built where a server that gives up its rights can read it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        arguments = ["--content", str(EXAMPLE), "--translations", str(translations), "--quiet"]
        assert main(["build", *arguments, "--compress", "--output", str(folder / "site")]) == 0
        yield folder / "site"


@pytest.fixture(scope="module", params=[(kind, base) for kind in SERVERS for base in BASES])
def host(root: Path, request: pytest.FixtureRequest) -> Iterator[Host]:
    kind, base = request.param
    program, start = SERVERS[kind]
    if not shutil.which(program):
        pytest.skip(f"{program} is not on this machine")
    with tempfile.TemporaryDirectory() as name, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        place = Place(f"https://example.vn{base}", PurePosixPath(root), LANGUAGES[:3])
        command = start(Path(name), configuration(kind, place), port)
        log = Path(name) / "log"
        with log.open("wb") as said, subprocess.Popen(command, stderr=said) as server:
            try:
                _wait(server, port, log)
                yield Host(kind, base, port)
            finally:
                server.terminate()


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(STARTING * 10):
        if server.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"no server: {log.read_text(encoding='utf-8')}")


def test_a_page_comes_with_every_header(host: Host, root: Path) -> None:
    answer, body = host.get("vi/")
    assert (answer.status, body) == (200, (root / "vi" / "index.html").read_bytes())
    assert {name: answer.getheader(name) for name in HEADERS} == HEADERS
    assert answer.getheader("Cache-Control") == FOR_A_WHILE
    assert (answer.getheader("Content-Type") or "").replace(" ", "").lower() == (
        "text/html;charset=utf-8"
    )


def test_the_first_page_is_that_of_the_site(host: Host, root: Path) -> None:
    answer, body = host.get("")
    assert (answer.status, body) == (200, (root / "index.html").read_bytes())


def test_named_by_their_digest_files_are_kept_for_ever(host: Host, root: Path) -> None:
    for file in (root / "assets").rglob("*.[cj]s"):
        answer, body = host.get(file.relative_to(root).as_posix())
        assert (answer.status, body) == (200, file.read_bytes())
        assert answer.getheader("Cache-Control") == FOR_EVER
        assert answer.getheader("X-Content-Type-Options") == "nosniff"


@pytest.mark.parametrize("ending", FORMS)
def test_citations_have_their_types(host: Host, root: Path, ending: str) -> None:
    file = min((root / "cite").rglob(f"*.{ending}"))
    answer, body = host.get(file.relative_to(root).as_posix())
    assert (answer.status, body) == (200, file.read_bytes())
    assert (answer.getheader("Content-Type") or "").startswith(FORMS[ending].media)


def test_what_is_not_there_is_answered_in_the_language_of_its_address(
    host: Host, root: Path
) -> None:
    for path, page in {
        "no": "404.html",
        "vi/no/": "vi/404.html",
        "en/no.html": "en/404.html",
    }.items():
        answer, body = host.get(path)
        assert (answer.status, body) == (404, (root / page).read_bytes())
        assert answer.getheader("Content-Security-Policy") == HEADERS["Content-Security-Policy"]


def test_a_folder_without_its_slash_leads_to_it(host: Host) -> None:
    answer, _ = host.get("vi")
    assert answer.status in {301, 302, 308}
    assert (answer.getheader("Location") or "").endswith(f"{host.base}vi/") or (
        answer.getheader("Location") == "vi/"
    )


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_packed_files_are_sent_as_they_are(host: Host, root: Path, coding: str) -> None:
    if (host.kind, coding) == ("nginx", "br") and not BROTLI.is_file():
        pytest.skip("the module of nginx for Brotli is not on this machine")
    ending = {"gzip": "gz", "br": "br"}[coding]
    for path, file in {"vi/": "vi/index.html", "sitemap.xml": "sitemap.xml"}.items():
        answer, body = host.get(path, accept_encoding=coding)
        assert answer.getheader("Content-Encoding") == coding
        assert body == (root / f"{file}.{ending}").read_bytes()
        assert "xml" in file or (answer.getheader("Content-Type") or "").startswith("text/html")
        assert "accept-encoding" in (answer.getheader("Vary") or "").lower()


@pytest.mark.parametrize(
    "path", ["../etc/passwd", "%2e%2e/%2e%2e/etc/passwd", "..%2f..%2fetc/passwd"]
)
def test_nothing_outside_the_folder_is_served(host: Host, path: str) -> None:
    answer, body = host.get(path)
    assert answer.status in {400, 403, 404}
    assert b"root:" not in body


def test_hosts_that_read_files_are_told_the_same() -> None:
    place = Place("https://example.vn/portal/", PurePosixPath("/srv/site"), LANGUAGES[:2])
    headers = configuration("headers", place)
    for name, value in HEADERS.items():
        assert f"\n  {name}: {value}\n" in headers
    assert f"/portal/assets/*\n  ! Cache-Control\n  Cache-Control: {FOR_EVER}\n" in headers
    assert configuration("redirects", place).splitlines()[-3:] == [
        "/portal/vi/* /portal/vi/404.html 404",
        "/portal/en/* /portal/en/404.html 404",
        "/portal/* /portal/404.html 404",
    ]


def test_every_kind_has_its_file() -> None:
    place = Place("https://example.vn/", PurePosixPath("/srv/site"), LANGUAGES[:2])
    assert all(configuration(kind, place).endswith("\n") for kind in FILES)
