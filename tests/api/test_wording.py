"""Words for everything the program can say, in three languages: the sentences, and that none is missing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from api.wording import CATALOGUES, error_text, has_words, say, word_for
from graph.errors import BadQuestion, SeinatonError
from graph.model.one_line import one_line
from graph.model.vocabulary import LANGUAGES
from graph.model.wording import catalogue, labels, read_catalogue
from graph.questions import questions
from graph.questions.gaps import gap_kinds
from graph.questions.gaps.part_missing import parts
from graph.questions.standing import Standing
from graph.questions.whereabouts import Relation

PACKAGES = ("api", "graph", "loaders")
ROWS = [(package, key) for package in CATALOGUES for key in read_catalogue(package, "sentences.csv")]


@pytest.mark.parametrize(("package", "key"), ROWS)
def test_every_sentence_is_there_in_three_languages_with_the_same_gaps(package: str, key: str) -> None:
    texts = read_catalogue(package, "sentences.csv")[key]
    assert list(texts) == list(LANGUAGES)
    assert all(text and text == text.strip() for text in texts.values())
    assert len({frozenset(re.findall(r"{(\w*)}", text)) for text in texts.values()}) == 1
    for text in texts.values():
        assert not re.search(r"[{}]", re.sub(r"{\w+}", "", text)), "a brace that is no gap"


def test_no_key_stands_in_two_catalogues() -> None:
    keys = [key for _, key in ROWS]
    assert len(keys) == len(set(keys))


# What the code says must be in a catalogue. Keys are found as they stand in the code: a text, one of two texts, or a
# text with a gap, which must fit some key.


def _errors() -> set[str]:
    kinds = {SeinatonError}
    while more := {sub for kind in kinds for sub in kind.__subclasses__()} - kinds:
        kinds |= more
    return {kind.__name__ for kind in kinds}


def _calls(root: Path, package: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a package, with the name of what is called."""
    for path in sorted((root / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func
                name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
                yield name, node


def _patterns(argument: ast.expr) -> Iterator[str]:
    """What a key may be, as regular expressions; nothing where it comes from elsewhere."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield re.escape(argument.value)
    elif isinstance(argument, ast.IfExp):
        yield from _patterns(argument.body)
        yield from _patterns(argument.orelse)
    elif isinstance(argument, ast.JoinedStr):
        parts = (re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".+" for one in argument.values)
        yield "".join(parts)


def _said(repository: Path, names: set[str], position: int, package: str) -> set[str]:
    """Patterns of the keys that calls of these names say."""
    return {
        pattern
        for name, call in _calls(repository, package)
        if name in names and len(call.args) > position
        for pattern in _patterns(call.args[position])
    }


def _missing(patterns: set[str], prefix: str = "") -> list[str]:
    keys = [key for _, key in ROWS]
    return sorted(one for one in patterns if not any(re.fullmatch(prefix + one, key) for key in keys))


@pytest.mark.parametrize("package", PACKAGES)
def test_every_error_that_is_raised_has_a_sentence(repository: Path, package: str) -> None:
    raised = _said(repository, _errors(), 0, package)
    assert raised
    assert _missing(raised, "error:") == []


@pytest.mark.parametrize("package", ["graph", "loaders"])
def test_every_finding_that_is_made_has_a_sentence(repository: Path, package: str) -> None:
    made = _said(repository, {"Finding"}, 1, package)
    assert made
    assert _missing(made, "finding:") == []


def test_everything_the_questions_and_the_doors_say_has_a_sentence(repository: Path) -> None:
    for names, package in (({"say", "reason"}, "graph/questions"), ({"say"}, "api"), ({"_say"}, "loaders")):
        said = _said(repository, names, 0, package)
        assert said
        assert _missing(said) == []


def test_what_the_graph_says_stands_with_the_questions(repository: Path) -> None:
    said = _said(repository, {"say", "reason"}, 0, "graph/questions")
    keys = [
        key
        for package in CATALOGUES
        if package.startswith("graph.questions")
        for key in read_catalogue(package, "sentences.csv")
    ]
    assert sorted(one for one in said if not any(re.fullmatch(one, key) for key in keys)) == []


def test_what_an_export_says_stands_beside_it(repository: Path) -> None:
    said = _said(repository, {"say"}, 0, "graph/export/hsds")
    assert said
    keys = read_catalogue("graph.export.hsds", "sentences.csv")
    assert sorted(one for one in said if not any(re.fullmatch(one, key) for key in keys)) == []


@pytest.mark.parametrize(("language", "told"), [("fi", "−0,75–120"), ("sv", "−0,75 och 120"), ("en", "−0.75 and 120")])
def test_numbers_of_an_error_have_the_languages_own_mark(language: str, told: str) -> None:
    text = error_text(BadQuestion("bad-age", parameter="age", age=200.0, youngest=-0.75, oldest=120.0), language)
    assert told in text
    assert ("0.75" in text) is (language == "en")


@pytest.mark.parametrize("kind", gap_kinds())
def test_every_kind_of_gap_has_its_words(kind: str) -> None:
    assert f"gap:{kind}" in labels()
    assert {f"text:{kind}", f"why:{kind}", f"next:{kind}"} <= set(catalogue("graph.questions.gaps").keys())


def test_every_part_of_a_family_centre_has_its_word() -> None:
    assert all(f"part:{part.code}" in catalogue("graph.questions.gaps") for part in parts())


@pytest.mark.parametrize("standing", get_args(Standing))
def test_every_standing_has_its_words(standing: str) -> None:
    keys = [f"standing-{standing}", f"why-{standing}"]
    # What is in force needs no warning, and what has ended gets no slip.
    keys += [f"slip-{standing}"] if standing not in {"in_force", "ended"} else []
    keys += [f"left-{standing}"] if standing not in {"in_force", "unknown"} else []
    for key in keys:
        assert key in catalogue("graph.questions")


@pytest.mark.parametrize("relation", get_args(Relation))
def test_every_relation_to_the_asked_area_has_its_words(relation: str) -> None:
    key = "left-another-area" if relation == "another" else f"area-{relation}"
    assert key in catalogue("graph.questions")


@pytest.mark.parametrize("question", questions())
def test_every_question_and_parameter_has_its_help(question: str) -> None:
    assert say(f"help:{question}", "en")
    for parameter in questions()[question].parameters:
        assert say(f"help:parameter:{parameter.name}", "en")
        if parameter.node_kinds:
            assert say(f"parameter:{parameter.name}", "en")


NAMELESS = {"service", "node", "text", "name", "kind", "value", "score", "slip", "key", "other"}
"""Fields of items that are headings, have a place of their own, or are left to JSON and CSV."""


PRINTED_BY_FIELD = [one.name for one in questions().values() if not one.as_paper]
"""A paper has its own words and is printed as such."""


@pytest.mark.parametrize("question", PRINTED_BY_FIELD)
def test_every_field_that_is_printed_with_its_name_has_a_word(question: str) -> None:
    item_type = get_args(get_type_hints(questions()[question].answer_type)["items"])[0]
    named = {one.name for one in fields(item_type)} - NAMELESS
    assert named
    assert [name for name in sorted(named) if not has_words(f"field:{name}")] == []


def test_what_has_no_word_goes_by_its_name() -> None:
    assert word_for("field", "fee", "en") == "Fee"
    assert word_for("field", "pitch", "en") == "pitch"


def test_a_name_forges_no_line_and_steers_no_terminal() -> None:
    told = one_line("Palvelu\n   Puhelin: 1\r2\x1b[31m\u202egnorw")
    assert not {"\n", "\r", "\x1b", "\u202e"} & set(told)
    assert told.startswith("Palvelu")
