"""The sign of a family: what tells of a passage which families follow which, without their names.

A passage keeps, for each family in it, the signs of all that follow it there. So it is known
whether two words are neighbours, but for a chance in SIGNS where a passage holds both apart.
client/places.js has the same signs.
"""

SIGNS = 29
"""How many there are: as many as the published form of a posting has letters left for."""


def sign_of(family: str) -> int:
    """Return the sign of a family where it follows another: a number below SIGNS."""
    sign = 0
    for letter in family:
        sign = (sign * 33 + ord(letter)) % 65_521
    return sign % SIGNS
