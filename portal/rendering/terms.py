"""The first use of a term in the text of a page, which leads to what it means."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from xml.etree.ElementTree import Element

from portal.model.language import QUOTED, Language
from portal.model.site import Site
from portal.rendering.passages import TERM
from portal.rendering.references import References

_APART = frozenset({"a", "code", "pre", "h2", "h3", "h4", "th", "summary"})
"""Elements whose words are a name, or a link already."""
_APART_CLASSES = frozenset({"callout-title", "callout-quiz", "doc", "named"})
_SENTENCE_STARTS = (*".!?:;…(", "")
"""What stands before a sentence, or before what is written like one."""
_WORD = re.compile(rf"{QUOTED}|\w+")
"""A word, or words in quotation marks, which are somebody's and stay as they are."""
_PLURAL = {"en": "s", "fr": "sx"}
"""What the words of a term may end in besides, by language."""


class Spellings:
    """The terms of a glossary, to be found in texts of one language."""

    def __init__(self, forms: Sequence[tuple[str, str]], plural: str) -> None:
        """Prepare the search.

        Args:
            forms: The ids of terms, each with its form.
            plural: The letters that words of a term may end in besides.
        """
        self._plural = plural
        begun: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for name, form in sorted(forms, key=lambda one: (-len(one[1]), one)):
            if first := _WORD.search(form):
                pattern = re.compile(_spelt(form, plural))
                begun.setdefault(self._key(first[0]), []).append((name, pattern))
        self._begun: Mapping[str, Sequence[tuple[str, re.Pattern[str]]]] = begun

    def found(self, text: str) -> Iterator[tuple[str, re.Match[str]]]:
        """Each word of a text that a term begins with: the longest such term, and where it is."""
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            for name, pattern in self._begun.get(self._key(word[0]), ()):
                if match := pattern.match(text, word.start()):
                    if not _is_in_name(match):
                        yield name, match
                    end = match.end()
                    break

    def _key(self, word: str) -> str:
        return word.casefold().rstrip(self._plural) if self._plural else word.casefold()


def _spelt(form: str, plural: str) -> str:
    """A term in any letter case and in the plural; an acronym as it is.

    The group of a term that begins with a small letter is called so.
    """
    ending = f"[{plural}]?" if plural else ""
    words = r"\s+".join(re.escape(word) + ending for word in form.split())
    if form.isupper():
        return rf"{words}(?!\w)"
    return rf"(?P<small>(?i:{words}))(?!\w)" if form[0].islower() else rf"(?i:{words})(?!\w)"


def _is_in_name(match: re.Match[str]) -> bool:
    """Tell whether words are part of a name: World Intellectual Property Organization."""
    before = match.string[: match.start()].rstrip()
    return (
        match.lastgroup == "small" and match[0][0].isupper() and before[-1:] not in _SENTENCE_STARTS
    )


def spellings_of(site: Site, language: Language) -> Spellings:
    """The terms whose first use is linked: all but those that everybody knows."""
    forms = (
        (term.id, term.words[language.code].term)
        for term in site.terms.values()
        if not term.everyday and language.code in term.words
    )
    return _spellings(tuple(forms), _PLURAL.get(language.code, ""))


_spellings = cache(Spellings)


class FirstUses:
    """Makes a link of the first use of each term, unless the author has made one before it."""

    def __init__(self, references: References, spellings: Spellings) -> None:
        """Remember what makes the links, and of what."""
        self._references = references
        self._spellings = spellings
        self._linked: set[str] = set()

    def link(self, root: Element) -> None:
        """Link the terms below an element, in the order in which they are read."""
        root.text, children = self._parted(root.text)
        for child in list(root):
            if not _is_apart(child):
                self.link(child)
            elif child.get("class") == "term":
                self._linked.add(child.get("href", "").removeprefix(TERM))
            child.tail, links = self._parted(child.tail)
            children += [child, *links]
        root[:] = children

    def _parted(self, text: str | None) -> tuple[str | None, list[Element]]:
        """What stands before the first link in a text, and the links with what follows each."""
        if not text:
            return text, []
        parts, links, end = [], list[Element](), 0
        for name, match in self._spellings.found(text):
            if name not in self._linked:
                self._linked.add(name)
                links.append(self._references.term(name, match[0]))
                parts.append(text[end : match.start()])
                end = match.end()
        before, *tails = (*parts, text[end:])
        for link, tail in zip(links, tails, strict=True):
            link.tail = tail
        return before, links


def _is_apart(element: Element) -> bool:
    classes = element.get("class", "").split()
    is_foreign = element.get("lang") is not None
    return element.tag in _APART or is_foreign or not _APART_CLASSES.isdisjoint(classes)
