"""What our instructions cost nginx, beside nginx told nothing but a folder.

`python -m bench.hosting DIST` serves the first page of a built site both ways on this machine, in
turns, and prints requests a second and their ratio. It needs nginx and wrk (Debian: nginx-light,
wrk) and a folder that nginx's workers may read.
"""

import argparse
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from portal.build.hosts import Place, configuration
from portal.model.language import Language

ROUNDS = 5
SECONDS = 4
CONNECTIONS = 32
BARE = "server {{ listen 80; root {root}; }}"
"""The least that nginx can be told."""


def main() -> int:
    """Print the table; 2 where a program is missing."""
    parser = argparse.ArgumentParser("bench.hosting", description="Load on one nginx.")
    parser.add_argument("dist", type=Path, help="folder of a built site")
    dist: Path = parser.parse_args().dist.resolve()
    missing = [name for name in ("nginx", "wrk") if not shutil.which(name)]
    if missing:
        print(f"not found: {', '.join(missing)}", file=sys.stderr)
        return 2
    languages = tuple(
        Language(one.name, one.name)
        for one in sorted(dist.iterdir())
        if (one / "404.html").exists()
    )
    page = f"{languages[0].code}/index.html"
    ours = configuration("nginx", Place("http://localhost/", PurePosixPath(dist), languages))
    with _nginx(ours) as told, _nginx(BARE.format(root=dist)) as bare:
        rounds = [(_rate(told, page), _rate(bare, page)) for _ in range(ROUNDS)]
    print(f"{page}, {(dist / page).stat().st_size} bytes, {CONNECTIONS} connections")
    for name, rates in zip(("as we say", "a bare folder"), zip(*rounds, strict=True), strict=True):
        print(f"{statistics.median(rates):>9.0f} requests a second, {name}")
    ratios = sorted(one / other for one, other in rounds)
    middle, rounds_told = statistics.median(ratios), f"{ratios[0]:.2f} to {ratios[-1]:.2f}"
    print(f"{middle:>9.2f} ratio; {rounds_told} in {ROUNDS} rounds")
    return 0


@contextmanager
def _nginx(server: str) -> Iterator[int]:
    """Run nginx with one server at a free port, which is given."""
    with tempfile.TemporaryDirectory() as name:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        folder = Path(name)
        text = server.replace("listen 80;", f"listen 127.0.0.1:{port};")
        (folder / "nginx.conf").write_text(
            f"daemon off; worker_processes 1; pid {folder}/pid; error_log stderr;\n"
            f"events {{}}\nhttp {{ access_log off; sendfile on; {text} }}\n",
            encoding="utf-8",
        )
        command = ["nginx", "-p", name, "-c", str(folder / "nginx.conf")]
        with subprocess.Popen(command) as process:
            time.sleep(1)
            yield port
            process.terminate()


def _rate(port: int, page: str) -> float:
    """Requests a second that wrk gets answered."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", f"http://127.0.0.1:{port}/{page}"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    if found is None or "Non-2xx" in said:
        raise RuntimeError(said)
    return float(found[1])


if __name__ == "__main__":
    sys.exit(main())
