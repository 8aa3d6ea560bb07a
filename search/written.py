"""What is written of families and passages: of those that are as they were, as it was written."""

from collections.abc import Callable, Mapping, Set
from typing import Any

Texts = Mapping[str, Any]
"""What was written of something, by how it was written: what JSON has."""


class Written:
    """What was written of the families and the passages of an index.

    Attributes:
        now: The same by the name of the family, or the marks of the passages.
    """

    def __init__(
        self, before: Mapping[str, Texts] | None = None, changed: Set[str] = frozenset()
    ) -> None:
        """Take over what another index left.

        Args:
            before: What was written of its families and passages.
            changed: The families whose lists, or the passages in them, are not as they were.
        """
        self.now: dict[str, dict[str, Any]] = {}
        self._before = {one: texts for one, texts in (before or {}).items() if one not in changed}

    def of(self, what: str, how: str, write: Callable[[], Any]) -> Any:
        """Return what is written of a family, or of some passages.

        Args:
            what: The family, or all marks of the passages.
            how: Tells one way of writing from others, and all that is written depends on besides.
            write: Writes it, where it was not written before.
        """
        before = self._before.get(what, {})
        text = before[how] if how in before else write()
        self.now.setdefault(what, {})[how] = text
        return text
