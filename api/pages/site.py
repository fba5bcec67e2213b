"""Makes pages: templates, styles and script, put together for one reader.

A page is one file: its style and its little script are in it, and its policy names them by their hashes (CSP 3), so
that nothing else can run or be fetched. Unlike a nonce, a hash lets a reader keep the page and ask whether it is new.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from api.cards import card
from api.links import web_address
from api.pages.contexts import context_of
from api.pages.drawn import figure_of, picture_scripts
from api.pages.fields import Field, fields_of
from api.pages.leads import leads, leads_from_words, leads_of_area
from api.pages.navigation import TOP, by_area, section_of, within
from api.pages.reader import Reader
from api.pages.shown import tests
from api.pages.speech import Speech
from api.settings import Settings
from api.wording import has_words, say, word_for
from graph.model.dates import in_words
from graph.model.one_line import one_line
from graph.questions.base import Answer, Question
from graph.store.base import Readable, View
from visuals.page.figure import style as picture_style
from visuals.picture import forms_of
from visuals.views import can_be_drawn

_EXAMPLE = """SELECT ?need ?name {{
  ?need a sn:Need ; skos:prefLabel ?name
  FILTER(LANG(?name) = "{language}")
}}
ORDER BY ?name LIMIT 20"""
"""A query to begin with."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What may have been meant, with the address that asks with it; ``kind`` in words, "" where that is not known."""

    name: str
    address: str
    kind: str = ""
    fictional: bool = False


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong, for a page: ``faults`` are what is wrong with fields, by their names; ``candidates`` what may
    have been meant; ``unnamed``: nothing is called as was asked.
    """

    title: str
    lines: tuple[str, ...]
    faults: Mapping[str, str]
    candidates: tuple[Meant, ...]
    unnamed: bool = False


class Site:
    """All pages of an application. ``register``: the questions by name; ``store``: what is asked where an answer has
    nothing to show.
    """

    def __init__(self, settings: Settings, register: Mapping[str, Question], store: Readable) -> None:
        self.register = register
        self._store = store
        self._report = settings.report
        self._style = _text("style.css")
        self._script = _text("script.js")
        self.scripts = picture_scripts()
        self._templates = _environment()
        self._known = frozenset(self._templates.list_templates())
        self.policy = _policy([self._style], [_hashed(self._script)])
        self.mark = self._marked(settings)

    def page(self, template: str, reader: Reader, of: str = "", **context: Any) -> bytes:
        """A page from a template. ``of``: the page in whose part of the site it stands, where it is not its own."""
        language = reader.language
        own = context["question"].name if "question" in context else template
        section = section_of(of or own, self.register)
        made = self._templates.get_template(f"{template}.html").render(
            reader=reader,
            section=section,
            top=[(path, name, "" if name in self.register else section_of(name, {})) for name, path in TOP.items()],
            within=within(section, self.register) if section else (),
            by_area=by_area(self.register),
            called=partial(_called, language),
            export_called=partial(_export_called, language),
            style=Markup(self._style),
            script=Markup(self._script),
            drawing_style=Markup(picture_style()),
            drawing_scripts=[f"{reader.root}{path}" for path in self.scripts],
            say=partial(_say, language),
            word=lambda group, name: word_for(group, name, language),
            title_of=partial(_title, language),
            lead_of=partial(_lead, language),
            day=lambda value: in_words(str(value), language),
            card_of=lambda item: card(item, language),
            report_to=self._report,
            **context,
        )
        return made.encode()

    def answer(self, view: View, question: Question, reader: Reader, answer: Answer, forms: Sequence[str]) -> bytes:
        """The page of an answer of a view, with the form that it was asked by. ``forms``: in which to take it along."""
        own = "paper" if question.as_paper else question.name
        template = own if self._has(own) else "answer"
        context = {
            "fields": fields_of(question, reader, {}),
            "language_of": Speech(view, answer).language_of,
            "leads": leads(view, self.register, reader, answer),
            "picture": figure_of(view, answer, reader),
            **context_of(answer, reader, view),
        }
        of = "show" if reader.path.startswith("/nodes/") else ""  # what is around a thing belongs to the thing
        return self.page(template, reader, of, question=question, answer=answer, forms=forms, **context)

    def policy_of(self, question: Question) -> str:
        """What the page of an answer may do: where it has a picture, it may run the scripts that draw, too."""
        if not forms_of(question.name):
            return self.policy
        scripts = [_hashed(self._script), *(["'self'"] if can_be_drawn(question.name) else [])]
        return _policy([self._style, picture_style()], scripts)

    def form(self, question: Question, reader: Reader, problem: Trouble | None = None) -> bytes:
        """The page of a question that is not answered: its form, and what is wrong with what was filled in."""
        fields = fields_of(question, reader, problem.faults if problem else {})
        sought = self._sought(question, fields) if problem and problem.unnamed else ""
        found = leads_from_words(self._store, self.register, reader, sought) if sought else []
        return self.page("form", reader, question=question, fields=fields, problem=problem, leads=found)

    def problem(self, reader: Reader, problem: Trouble, of: str = "", area: str = "") -> bytes:
        """The page of a problem that is no matter of a form. ``of``: the page that was asked for; ``area``: the one
        whose pages for everybody are to be led to.
        """
        found = leads_of_area(self._store, self.register, reader, area) if area else []
        return self.page("problem", reader, of=of, problem=problem, leads=found)

    def sparql(self, reader: Reader, problem: Trouble | None = None) -> bytes:
        """The page at which one asks in SPARQL, with what was asked and is wrong with it."""
        asked = reader.query.get("query") or _EXAMPLE.format(language=reader.language)
        return self.page("sparql", reader, problem=problem, lines=asked.splitlines())

    def _sought(self, question: Question, fields: Sequence[Field]) -> str:
        """What help was looked for in words that nothing is called by."""
        helping = [one.name for one in question.parameters if {"Need", "Service"} & {*one.node_kinds}]
        return next((one.value for one in fields if one.name in helping and one.error), "")

    def _has(self, template: str) -> bool:
        return f"{template}.html" in self._known

    def _marked(self, settings: Settings) -> str:
        """Tells this program's pages from those of another version or with other settings."""
        loader = self._templates.loader
        assert loader is not None
        texts = [loader.get_source(self._templates, one)[0] for one in sorted(self._known)]
        whole = "\n".join(
            (*texts, self._style, self._script, picture_style(), *self.scripts, settings.report, settings.path_prefix)
        )
        return hashlib.sha256(whole.encode()).hexdigest()[:16]


