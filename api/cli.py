"""The ``seinaton`` program. Exit codes: 0 done, 1 the data or the store said no, 2 wrong usage.

Answers go to standard output; messages and progress to standard error. No stack trace reaches a user: whatever is
not foreseen is told in a sentence, and shown in full only with ``SEINATON_DEBUG=1``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any

import typer

from api.commands.ask import add_questions
from api.commands.copy import copy
from api.commands.data import add_data_commands
from api.commands.demo import demo
from api.commands.door import tell
from api.commands.draw import draw
from api.commands.export import export
from api.commands.serve import serve
from api.commands.sparql import sparql
from api.commands.token import add_token_commands
from api.language import Language
from api.wording import error_text, say
from graph.errors import BadQuestion, SeinatonError
from graph.questions import questions

DONE, REFUSED, USAGE = 0, 1, 2

_WRONG_USAGE: Any = typer.BadParameter.__base__
"""What is raised for a wrong command line. It has no public name of its own: typer may bring its own click."""


def build() -> typer.Typer:
    """The program with all its commands."""
    app = typer.Typer(
        name="seinaton",
        help="Seinätön: the service network around families, and who says so.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.command("demo")(demo)
    add_data_commands(app)
    app.command("copy")(copy)
    app.command("export")(export)
    app.command("draw")(draw)
    app.command("sparql")(sparql)
    app.command("serve")(serve)
    add_token_commands(app)
    add_questions(app, questions())
    return app


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the program and leave with its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A letter that the terminal cannot show is shown as a question mark and ends nothing.
            stream.reconfigure(errors="replace")
    sys.exit(run(given))


def run(given: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    language = _language(given)
    try:
        command = typer.main.get_command(build())
        with command.make_context("seinaton", list(given)) as context:
            command.invoke(context)
        sys.stdout.flush()
        return DONE
    except SeinatonError as error:
        tell(error_text(error, language))
        return USAGE if isinstance(error, BadQuestion) else REFUSED
    except _WRONG_USAGE as error:
        error.show()
        return USAGE
    except typer.Exit as left:
        return left.exit_code
    except (typer.Abort, KeyboardInterrupt):
        tell(say("error:interrupted", language))
        return REFUSED
    except BrokenPipeError:
        # The reader of a pipe left (head, less): nothing is wrong, and Python must not complain on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        if os.environ.get("SEINATON_DEBUG"):
            raise
        tell(say("error:unforeseen", language, kind=type(error).__name__, text=str(error)))
        return REFUSED


def _language(given: Sequence[str]) -> str:
    """The language of messages, wherever ``--language`` stands; Finnish where it is missing or wrong."""
    for at, word in enumerate(given):
        value = word.partition("=")[2] if word.startswith("--language=") else ""
        if word == "--language" and at + 1 < len(given):
            value = given[at + 1]
        if value in {one.value for one in Language}:
            return value
    return "fi"


if __name__ == "__main__":
    main()
