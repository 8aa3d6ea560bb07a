"""Install the servers and copiers that the site is tried with, where they are missing.

Without them the tests that need one are skipped, and say so.
"""

import shutil
import sys

from tools import debian

PROGRAMS = {
    "nginx": "nginx-light",
    "apache2": "apache2",
    "caddy": "caddy",
    "rsync": "rsync",
    "rclone": "rclone",
}
"""The programs, and Debian's packages of them."""
MODULES = ("libnginx-mod-http-brotli-static",)


def main() -> int:
    """Install what is missing, or say what is."""
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    if missing and debian.may_install():
        debian.install(*(PROGRAMS[name] for name in missing), *MODULES)
        missing = [name for name in PROGRAMS if not shutil.which(name)]
    for name in missing:
        print(f"{name} was not found: the tests that need it are skipped", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
