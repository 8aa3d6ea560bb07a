"""Garbage is looked for as it was before, whatever was made meanwhile."""

import gc

import pytest

from portal.build.collecting import no_collecting


def test_garbage_is_not_looked_for_until_the_outermost_is_done() -> None:
    with no_collecting():
        with no_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_garbage_is_looked_for_again_after_a_mishap() -> None:
    with pytest.raises(OSError, match="full"), no_collecting():
        raise OSError("disk full")
    assert gc.isenabled()
