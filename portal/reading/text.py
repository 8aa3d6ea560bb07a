"""The bytes of a file into text: UTF-8, one kind of line end, no sign that cannot be seen."""

import re
import unicodedata

from portal.model.place import Place, Problem

LONGEST_LINE = 5000
"""Characters of a line; more is no text that people write, and some rules take its square."""

# Some end a line for one tool and not for the next, which would shift every place after them;
# YAML refuses some; rendering uses two of the private letters as marks; some turn the order of
# what follows, so that a text reads otherwise than it is written; tags hide a text in another.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\uf8ff\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def decode(raw: bytes, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Decode a file.

    Args:
        raw: The whole file; a byte order mark at its start is dropped.
        path: The file as an editor would name it.

    Returns:
        Its text with letters and their marks composed (NFC), None where it is not UTF-8 or has a
        line that nobody wrote; and its problems. A sign that is refused becomes a space, so that
        reading goes on and every place stays true.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        found = f"the byte 0x{error.object[error.start]:02X}"
        return None, (Problem(_at(before, path), "file-unreadable", "a file in UTF-8", found),)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = text.split("\n")
    for number, length in enumerate(map(len, lines), 1):
        if length > LONGEST_LINE:
            expected = f"at most {LONGEST_LINE} characters on a line"
            return None, (Problem(Place(path, number), "line-long", expected, f"{length}"),)
    if not UNSEEN.search(text):  # most files
        return text, ()
    problems = tuple(
        unseen(sign[0], Place(path, number, sign.start() + 1))
        for number, line in enumerate(lines, 1)
        for sign in UNSEEN.finditer(line)
    )
    return UNSEEN.sub(" ", text), problems


def unseen(sign: str, place: Place) -> Problem:
    """What is wrong with a sign that cannot be seen."""
    return Problem(place, "character-refused", "signs that can be seen", f"U+{ord(sign):04X}")


def _at(before: str, path: str) -> Place:
    """The place that follows a text."""
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
