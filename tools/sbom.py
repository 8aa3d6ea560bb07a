"""Add to an SBOM the digests that the lock file allows of each package.

`python -m tools.sbom sbom.json requirements/site.txt` changes the SBOM and ends with 0, or leaves
it as it is and ends with 1 where the lock file has not a package of it. cyclonedx-py tells licences
and what needs what of an environment, and digests of a lock file, but not all of either.
"""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

_LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)((?:[^\n]*\\\n)*[^\n]*)", re.MULTILINE)
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")

Digests = Mapping[tuple[str, str], tuple[str, ...]]
"""The SHA-256 digests of the files of each package, by its name and version."""


def main(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    file, lock = map(Path, arguments)
    sbom = json.loads(file.read_text(encoding="utf-8"))
    lacking = add_digests(sbom, digests_of(lock.read_text(encoding="utf-8")))
    for one in lacking:
        print(f"{file}: expected the digests of {one} in {lock}, found none", file=sys.stderr)
    if lacking:
        return 1
    file.write_text(json.dumps(sbom, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"{file}: the digests of {len(sbom['components'])} packages added")
    return 0


def digests_of(lock: str) -> Digests:
    """What a lock file allows."""
    return {
        (_normal(one[1]), one[2]): tuple(sorted(_DIGEST.findall(one[3])))
        for one in _LOCKED.finditer(lock)
    }


def add_digests(sbom: Mapping[str, Any], digests: Digests) -> list[str]:
    """Say of each package where its files are from, and with which digests.

    Returns:
        The packages of which no digest is known.
    """
    lacking = []
    for package in sbom["components"]:
        known = digests.get((_normal(package["name"]), package["version"]))
        if not known:
            lacking.append(f"{package['name']} {package['version']}")
            continue
        files = {
            "type": "distribution",
            "url": package["purl"],
            "comment": "its files, for any system, one digest each",
            "hashes": [{"alg": "SHA-256", "content": one} for one in known],
        }
        package.setdefault("externalReferences", []).append(files)
    return lacking


def _normal(name: str) -> str:
    """The name of a package as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
