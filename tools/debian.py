"""Debian's packages, where the one who runs the tests may install them."""

import os
import subprocess
import sys
from pathlib import Path


def may_install() -> bool:
    """Tell whether `apt-get install` can work here: on Debian, as root."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    release = Path("/etc/os-release")
    return release.exists() and "ID=debian" in release.read_text(encoding="utf-8").splitlines()


def install(*packages: str) -> None:
    """Install packages, none of which starts a service; whether it helped is for others to see."""
    run("apt-get", "update", "--quiet=2")
    run("apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", *packages)


def run(*command: str) -> None:
    """Run an installer, and let it say on stderr what it does."""
    print("Installing:", *command, file=sys.stderr)
    # A machine that is starting up, as 1 says, starts no service that a package brings.
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}
    subprocess.run(command, stdout=sys.stderr, env=environment, check=False)
