"""Rising numbers in few bits: many of a kind, as the passages that hold a frequent word.

Each is written as the step from the one before, by a Rice code: how often 2^`low` goes into the
step, in zeros and a one, and what is left, in `low` bits. All bits together are base64; before them
stands the letter of `low`. client/places.js reads the same.

Source: Rice and Plaunt (1971), Adaptive Variable-Length Coding for Efficient Compression of
Spacecraft Television Data.
"""

from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from math import log
from operator import sub


def write_steps(numbers: Sequence[int]) -> str:
    """Write numbers from 0 on, each greater than the one before; nothing where there are none."""
    if not numbers:
        return ""
    low = _low((numbers[-1] + 1) / len(numbers) - 1)
    steps = map(sub, numbers, (-1, *numbers))
    bits = "".join(map(_bits, steps, repeat(low)))
    bits += "0" * (-len(bits) % 8)  # they begin no further step: that would need a one
    packed = int(bits, 2).to_bytes(len(bits) // 8)
    return chr(ord("0") + low) + b64encode(packed).decode().rstrip("=")


def _low(mean: float) -> int:
    """Return how many bits of steps are best written as they are.

    Args:
        mean: How many numbers a step leaves out.
    """
    return max(0, int(mean * log(2)).bit_length() - 1)


@lru_cache(maxsize=50_000)
def _bits(step: int, low: int) -> str:
    left_out = step - 1
    return "0" * (left_out >> low) + f"{1 << low | left_out & (1 << low) - 1:b}"
