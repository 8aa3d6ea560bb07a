"""References as elements: a figure, a document, a term, a date, a source, each with its link."""

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from portal.model.kinds import Key
from portal.model.language import Language
from portal.model.partial_date import PartialDate
from portal.model.reference import Names, Reference
from portal.model.register import Source
from portal.model.site import Site
from portal.rendering.figures import machine_value, print_date, print_value
from portal.rendering.links import relative
from portal.rendering.passages import TERM
from portal.rendering.speech import part_language


class References:
    """Turns the references of one page into elements."""

    def __init__(
        self, site: Site, language: Language, reader: Language, here: str, *, listed: bool = True
    ) -> None:
        """Remember for whom.

        Args:
            site: Where everything named is found; every name is known to be in it.
            language: The language to print in.
            reader: The language whose pages to link to.
            here: The address of the page.
            listed: Whether the page ends with a list of its figures, to which they lead; else
                each leads to its own page.
        """
        self._site = site
        self._language = language
        self._reader = reader
        self._here = here
        self._listed = listed
        self._ways: dict[Names, Callable[[Reference], Element]] = {
            Names.FACT: self._fact,
            Names.DOC: self._doc,
            Names.TERM: self._term,
            Names.DATE: self._date,
            Names.SOURCE: self._source,
            Names.NUMBER: self._number,
        }

    def element(self, reference: Reference) -> Element:
        """The element that stands for a reference."""
        return self._ways[reference.names](reference)

    def page_link(self, key: Key, anchor: str) -> str:
        """The link to a page, in the reader's language."""
        address = self._site.address(key, self._reader)
        return relative(f"{address}#{anchor}" if anchor else address, self._here)

    def _fact(self, reference: Reference) -> Element:
        fact = self._site.facts[reference.target]
        href = f"#fact-{fact.id}" if self._listed else self.page_link(fact.key, "")
        link = Element("a", {"class": "fact", "href": href})
        value = SubElement(link, "data", {"value": machine_value(fact.value)})
        value.text = reference.words or print_value(fact.value, self._site, self._language)
        return link

    def _doc(self, reference: Reference) -> Element:
        one = self._site.documents[reference.target.casefold()]
        key = self._site.page_of(one)
        words = reference.words or one.number
        # A number stands in one line, a name of several words may not fit.
        mark = {"class": "named" if " " in words else "doc"}
        link = Element("a", mark)
        if key:
            link.set("href", self.page_link(key, ""))
        elif one.official:
            link.set("href", one.official[0].url)
        else:
            link = Element("span", mark)
        link.text = words
        return link

    def term(self, name: str, words: str) -> Element:
        """The way from words of the page to what a term means."""
        link = Element("a", {"class": "term", "href": f"{TERM}{name}"})
        link.text = words
        return link

    def _term(self, reference: Reference) -> Element:
        term = self._site.terms[reference.target]
        return self.term(term.id, reference.words or term.words[self._language.code].term)

    def _date(self, reference: Reference) -> Element:
        date = PartialDate.parse(reference.target)
        time = Element("time", {"datetime": str(date)})
        time.text = reference.words or print_date(date, self._language)
        return time

    def _number(self, reference: Reference) -> Element:
        number = Element("span")
        number.text = reference.target
        return number

    def _source(self, reference: Reference) -> Element:
        source = self._site.sources[reference.target]
        link = Element("a", {"class": "source", "href": f"#source-{source.id}"})
        if reference.words:
            link.text = reference.words
        else:
            self._name(link, source)
        return link

    def _name(self, link: Element, source: Source) -> None:
        """A source in few words: who published it, in the language of that name, and when."""
        when = f", {print_date(source.published, self._language)}" if source.published else ""
        publisher = source.publisher[self._language.code]
        spoken = part_language(publisher, self._language.code)
        if spoken:
            name = SubElement(link, "span", {"lang": spoken})
            name.text, name.tail = publisher, when
        else:
            link.text = publisher + when
