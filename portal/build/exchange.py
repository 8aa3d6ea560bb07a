"""Two folders change places in one step, so that nobody ever finds none, or half of one."""

import ctypes
import errno
import os
import sys
from pathlib import Path

_FROM_HERE = -100  # AT_FDCWD of Linux: paths mean what they mean to everybody else
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def exchange(one: Path, other: Path) -> bool:
    """Let two folders on one disk change places.

    Sources: renameat2(2) of Linux, renamex_np(2) of macOS; Python has no word for either.

    Returns:
        Whether it was done; False where the system or the disk's format has no such step.

    Raises:
        OSError: The system has it and refused it.
    """
    system = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux" and hasattr(system, "renameat2"):
        failed = system.renameat2(_FROM_HERE, paths[0], _FROM_HERE, paths[1], _EXCHANGE)
    elif sys.platform == "darwin" and hasattr(system, "renamex_np"):
        failed = system.renamex_np(*paths, _EXCHANGE)
    else:
        return False
    return not failed or _is_lacking(ctypes.get_errno(), one)


def _is_lacking(number: int, path: Path) -> bool:
    """False for an error that says that there is no such step; any other is raised."""
    if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(number, os.strerror(number), str(path))
