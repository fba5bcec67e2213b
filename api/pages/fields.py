"""The form of a question, made from its parameters: what people choose from, and what they type."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from api.pages.reader import Reader
from api.wording import has_words, say, word_for
from graph.model.dates import iso_day
from graph.model.vocabulary import CODES, node_kinds
from graph.model.wording import label
from graph.questions.base import Parameter, Question
from graph.questions.describe import language_name
from graph.questions.gaps import gap_kinds
from graph.questions.network.question import ALL_KINDS

_SPOKEN = ("fi", "sv", "en", "se", "smn", "sms", "ru", "et", "uk", "ar", "so", "ku", "fa", "sq", "vi", "th", "zh", "es")
"""Languages to choose from (ISO 639): the country's own, and those most spoken in it (Statistics Finland, 2024)."""
_BEHIND = ("node", "channel", "asked_by", "in_force", "support", "as_of")
"""What few ask for, and a form shows only when it is opened."""
_NOT_TYPED = ("limit", "depth")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values of a field."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field. ``type`` is ``text``, ``number``, ``date``, ``choice`` or ``flag``; ``suggests`` the kinds of things
    whose names may be typed; ``behind``: shown only when more is wanted; ``error`` what is wrong with the value.
    """

    name: str
    type: str
    label: str
    hint: str
    value: str
    required: bool
    behind: bool
    suggests: str
    choices: Sequence[Choice]
    error: str


def fields_of(question: Question, reader: Reader, faults: Mapping[str, str]) -> list[Field]:
    """The fields of a question's form, as the reader has filled them in. ``faults``: what is wrong, by parameter."""
    typed = [one for one in question.parameters if one.name not in _NOT_TYPED]
    if any(one.name == "node" and one.required for one in typed):  # a thing is looked up by search
        typed = []
    fields = [_field(question, one, reader, faults) for one in typed]
    return [*fields, _field(question, Parameter("as_of"), reader, faults)] if fields else []


def _field(question: Question, parameter: Parameter, reader: Reader, faults: Mapping[str, str]) -> Field:
    name, language = parameter.name, reader.language
    choices = _choices(question.name, name, language)
    value = reader.query.get(name, "")
    if name == "as_of":
        value = iso_day(value)  # a browser shows a day in no other form
    if choices and value and value not in {one.code for one in choices}:
        choices = [*choices, Choice(value, value)]
    return Field(
        name,
        _type(parameter, bool(choices)),
        _words("label", question.name, name, language) or word_for("parameter", name, language),
        _words("hint", question.name, name, language),
        value,
        parameter.required or (name == "area" and (question.of_area or bool(question.as_paper))),
        name in _BEHIND and not value,
        ",".join(parameter.node_kinds),
        choices,
        faults.get(name, ""),
    )


def _type(parameter: Parameter, chosen: bool) -> str:
    if chosen:
        return "choice"
    if parameter.name == "as_of":
        return "date"
    return {"flag": "flag", "number": "number", "whole": "number"}.get(parameter.type, "text")


def _words(what: str, question: str, name: str, language: str) -> str:
    """A label or hint: the question's own for this parameter, else the one that all share, else ""."""
    keys = (f"page:{what}:{question}:{name}", f"page:{what}:{name}")
    return next((say(key, language) for key in keys if has_words(key)), "")


def _choices(question: str, name: str, language: str) -> list[Choice]:
    make = _CHOICES.get(f"{question}:{name}") or _CHOICES.get(name)
    return make(language) if make else []


def _languages(language: str) -> list[Choice]:
    return [Choice(code, language_name(code, language)) for code in _SPOKEN]


def _channels(language: str) -> list[Choice]:
    found = {code: label(group, code, language) for group in ("channel_type", "service_form") for code in CODES[group]}
    return [Choice(code, text) for code, text in found.items()]


def _node_kinds(language: str) -> list[Choice]:
    return [Choice(kind, label("sheet", kind, language)) for kind in node_kinds()]


def _gap_kinds(language: str) -> list[Choice]:
    return [Choice(kind, label("gap", kind, language)) for kind in gap_kinds()]


def _network_kinds(language: str) -> list[Choice]:
    return [Choice(ALL_KINDS, say("page:kinds:all", language)), *_node_kinds(language)]


_CHOICES: Mapping[str, Callable[[str], list[Choice]]] = {
    "service_language": _languages,
    "channel": _channels,
    "gaps:kinds": _gap_kinds,
    "network:kinds": _network_kinds,
    "kinds": _node_kinds,
    "kind": _node_kinds,
}
"""What is chosen from a list, by parameter, or by question and parameter where its values are its own."""
