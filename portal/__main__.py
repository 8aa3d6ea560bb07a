"""The front door of the command: a build that has nothing to do answers here, all else in `cli`."""

import sys
import time

from portal.build import again


def main() -> int:
    """Run the command and return its exit code."""
    start = time.monotonic()
    last = again.standing(sys.argv[1:])
    if last is None:
        from portal.cli import main as run  # takes a second to load

        return run()
    for line in last.warnings:
        print(line, file=sys.stderr)
    if "--quiet" not in sys.argv:
        took = f"nothing has changed, seen in {time.monotonic() - start:.2f} s"
        print(*last.said, took, sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
