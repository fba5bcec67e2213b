"""No page says anything that is not in a catalogue: neither templates nor code hold words, every key that they ask for
is there, every sentence of pages is asked for, and its three languages are three.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from typing import get_args

import pytest
from jinja2 import Environment, nodes
from pydantic_core.core_schema import ErrorType

from api.exports import exports
from api.pages.fields import fields_of
from api.pages.reader import Reader
from api.routes.forms import PICTURES, RDF, offered
from api.routes.taking_out import PUBLISHED
from api.wording import CATALOGUES, has_words
from graph.model.vocabulary import LANGUAGES
from graph.model.wording import read_catalogue
from graph.questions import questions
from tests.api.pages.reading import READ_ALOUD

FOLDERS = ("api/pages/templates", "api/paper/templates")
NAMES = {"openapi.json"}
"""Literal texts that are names, the same in every language."""
SAME = {
    "page:brand",
    "page:language:fi",
    "page:language:sv",
    "page:language:en",
    "page:form:json",
    "page:form:xlsx",
    "page:form:docx",
    "page:picture:gexf",
}
"""Sentences that are the same in all languages: names of ours, of languages and of formats."""
ALIKE = {"page:form:md"}
"""Sentences that are the same in two languages, and rightly so."""
OWN = read_catalogue("api.pages", "sentences.csv")
KEYS = [key for package in CATALOGUES for key in read_catalogue(package, "sentences.csv")]


def templates(root: Path) -> list[Path]:
    return sorted(path for folder in FOLDERS for path in (root / folder).glob("*.html"))


class Literal(HTMLParser):
    """Texts with letters of a template, without what expressions put in; documentation in English apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in {"meta", "link", "input", "br", "img"}:
            self._open.append((tag, given.get("lang", "")))
        read = (*READ_ALOUD, "value") if tag == "button" else READ_ALOUD
        self._take(given.get(name, "") for name in read)

    def handle_endtag(self, tag: str) -> None:
        # Branches of a template may open one element twice, so ends are taken as they come.
        at = next((at for at in reversed(range(len(self._open))) if self._open[at][0] == tag), None)
        del self._open[len(self._open) if at is None else at :]

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & {tag for tag, _ in self._open}:
            self._take([data])

    def _take(self, texts: Iterator[str] | list[str]) -> None:
        if not any(language == "en" for _, language in self._open):
            self.found += [one.strip() for one in texts if re.search(r"[^\W\d_]", one)]


def _literal(source: str) -> list[str]:
    """What a template says by itself: its text without comments, expressions and branches."""
    told = "".join(text for _, kind, text in Environment(autoescape=True).lex(source) if kind == "data")
    literal = Literal()
    literal.feed(told)
    literal.close()
    return literal.found


def test_no_template_says_anything_by_itself(repository: Path) -> None:
    assert len(templates(repository)) > 20
    found = {path.name: _literal(path.read_text(encoding="utf-8")) for path in templates(repository)}
    assert {name: rest for name, said in found.items() if (rest := [one for one in said if one not in NAMES])} == {}


def test_words_in_a_template_would_be_found() -> None:
    told = '<p title="{{ a }} vinkki">{% if b %}Hei{% endif %} <button value="{{ c }}">{{ c }}</button></p>'
    assert _literal(told) == ["vinkki", "Hei"]


# Keys are found as they stand in the templates and in the code: a text, one of two texts, or a text with a gap. A gap
# that a loop over texts fills in a template is one of these texts.

Gaps = Mapping[str, str]
"""What names in a template stand for, as regular expressions."""


def _told(node: nodes.Node | ast.AST, gaps: Gaps = MappingProxyType({})) -> str | None:
    """What a key may be, as a regular expression; None where it comes from elsewhere."""
    if isinstance(node, nodes.Const | ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, nodes.Name):
        return gaps.get(node.name)
    if isinstance(node, nodes.Concat):
        return "".join(_told(one, gaps) or ".+" for one in node.nodes)
    if isinstance(node, ast.JoinedStr):
        return "".join(_told(one) or ".+" for one in node.values)
    if isinstance(node, nodes.CondExpr) and node.expr2:
        return f"(?:{_told(node.expr1, gaps)}|{_told(node.expr2, gaps)})"
    return None


def _looped(loop: nodes.For) -> Gaps:
    """What the names of a loop stand for, where it goes over texts that stand there."""
    rows = loop.iter.items if isinstance(loop.iter, nodes.Tuple | nodes.List) else []
    names = loop.target.items if isinstance(loop.target, nodes.Tuple) else [loop.target]
    columns: list[list[str]] = [[] for _ in names]
    for row in rows:
        for column, one in zip(columns, row.items if isinstance(row, nodes.Tuple) else [row], strict=True):
            column += [told] if (told := _told(one)) else []
    named = [one.name for one in names if isinstance(one, nodes.Name)]
    return {name: f"(?:{'|'.join(column)})" for name, column in zip(named, columns, strict=True) if column}


