"""A page for each fact: the figure, who says so and where, what contradicts it, how to cite it."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from flask import Blueprint, render_template, request
from flask_babel import gettext as _

from portal.model.kinds import Key
from portal.model.register import Fact, Quantity, Share
from portal.rendering.figures import machine_value, print_value
from portal.web.citing import cited_fact
from portal.web.evidence import Figure, changes, figure
from portal.web.localised import answer_at
from portal.web.metadata import JsonLd, registered_metadata
from portal.web.navigation import links_to, navigation
from portal.web.parallel import way_to
from portal.web.spoken import script_name
from portal.web.state import State, current_language, current_site
from portal.web.targets import Target
from portal.web.urls import absolute
from portal.web.views.pages import page

bp = Blueprint("facts", __name__)

FIGURES = Key("facts/index")
"""The list of all figures."""


def fact(language: str, name: str) -> str:
    """Answer with the page about a fact."""
    site, reader = current_site(), current_language()
    found = site.facts.get(name)
    if found is None:  # then it may be a part of the list of all figures
        return page(language, request.path.strip("/").partition("/")[2])
    shown = figure(found)
    url = absolute(site.address(found.key, reader))
    return render_template(
        "kinds/fact.html",
        fact=shown,
        value=_breaking(shown.value),
        machine=machine_value(found.value),
        computed=computed_share(found),
        cite=cited_fact(found),
        changes=changes(site.changes_of(found)),
        used=links_to(site.pages_with(found)),
        aloud=script_name(reader),
        parallel=way_to(FIGURES, f"fact-{found.id}"),
        nav=navigation(found.key),
        meta=registered_metadata(
            found.key, shown.statement, _description(shown), _claim(found, shown, url)
        ),
    )


answer_at(bp, "facts/<name>", fact)


def _breaking(value: str) -> str:
    """A value for a heading, where a phone may be too narrow for "95 000 milliards de dongs".

    Nothing parts a number from the word after it.
    """
    return re.sub(r"(?<=[^\W\d])\N{NO-BREAK SPACE}", " ", value)


def computed_share(found: Fact) -> str:
    """A share as a percentage, which is our own arithmetic; empty for other values."""
    if not isinstance(found.value, Share):
        return ""
    part, whole = found.value.part, found.value.whole
    percent = (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return print_value(Quantity(percent, unit="percent"), current_site(), current_language())


def _description(shown: Figure) -> str:
    words = _("%(statement)s. Who says so, in which words, and how to cite it.")
    return str(words % {"statement": shown.statement})


def _claim(found: Fact, shown: Figure, url: str) -> JsonLd:
    """The fact as schema.org describes what somebody states; what is not known is left out."""
    language = current_language().code
    return {
        "@context": "https://schema.org",
        "@type": "Claim",
        "text": shown.statement,
        "url": url,
        "inLanguage": language,
        "appearance": [
            {
                "@type": "CreativeWork",
                "name": one.source.title,
                "publisher": {"@type": "Organization", "name": one.source.publisher[language]},
                "inLanguage": one.source.language,
                **({"url": one.source.url} if one.source.url else {}),
                **({"datePublished": str(one.source.published)} if one.source.published else {}),
            }
            for one in shown.stated
        ],
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }


def targets(state: State) -> Iterator[Target]:
    """The page of every fact in every language."""
    for language in state.site.languages:
        for name in state.site.facts:
            yield Target("facts.fact", {"language": language.code, "name": name})
