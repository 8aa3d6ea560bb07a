"""Run a command, and print what it cost: its exit status, seconds of CPU, most memory it held.

In a small process of its own, for a process is said to have held at least what its parent held.
"""

import os
import sys


def main() -> None:
    """Run what the arguments say; memory is in units of the system."""
    process = os.fork()
    if not process:
        os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 - the programs that are measured
    _, status, usage = os.wait4(process, 0)
    exit_code = os.waitstatus_to_exitcode(status)
    print(exit_code, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


if __name__ == "__main__":
    main()
