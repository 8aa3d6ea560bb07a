"""Rising numbers are written in few bits, and read again from them."""

import random
from base64 import b64decode
from collections.abc import Iterator

import pytest

from search.steps import write_steps


def steps_of(text: str) -> Iterator[int]:
    """Read bit by bit, as the browser does."""
    if not text:
        return
    low = ord(text[0]) - ord("0")
    packed = b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
    bits = "".join(f"{byte:08b}" for byte in packed)
    number, here = -1, 0
    while (one := bits.find("1", here)) >= 0:
        rest = bits[one + 1 : one + 1 + low]
        number += 1 + ((one - here) << low | int(rest or "0", 2))
        here = one + 1 + low
        yield number


def test_the_very_next_ones_take_a_bit_each() -> None:
    assert write_steps(range(16)) == "0//8"


def test_nothing_is_written_of_nothing() -> None:
    assert write_steps([]) == ""


@pytest.mark.parametrize("share", [0.0001, 0.01, 0.03, 0.1, 0.4, 0.9, 1.0])
def test_they_are_read_as_they_were_written_and_near_what_chance_needs(share: float) -> None:
    chance = random.Random("steps")
    numbers = [n for n in range(50_000) if chance.random() < share]
    written = write_steps(numbers)
    assert list(steps_of(written)) == numbers
    # In the mean, a step of one in n takes about log2(n) + 1.5 bits, of 6 to a letter.
    assert len(written) <= 3 + len(numbers) * (len(f"{int(1 / max(share, 1e-9)):b}") + 1.6) / 6
