"""The bytes of a file into text: UTF-8, one kind of line end, no sign that cannot be seen."""

import re

from portal.model.place import Place, Problem

# Some end a line for one tool and not for the next, which would shift every place after them;
# YAML refuses some; rendering uses two of the private letters as marks.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ue000-\uf8ff\ufffe\uffff]")


def decode(raw: bytes, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Decode a file.

    Args:
        raw: The whole file; a byte order mark at its start is dropped.
        path: The file as an editor would name it.

    Returns:
        Its text, None where it is not UTF-8, and its problems. A sign that is refused becomes a
        space, so that reading goes on and every place stays true.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        found = f"the byte 0x{error.object[error.start]:02X}"
        return None, (Problem(_at(before, path), "file-unreadable", "a file in UTF-8", found),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = tuple(
        Problem(
            _at(text[: sign.start()], path),
            "character-refused",
            "signs that can be seen",
            f"U+{ord(sign[0]):04X}",
        )
        for sign in _UNSEEN.finditer(text)
    )
    return _UNSEEN.sub(" ", text), problems


def _at(before: str, path: str) -> Place:
    """The place that follows a text."""
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
