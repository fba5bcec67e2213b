"""A command for every question, made from the register: a new question needs no line here."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Annotated, Any, get_args, get_type_hints

import typer

from api.ages import years
from api.commands.door import (
    AsOfOption,
    Form,
    FormOption,
    LanguageOption,
    SheetForm,
    SheetFormOption,
    StoreOption,
    asking,
    give,
    opened,
    tell,
)
from api.commands.output import ending, write_new
from api.files import as_file
from api.language import Language
from api.printing import as_csv, as_json, as_slips, as_text
from api.typed import plain
from api.wording import has_words, say
from graph.errors import BadQuestion
from graph.questions.base import Answer, Parameter, Question
from graph.store.base import Scope

_TYPES: dict[str, type] = {"text": str, "age": float, "number": float, "whole": int, "flag": bool}


def add_questions(app: typer.Typer, register: Mapping[str, Question]) -> None:
    """Add a command for each question of a register."""
    for question in register.values():
        app.command(question.name, help=_help(question))(_command(question))


def _help(question: Question) -> str:
    """What a question is for: its sentence, or the first line that its function says of itself."""
    key = f"help:{question.name}"
    return say(key, "en") if has_words(key) else (inspect.getdoc(question.answer) or question.name).splitlines()[0]


def _command(question: Question) -> Callable[..., None]:
    slips = _has_slips(question)

    def run(**given: Any) -> None:
        address, language = given.pop("store"), given.pop("language")
        form, as_of = str(given.pop("format")), given.pop("as_of")
        slip, output = given.pop("slip", False), given.pop("output", None)
        kind = ending(question, form, output)
        given = {name: plain(name, one) if isinstance(one, str) else one for name, one in given.items()}
        scope: Scope = "network" if question.sees_network or given.pop("network", False) else "public"
        asked = asking(language, as_of, scope)
        with opened(address, language) as store:
            answer = store.ask(lambda view: question.answer(view, asked, **given))
        if output is not None:
            write_new(Path(output), as_file(answer, kind))
            tell(say("sheet-written", answer.language, path=output))
        else:
            write = as_slips if slip else {"table": as_text, "json": as_json, "csv": as_csv}[form]
            give(write(answer))
            if form == "csv":
                _beside(answer)

    parameters = [_parameter(one, question.name) for one in question.parameters]
    if slips:
        help_text = "Print only the slips for the family."
        parameters.append(_option("slip", bool, False, typer.Option("--slip", help=help_text)))
    parameters += _taking_along(question)
    parameters += [
        _common("as_of", AsOfOption, None),
        _common("language", LanguageOption, Language.fi),
        _common("store", StoreOption, None),
    ]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {one.name: one.annotation for one in parameters}
    return run


def _beside(answer: Answer) -> None:
    """What a table of rows alone does not say, for the person at the terminal."""
    if answer.fictional:
        tell(say("fictional-warning", answer.language))
    if not getattr(answer, "items", ()):
        for text in (*(one.text for one in answer.notes), *(one.text for one in answer.left_out)):
            tell(text)


def _taking_along(question: Question) -> list[inspect.Parameter]:
    """Options of an answer that people take along as a file, and the forms in which it is printed."""
    parameters = []
    if question.as_paper and not question.sees_network:
        network = typer.Option("--network", help="Show also what the network keeps inside.")
        parameters.append(_option("network", bool, False, network))
    if endings := [*question.as_paper, *(["xlsx"] if question.as_sheet else [])]:
        what = "Where to write the paper." if question.as_paper else "Where to write the workbook."
        output = typer.Option("--output", "-o", metavar=f"FILE.{'|'.join(endings)}", help=what)
        parameters.append(_option("output", str | None, None, output))
    form = (SheetFormOption, SheetForm.table) if question.as_sheet else (FormOption, Form.table)
    return [*parameters, _common("format", *form)]


def _parameter(parameter: Parameter, question: str) -> inspect.Parameter:
    """A question's parameter as an argument (required) or option of the same name, in its own words if it has any."""
    keys = (f"help:parameter:{question}:{parameter.name}", f"help:parameter:{parameter.name}")
    words = next((say(key, "en") for key in keys if has_words(key)), parameter.name)
    python_type = _TYPES[parameter.type]
    if parameter.required:
        info = typer.Argument(help=words, metavar=parameter.name.upper())
        if parameter.name == "since":
            info = typer.Option("--since", help=words)
        return inspect.Parameter(
            parameter.name, inspect.Parameter.KEYWORD_ONLY, annotation=Annotated[python_type, info]
        )
    flag = "--" + parameter.name.replace("_", "-")
    option = typer.Option(flag, help=words)
    if parse := _PARSERS.get(parameter.type):
        option = typer.Option(flag, help=words, parser=parse, metavar=parameter.type.upper())
    annotated = python_type if parameter.default is not None else python_type | None
    return _option(parameter.name, annotated, parameter.default, option)


def _decimal(text: str) -> float:
    """A number with a decimal point or comma."""
    try:
        return float(text.replace(",", ".").replace("−", "-"))
    except ValueError as error:
        raise BadQuestion("bad-number", text=text) from error


def _age(text: str) -> float:
    """An age in years, as numbers or words."""
    try:
        return years(text)
    except ValueError as error:
        raise BadQuestion("bad-age-text", text=text) from error


_PARSERS: Mapping[str, Callable[[str], float]] = {"age": _age, "number": _decimal}


def _option(name: str, python_type: Any, default: Any, info: Any) -> inspect.Parameter:
    annotation = Annotated[python_type, info]
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _common(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _has_slips(question: Question) -> bool:
    """Whether the items of a question's answer carry slips for the family."""
    item_type = get_args(get_type_hints(question.answer_type)["items"])[0]
    return any(one.name == "slip" for one in fields(item_type))
