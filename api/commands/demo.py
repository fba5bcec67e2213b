"""The demo: the bundled networks in a store of their own, and a few questions answered with their sources."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated

import typer

from api.commands.data import load_one
from api.commands.door import AsOfOption, LanguageOption, StoreOption, asking, give, opened, tell
from api.commands.renewing import renew_places
from api.language import Language
from api.printing import as_text
from api.settings import DEMO_NAME, Settings
from api.wording import say
from graph.errors import StoreUnusable
from graph.model.records import Row
from graph.questions import questions
from graph.questions.base import Question
from graph.store.base import Store

BUNDLED = ("areas", "needs", "texts", "esimerkkila")
"""Folders under ``loaders/bundled``, in the order they are read (any order gives the same graph)."""

ASKED: tuple[tuple[str, Mapping[str, str | int]], ...] = (
    ("partners", {"need": "puheen kehitys", "area": "Kouvola"}),
    ("partners", {"need": "ero ja lapsen asuminen", "area": "Kemi"}),
    ("partners", {"need": "vertaistuki", "area": "Kemi"}),
    ("routes", {"origin": "family", "target": "puheen kehitys", "area": "Esimerkkilä", "limit": 2}),
    ("gaps", {"area": "Kemi", "kinds": "raised,plan-unconfirmed,too-little-named"}),
    ("coverage", {"area": "Esimerkin hyvinvointialue"}),
    ("meeting", {"area": "Esimerkkilä"}),
    ("handbook", {"area": "Kemi"}),
    ("services", {"area": "Kemi"}),
    ("search", {"text": "neuvola", "limit": 3}),
    ("browse", {"kind": "Network", "limit": 3}),
    ("show", {"node": "Perheiden piha"}),
    ("network", {"node": "Perheiden piha", "limit": 4}),
    ("changes", {"since": "0", "limit": 1}),
)
"""What the demo asks: a nurse's three questions on the real network, then one of each other question."""

_LINES_OF_A_PAPER = 30
"""Of a paper only the beginning is shown: it is meant for a file of its own."""

_HOST = "127.0.0.1"
_PORTS = 20
"""So many ports are tried, one after the other."""


def demo(
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Then answer over HTTP until stopped.")] = True,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port; if it is taken, the next.")] = 8000,
    as_of: AsOfOption = None,
    language: LanguageOption = Language.fi,
    store: StoreOption = None,
) -> None:
    """Load the bundled networks into a store of their own, answer a few questions, then answer over HTTP."""
    circumstances = asking(language, as_of)
    address = store or _fresh_file()
    with opened(address, language) as target:
        _only_ours(target)
        tell(say("demo-loading", language.value, store=target.address))
        for name in BUNDLED:
            with as_file(files("loaders").joinpath("bundled", name)) as folder:
                load_one(target, folder, language)
        renew_places(target, language)
        for name, given in ASKED:
            question = questions()[name]
            give(f"\n$ {_typed(question, given)}\n")
            seen = replace(circumstances, scope="network") if question.sees_network else circumstances
            give(_beginning(question, as_text(target.ask(partial(question.answer, asking=seen, **given)))))
        give("\n" + say("demo-next", language.value, store=target.address).replace("\\n", "\n") + "\n")
        if serve:
            sys.stdout.flush()  # somebody may be reading it through a pipe, and this takes long
            _serve(target, port, language)


def _serve(target: Store, port: int, language: Language) -> None:
    """Answer over HTTP until stopped."""
    from api.serving import listening, serve_here, stopped_in_good_order

    with listening(_HOST, port, _PORTS) as listener, stopped_in_good_order():
        found = listener.getsockname()[1]
        if found != port:
            tell(say("demo-other-port", language.value, taken=port, port=found))
        tell(say("demo-serving", language.value, host=_HOST, port=found))
        serve_here(Settings.from_env(os.environ), target, listener)


def _beginning(question: Question, text: str) -> str:
    """An answer; of a paper its first lines."""
    lines = text.splitlines(keepends=True)
    if not question.as_paper or len(lines) <= _LINES_OF_A_PAPER:
        return text
    return "".join(lines[:_LINES_OF_A_PAPER]) + "…\n"


def _fresh_file() -> str:
    """The demo's own file, made anew: it holds nothing but what the demo puts there."""
    path = Settings.from_env(os.environ).data_folder / DEMO_NAME
    for one in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        one.unlink(missing_ok=True)
    return f"sqlite:{path}"


def _only_ours(target: Store) -> None:
    """Raise StoreUnusable if the store holds anything that the demo did not put there."""
    ours = {one for name in BUNDLED for one in bundled_ids(name)}
    others = sorted(target.datasets().keys() - ours)
    if others:
        raise StoreUnusable("demo-not-empty", store=target.address, datasets=", ".join(others))


def bundled_ids(name: str) -> list[str]:
    """The dataset ids of a bundled network, by its folder."""
    from graph.model.records import Dataset
    from loaders.workbook import read

    with as_file(files("loaders").joinpath("bundled", name)) as folder:
        return [row.record.id for row in read(folder) if isinstance(row, Row) and isinstance(row.record, Dataset)]


def _typed(question: Question, given: Mapping[str, str | int]) -> str:
    """The command that asks a question."""
    words = ["seinaton", question.name]
    for parameter in question.parameters:
        if (value := given.get(parameter.name)) is None:
            continue
        is_argument = parameter.required and parameter.name != "since"
        words += [_quoted(str(value))] if is_argument else [f"--{parameter.name}", _quoted(str(value))]
    return " ".join(words)


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text
