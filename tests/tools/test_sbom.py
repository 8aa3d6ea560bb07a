"""The SBOM names the digests under which each package may be installed."""

import json
from pathlib import Path

import pytest

from portal.settings import ROOT
from tools.sbom import digests_of, main

LOCK = ROOT / "requirements" / "site.txt"
FLASK_BABEL = next(one for one in digests_of(LOCK.read_text(encoding="utf-8")) if "-" in one[0])


def an_sbom(folder: Path, name: str, version: str) -> Path:
    """An SBOM of one package, as cyclonedx-py writes it of an environment."""
    package = {"name": name, "version": version, "purl": f"pkg:pypi/{name}@{version}"}
    file = folder / "sbom.json"
    website = {"type": "website", "url": "https://package.example/"}
    components = [{**package, "externalReferences": [website]}]
    file.write_text(json.dumps({"components": components}), encoding="utf-8")
    return file


def test_every_package_of_the_lock_file_has_digests() -> None:
    digests = digests_of(LOCK.read_text(encoding="utf-8"))
    pins = [line for line in LOCK.read_text(encoding="utf-8").splitlines() if "==" in line[:60]]
    assert len(digests) == len([one for one in pins if one[0].isalnum()]) > 20
    assert all(digests.values())
    assert sum(map(len, digests.values())) == LOCK.read_text(encoding="utf-8").count("--hash=")


def test_a_package_is_given_its_digests_whatever_the_form_of_its_name(tmp_path: Path) -> None:
    name, version = FLASK_BABEL
    file = an_sbom(tmp_path, name.replace("-", "_").title(), version)
    assert main([str(file), str(LOCK)]) == 0
    website, files = json.loads(file.read_text(encoding="utf-8"))["components"][0][
        "externalReferences"
    ]
    assert website["type"] == "website"
    assert files["type"] == "distribution"
    expected = digests_of(LOCK.read_text(encoding="utf-8"))[FLASK_BABEL]
    assert tuple(one["content"] for one in files["hashes"]) == expected


def test_a_package_that_nobody_locked_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = an_sbom(tmp_path, "stranger", "1.0")
    before = file.read_bytes()
    assert main([str(file), str(LOCK)]) == 1
    assert "expected the digests of stranger 1.0" in capsys.readouterr().err
    assert file.read_bytes() == before
