"""Runs the command as `python -m portal`."""

import sys

from portal.cli import main

sys.exit(main())