def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("api.pages"), PackageLoader("api.paper")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finished,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests.update(tests())
    environment.filters["web_address"] = web_address
    return environment


def _finished(value: Any) -> Any:
    """What stands in a page: texts on one line, without marks that turn the direction of writing."""
    if value is None:
        return ""
    return one_line(value) if type(value) is str else value


def _say(language: str, key: str, **facts: object) -> str:
    """A sentence; of pages its key begins with ``page:``."""
    own = f"page:{key}"
    return say(own if has_words(own) else key, language, **facts)


def _title(language: str, question: str) -> str:
    """What a question is called; one that nobody has named goes by its name in the code."""
    keys = (f"page:title:{question}", f"help:{question}")
    return next((say(key, language) for key in keys if has_words(key)), question)


def _called(language: str, page: str) -> str:
    """What leads to a page is called so."""
    return say(f"page:nav:{page}", language) if has_words(f"page:nav:{page}") else _title(language, page)


def _export_called(language: str, name: str) -> str:
    """What a way to take the network along is, in words; one that nobody has described goes by its name."""
    return say(f"page:export:{name}", language) if has_words(f"page:export:{name}") else name


def _lead(language: str, question: str) -> str:
    """What a question answers, in a sentence; "" where nobody has said it."""
    return say(f"page:lead:{question}", language) if has_words(f"page:lead:{question}") else ""


def _text(name: str) -> str:
    return files("api.pages").joinpath(name).read_text(encoding="utf-8")


def _policy(styles: Sequence[str], scripts: Sequence[str]) -> str:
    """What a page may do: be styled by its styles, run its scripts, ask this site, send its forms here."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {' '.join(map(_hashed, styles))}",
            f"script-src {' '.join(scripts)}",
            "connect-src 'self'",
            "img-src data:",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    )


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
