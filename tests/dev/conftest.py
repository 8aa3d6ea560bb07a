"""Files to edit, and a live site that follows them."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.serving import make_server

from portal.dev.server import LiveSite
from portal.settings import Settings
from portal.web import app as web
from tests.conftest import EXAMPLE


@pytest.fixture
def settings(tmp_path: Path, translations: Path) -> Settings:
    """A copy of the example's content and of its catalogues."""
    content = shutil.copytree(EXAMPLE, tmp_path / "content")
    words = shutil.copytree(translations, tmp_path / "translations")
    return Settings(content=Path(content), translations=Path(words), output=tmp_path / "dist")


@pytest.fixture
def design(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of templates, style sheets and scripts, by which pages are made instead."""
    copy = Path(shutil.copytree(web.HERE, tmp_path / "web"))
    monkeypatch.setattr(web, "HERE", copy)
    return copy


@pytest.fixture
def site(settings: Settings) -> LiveSite:
    """The live site of the copies, which looks at them each time it is asked."""
    return LiveSite(settings, pause=0)


@pytest.fixture
def address(settings: Settings, design: Path) -> Iterator[str]:
    """Where a live site of the copies is served, its design another copy."""
    server = make_server("127.0.0.1", 0, LiveSite(settings, pause=0.05), threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    server.server_close()
    thread.join()


def edit(file: Path, old: str, new: str) -> None:
    """Save a file as an editor does, however coarse the clock of the disk is."""
    before = file.stat().st_mtime_ns
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old} in {file}"
    file.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(file, ns=(before + 1_000_000, before + 1_000_000))
