"""Pages of no file: their addresses have the words of each language in them, as those of files."""

from collections.abc import Callable

from flask import Blueprint
from flask.blueprints import BlueprintSetupState

from portal.model.kinds import Key
from portal.model.site import Site
from portal.web.state import EXTENSION


def answer_at(blueprint: Blueprint, key: str, view: Callable[..., str]) -> None:
    """Let a view answer at a key, in every language of the site.

    Args:
        blueprint: What the view belongs to; its endpoint there is the view's name.
        key: The key, which may have a variable: "facts/<name>".
        view: It is given the language's code, and the variables.
    """

    def add(setup: BlueprintSetupState) -> None:
        site: Site = setup.app.extensions[EXTENSION].site
        for language in site.languages:
            rule = "/" + site.address(Key(key), language)
            values = {"language": language.code}
            setup.add_url_rule(rule, view.__name__, view, defaults=values)

    blueprint.record(add)
