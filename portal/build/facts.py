"""Facts as search documents: each is found by its figure."""

from collections.abc import Iterator

import search
from portal.model.language import Language
from portal.model.partial_date import PartialDate
from portal.model.register import Period, Quantity, Scale, Value
from portal.model.site import Site
from portal.rendering.citations import said_by
from portal.rendering.figures import print_value

TELLING = 100
"""From this number on, a whole number without a unit is a name to be asked for."""


def fact_documents(site: Site, language: Language) -> Iterator[search.Document]:
    """The facts that somebody can ask for by their figure: a bare small number names nothing."""
    for fact in site.facts.values():
        if _tells(fact.value):
            value = print_value(fact.value, site, language)
            sources = (site.sources[one.source] for one in fact.evidence)
            statement = fact.wording[language.code].replace("{}", value)
            yield search.Document(
                url=site.address(fact.key, language),
                title=statement,
                kind="fact",
                language=language.code,
                names=(value,),
                passages=(search.Passage("", "", said_by(sources, language)),),
                facets={"kind": ("fact",)},
                by_name=True,
            )


def _tells(value: Value) -> bool:
    """Whether a figure is rare enough to mean one fact or few."""
    match value:
        case Quantity(number, scale, unit):
            return bool(unit) or scale is not Scale.ONE or number >= TELLING or number % 1 != 0
        case PartialDate() | Period():
            return False
        case _:
            return True
