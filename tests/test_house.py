"""The house rules: what one would otherwise have to remember."""

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import search
from portal import cli
from portal.model.commitment import CommitmentKind
from portal.model.event import EventKind
from portal.model.finding import FACETS
from portal.model.kinds import KINDS
from portal.model.register import Confidence, RelationKind, Status
from portal.model.site import Site
from portal.settings import ROOT
from portal.web import labels
from portal.web.app import HERE
from portal.web.i18n import catalogue_file

PACKAGES = ("portal", "search")


def modules() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).rglob("*.py"))


def test_each_kind_has_its_template_and_its_name() -> None:
    for kind in KINDS:
        assert (HERE / "templates" / "kinds" / f"{kind.name}.html").is_file(), kind.name
        assert kind.name in labels.KINDS


def test_each_word_of_the_registers_has_its_label() -> None:
    assert set(labels.STATUS) == set(Status)
    assert tuple(labels.FACETS) == FACETS
    assert set(labels.COMMITMENT_KINDS) == set(CommitmentKind)
    assert set(labels.CONFIDENCE) == set(Confidence)
    assert set(labels.EVENTS) == set(EventKind)
    assert set(labels.RELATIONS) == set(labels.INVERSE_RELATIONS) == set(RelationKind)


def test_each_language_has_its_catalogue_and_its_analysis(real_site: Site) -> None:
    for language in real_site.languages:
        assert catalogue_file(ROOT / "translations", language).is_file()
        assert search.supports(language.code)


def commands() -> dict[str, argparse.ArgumentParser]:
    (choices,) = (
        action.choices
        for action in cli._parser()._actions
        if isinstance(action, argparse._SubParsersAction)
    )
    return dict(choices)


def test_each_command_has_its_help_and_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, command in commands().items():
        assert command.description
        assert f"portal {name}" in readme
        assert all(action.help for action in command._actions), name


def test_each_word_of_make_that_is_told_does_something() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = {*re.findall(r"^\.PHONY: (.*)", makefile, re.MULTILINE)[0].split()}
    for name in ("README.md", "CONTRIBUTING.md"):
        document = (ROOT / name).read_text(encoding="utf-8")
        told |= {*re.findall(r"(?:^\$ |`)make ([a-z]+)", document, re.MULTILINE)}
    does = {*re.findall(r"^([a-z]+):.* ## .+\n\t", makefile, re.MULTILINE)}
    assert told == does


def test_each_module_says_its_duty_in_its_first_line() -> None:
    for module in modules():
        words = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
        assert words, module
        first = words.splitlines()[0]
        assert first.endswith((".", ":")), f"{module}: {first}"


LONGEST_FUNCTION = 40
"""Lines, signature and docstring included: more does not fit in one look."""


def test_each_function_fits_in_one_look() -> None:
    long = [
        f"{module.relative_to(ROOT)}:{node.lineno} {node.name}"
        for module in modules()
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and _lines(node) > LONGEST_FUNCTION
    ]
    assert not long


def _lines(function: ast.FunctionDef) -> int:
    """The lines of a function but its docstring, which may be as long as it has to be."""
    last = function.body[0]
    has_words = isinstance(last, ast.Expr) and isinstance(last.value, ast.Constant)
    words = (last.end_lineno or 0) - last.lineno + 1 if has_words else 0
    return (function.end_lineno or 0) - function.lineno + 1 - words


def test_no_template_computes_style_or_script_inline() -> None:
    for template in sorted((HERE / "templates").rglob("*.html")):
        text = template.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", text), template


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/content.md"])
def test_links_between_documents_lead_somewhere(name: str) -> None:
    file = ROOT / name
    text = file.read_text(encoding="utf-8")
    for link in re.findall(r"\]\((?!https?:|mailto:|page:|#)([^)#]+)", text):
        assert (file.parent / link).exists(), link


def codes_of_problems() -> Iterator[str]:
    """Every code that reading gives to a problem, but those made of a field's name."""
    for module in sorted((ROOT / "portal" / "reading").rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and len(node.args) >= 4:
                code = node.args[1]  # of `add` and of `Problem` alike
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    yield code.value


def test_each_code_of_a_problem_is_explained_to_editors() -> None:
    explained = (ROOT / "docs" / "content.md").read_text(encoding="utf-8")
    codes = {code for code in codes_of_problems() if "-" in code and "-invalid" not in code}
    assert len(codes) > 20
    assert {code for code in codes if f"`{code}`" not in explained} == set()


def test_the_licence_of_each_package_of_the_site_is_listed() -> None:
    locked = (ROOT / "requirements" / "site.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^(\S+)==(\S+)( ;.+)? \\$", locked, re.MULTILINE)
    listed = (ROOT / "requirements" / "licences.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\S+) +\| (\S+) +\| (\w[^|]+) \|", listed, re.MULTILINE)[1:]
    found = {(name.lower(), version) for name, version, _ in rows}
    assert found <= {(name, version) for name, version, _ in pins}, "make audit"
    assert found >= {(name, version) for name, version, marker in pins if not marker}, "make audit"
    assert not [name for name, _, licence in rows if "UNKNOWN" in licence]
