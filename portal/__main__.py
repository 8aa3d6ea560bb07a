"""The front door of the command: a build that has nothing to do answers here, all else in `cli`."""

import gc
import os
import sys
import time

from portal.build import again


def main() -> int:
    """Run the command and return its exit code."""
    if sys.getfilesystemencoding() != "utf-8":
        _start_in_utf8()
    start = time.monotonic()
    last = again.standing(sys.argv[1:])
    if last is None:
        from portal.cli import main as run  # takes a second to load

        try:
            return run()
        finally:
            gc.freeze()  # else a whole site is looked through for garbage before all of it goes
    for line in last.warnings:
        print(line, file=sys.stderr)
    if "--quiet" not in sys.argv:
        took = f"nothing has changed, seen in {time.monotonic() - start:.2f} s"
        print(*last.said, took, sep="\n")
    return 0


def _start_in_utf8() -> None:
    """Start again, with names of files in UTF-8: a locale may lack the letters of our addresses."""
    os.environ["PYTHONIOENCODING"] = f"{sys.stdout.encoding}:backslashreplace"
    os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606


if __name__ == "__main__":
    sys.exit(main())