def _keys(node: nodes.Node, gaps: Gaps = MappingProxyType({})) -> Iterator[str]:
    """Keys that a template asks for with ``say`` and ``word``, and keys of navigation that stand in it as texts."""
    if isinstance(node, nodes.For):
        gaps = {**gaps, **_looped(node)}
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in {"say", "word"}:
        told = [_told(one, gaps) for one in node.args]
        if told[0] and all(told):
            yield ":".join(one for one in told if one)
    if isinstance(node, nodes.Const) and isinstance(node.value, str) and re.fullmatch(r"nav:[a-z]+", node.value):
        yield re.escape(node.value)
    for below in node.iter_child_nodes():
        yield from _keys(below, gaps)


def _asked_in_templates(root: Path) -> Iterator[str]:
    for path in templates(root):
        yield from _keys(Environment(autoescape=True).parse(path.read_text(encoding="utf-8")))


def _asked_in_code(root: Path) -> Iterator[str]:
    """Texts of the code of pages, and of problems, that name sentences of pages."""
    of_problems = [root / "api" / f"{name}.py" for name in ("exception_handlers", "problem_page")]
    for path in [*(root / "api" / "pages").glob("*.py"), *of_problems]:
        told = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        parts = {id(part) for one in told if isinstance(one, ast.JoinedStr) for part in one.values}
        whole = [one for one in told if isinstance(one, ast.Constant | ast.JoinedStr) and id(one) not in parts]
        # What begins with a gap could be any key, and is looked at below by what fills it.
        yield from (key for one in whole if (key := _told(one)) and re.match(r"(?:page|nav):\w", key))


def _asked(root: Path) -> set[str]:
    return {*_asked_in_templates(root), *_asked_in_code(root)}


def test_every_sentence_that_pages_ask_for_is_there(repository: Path) -> None:
    missing = [one for one in _asked(repository) if not any(re.fullmatch(f"(?:page:)?{one}", key) for key in KEYS)]
    assert missing == []


def test_every_sentence_of_pages_is_asked_for(repository: Path) -> None:
    asked = _asked(repository)
    unasked = [key for key in OWN if not any(re.fullmatch(f"(?:page:)?{one}", key) for one in asked)]
    assert [key for key in unasked if key.split(":")[1] not in NAMED] == []


NAMED = {"title", "lead", "label", "hint", "invalid", "error"}
"""Sentences that go by names: of pages and questions, of parameters, of what pydantic finds wrong, of errors."""


def test_words_that_go_by_a_name_go_by_one_that_there_is() -> None:
    faults = set(get_args(ErrorType))
    known = {name: {one.name for one in question.parameters} | {"as_of"} for name, question in questions().items()}
    parameters = {one for own in known.values() for one in own}
    plain = {"start", "coordination", "datasets", "about", "documentation", "sparql"}
    for key in OWN:
        what, *names = key.split(":")[1:]
        if what in {"title", "lead"}:
            assert names[0] in {*known, *plain}, key
        elif what in {"label", "hint"}:
            assert names[-1] in (known[names[0]] if len(names) == 2 else parameters), key
        elif what == "invalid":
            assert names[0] in faults, key


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_question_has_a_title_and_a_lead_and_its_fields_have_labels(name: str) -> None:
    assert has_words(f"page:title:{name}")
    assert has_words(f"page:lead:{name}")
    fields = fields_of(questions()[name], Reader("fi", "", f"/{name}", {}, False), {})
    assert [one.name for one in fields if one.label in {"", one.name}] == []


def test_the_forms_that_have_words_are_those_in_which_answers_are_taken_along() -> None:
    known = {one.value for question in questions().values() for one in offered(question)}
    known -= {one.value for one in {*RDF, *PICTURES}}
    assert known == {key.removeprefix("page:form:") for key in OWN if key.startswith("page:form:")}


def test_every_way_to_take_the_network_along_that_pages_offer_has_words_of_its_own() -> None:
    described = {key.removeprefix("page:export:") for key in OWN if key.startswith("page:export:")}
    assert described == exports().keys() - PUBLISHED.keys()


@pytest.mark.parametrize("key", OWN)
def test_a_sentence_of_pages_is_another_one_in_every_language(key: str) -> None:
    texts = [OWN[key][language] for language in LANGUAGES]
    assert all(one == one.strip() != "" for one in texts)
    expected = 1 if key in SAME else 2 if key in ALIKE else 3
    assert len({one.casefold() for one in texts}) == expected
