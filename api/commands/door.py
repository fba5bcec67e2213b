"""What every command shares: its common options, the store it opens, and the language it speaks."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from api.language import Language
from api.settings import Settings
from api.wording import say
from graph.errors import BadQuestion
from graph.model.dates import iso_day
from graph.model.one_line import one_line
from graph.questions.base import Asking
from graph.store import open_store
from graph.store.base import Scope, Store


class Form(StrEnum):
    """The form of an answer."""

    table = "table"
    json = "json"
    csv = "csv"


class SheetForm(StrEnum):
    """The form of an answer that people also take along as a spreadsheet."""

    table = "table"
    json = "json"
    csv = "csv"
    xlsx = "xlsx"


StoreOption = Annotated[
    str | None, typer.Option("--store", help="Address of the store: sqlite:PATH or bolt://HOST:PORT.")
]
LanguageOption = Annotated[Language, typer.Option("--language", help="Language of the answer.")]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Answer as on this day (YYYY-MM-DD or D.M.YYYY).")
]
FormOption = Annotated[Form, typer.Option("--format", help="Form of the answer.")]
SheetFormOption = Annotated[
    SheetForm, typer.Option("--format", help="Form of the answer; xlsx is an Excel workbook and takes --output.")
]


@contextmanager
def opened(address: str | None, language: Language, adopt: bool = False) -> Iterator[Store]:
    """The store at an address, or the one from the settings; closed at the end.

    ``adopt``: write into a server's database although it holds something else.
    """
    settings = Settings.from_env(os.environ)
    store = open_store(
        address or settings.store,
        credentials=settings.credentials,
        adopt=adopt,
        keep_log=settings.keep_log,
        on_wait=lambda who: tell(say("waiting-for-writer", language.value, who=who)),
    )
    try:
        if (other := store.analyser_differs()) is not None:
            tell(say("analyser-differs", language.value, other=other))
        yield store
    finally:
        store.close()


def asking(language: Language, as_of: str | None, scope: Scope = "public") -> Asking:
    """The circumstances of a question. Raises BadQuestion for an ``as_of`` that is no day."""
    if as_of is None:
        return Asking(date.today(), language.value, scope)
    try:
        return Asking(date.fromisoformat(iso_day(as_of)), language.value, scope)
    except ValueError as error:
        raise BadQuestion("bad-day", parameter="--as-of", text=as_of) from error


def tell(text: str) -> None:
    """A message for the person at the terminal, beside the answer: on standard error.

    Nobody reading it is no reason to stop the work.
    """
    with suppress(BrokenPipeError):
        sys.stderr.write("\n".join(one_line(line) for line in text.split("\n")) + "\n")


def give(text: str) -> None:
    """The answer itself: on standard output."""
    sys.stdout.write(text)
