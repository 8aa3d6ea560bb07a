"""What is written of families: of those that are as they were, it is taken as it was written."""

from collections.abc import Callable, Mapping, Set
from typing import Any

Texts = Mapping[str, Any]
"""What was written of a family, by how it was written: texts, or lists and mappings of such."""


class Written:
    """What was written of the families of an index.

    Attributes:
        now: The same by the family.
    """

    def __init__(
        self, before: Mapping[str, Texts] | None = None, changed: Set[str] = frozenset()
    ) -> None:
        """Take over what another index left.

        Args:
            before: What was written of its families.
            changed: The families whose lists, or the passages in them, are not as they were.
        """
        self.now: dict[str, dict[str, Any]] = {}
        self._before = {one: texts for one, texts in (before or {}).items() if one not in changed}

    def of(self, family: str, how: str, write: Callable[[], Any]) -> Any:
        """Return what is written of a family.

        Args:
            family: Which.
            how: Tells one way of writing from others, and all that it depends on besides the
                family: one and the same gives the same of one family.
            write: Writes it, where it was not written before.
        """
        before = self._before.get(family, {})
        text = before[how] if how in before else write()
        self.now.setdefault(family, {})[how] = text
        return text
