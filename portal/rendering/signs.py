"""Python-Markdown as it is, each of its processors asked only about texts that have its signs.

Stock, it tries every pattern on every text and every block: two thirds of its time, and nearly
always for nothing. The HTML is the same, which a test compares. Here is but what Python-Markdown
lets others put in the place of its own; none of it is patched.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Self, TypeVar
from xml.etree.ElementTree import Element

import markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString, Registry

_ANY = ("",)
"""The sign of a processor that may want any text."""
_INDENT = (" " * 4,)
BLOCKS: Mapping[str, Sequence[str]] = {
    "admonition": ("!!!", *_INDENT),
    "indent": _INDENT,
    "defindent": _INDENT,
    "code": _INDENT,
    "table": ("|",),
    "hashheader": ("#",),
    "setextheader": ("\n",),
    "hr": ("-", "_", "*"),
    "olist": (". ",),
    "ulist": ("* ", "+ ", "- "),
    "deflist": (": ",),
    "quote": (">",),
    "footnote": ("]:",),
    "reference": ("]:",),
}
"""What a block has to have, one of these, for a processor of blocks to want it."""
MARKS: Mapping[str, str] = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[",
    "reference": "[",
    "link": "[",
    "image_link": "!",
    "image_reference": "!",
    "short_reference": "[",
    "short_image_ref": "!",
    "autolink": "<",
    "automail": "<",
    "linebreak": "\n",
    "entity": "&",
    "em_strong": "*_",
}
"""The letters of which a text has to have one for a pattern to match in it."""

_LINK = re.compile(r"\[(?<!!\[)")
"""What may open a link, and no image: as theirs, but sought by its bracket, not at every letter."""

Signed = TypeVar("Signed", BlockProcessor, Pattern)


class Markdown(markdown.Markdown):
    """Markdown whose parser and patterns look for signs before they look closer."""

    def __init__(self, extensions: Sequence[Extension | str], marks: Mapping[str, str]) -> None:
        """Build it.

        Args:
            extensions: All of them.
            marks: The signs of the patterns that they bring, in the form of MARKS.
        """
        super().__init__(extensions=extensions, output_format="html")
        self.parser.learn()
        for name in ("reference", "link", "short_reference"):
            self.inlinePatterns[name].compiled_re = _LINK
        patterns = signed(self.inlinePatterns, {**MARKS, **marks})
        self.treeprocessors.register(_Inline(self, patterns), "inline", 20)  # for theirs
        # Asked about every element, of what nobody changes any more.
        self.block_level_elements = frozenset(self.block_level_elements)  # type: ignore[assignment]

    def build_parser(self) -> Self:
        """Build the parser as they do, and hand its processors to one that knows signs."""
        super().build_parser()
        self.parser: _Parser = _Parser(self, self.parser.blockprocessors)
        return self

    def convert(self, source: str) -> str:
        """HTML of Markdown; whatever was converted before is forgotten."""
        self.reset()
        return super().convert(source)


class _Parser(BlockParser):
    """Asks a processor about a block only where the block has a sign of it."""

    def __init__(self, md: markdown.Markdown, processors: Registry[BlockProcessor]) -> None:
        super().__init__(md)
        self.blockprocessors = processors
        for one in processors:
            one.parser = self

    def learn(self) -> None:
        """Learn the signs of the processors, of which there are no more to come."""
        self._order = signed(self.blockprocessors, BLOCKS)
        self._signs = sorted({sign for _, signs in self._order for sign in signs})

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        while blocks:
            has = {sign for sign in self._signs if sign in blocks[0]}
            for processor, signs in self._order:
                if (
                    not has.isdisjoint(signs)
                    and processor.test(parent, blocks[0])
                    and processor.run(parent, blocks) is not False
                ):
                    break


class _Inline(InlineProcessor):
    """Tries on a page only patterns of which it has a sign, and none on a text without signs."""

    def __init__(
        self, md: markdown.Markdown, patterns: Sequence[tuple[Pattern, Sequence[str]]]
    ) -> None:
        super().__init__(md)
        self._patterns = patterns

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        has = "".join(tree.itertext()).__contains__
        tried = [(one, signs) for one, signs in self._patterns if any(map(has, signs))]
        self.inlinePatterns = [one for one, _ in tried]  # type: ignore[assignment]
        signs = {sign for _, signs in tried for sign in signs}
        for element in tree.iter():
            if element.text and not any(map(element.text.__contains__, signs)):
                element.text = AtomicString(element.text)  # they leave it as it is
        return super().run(tree, ancestors)


def signed(
    processors: Registry[Signed], signs: Mapping[str, Sequence[str]]
) -> Sequence[tuple[Signed, Sequence[str]]]:
    """Some processors in their order, each with its signs; with the sign of any text if unknown."""
    known = {processors[name]: some for name, some in signs.items() if name in processors}
    return [(one, known.get(one, _ANY)) for one in processors]
