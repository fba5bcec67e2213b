"""Writes ``docs/cli.md``: an introduction, then every command in the words of the program's own help."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO

import typer

from api.cli import build

WIDTH = 90

OPENING = """\
<!-- generated: python -m docs.generate.cli -->
# The command line

`seinaton` is one program with a command for each question and each chore. From a clone it is `.venv/bin/seinaton`
(after `make run`), or `seinaton` once `. .venv/bin/activate` has been given.

## What is alike in all commands

**Which store.** The one that `--store` names, else the one in `SEINATON_STORE`, else a file in the user's data folder
(see [operations.md](operations.md)). An address is `sqlite:PATH`, or just a path, or a Neo4j server's:
`bolt://HOST:PORT`, `neo4j://HOST:PORT`, encrypted `bolt+s://…`, `neo4j+s://…`. Its password is in `NEO4J_PASSWORD`,
never in the address. A file that is not there yet is made, and is empty. `demo` keeps to a file of its own unless
`--store` is given.

**Language.** `--language` fi, sv or en, for answers and for messages; Finnish if nothing is said. Names that exist in
another language only are marked with it: `[fi]`.

**The day.** Ages and "in force" are counted to today, or to the day that `--as-of` gives. The same data, day and
question always give the same answer.

**Output.** The answer goes to standard output; messages, findings and progress go to standard error. Progress moves
only at a terminal.

**Exit codes.** 0 done · 1 the data or the store said no (a name that nothing carries or several carry, a file that
is refused, a store that is busy or cannot be used) · 2 the command or a parameter was wrong.

**What a name may be.** Where a command asks for a node, need, area or organisation, give

- an id: `service/perheiden-piha`
- an official identifier: `ptv:…`, `oid:…`, `hsds:…`, `ytunnus:…`
- an area's official code with the type of area: `municipality:851`, `kunta 851`, `välfärdsområde 21`
- a name or everyday words in any language and inflection: `Kemissä`, `neuvolan`, `vauva ei nuku`

An exact name comes before one that merely begins so. What the name was taken for is printed before the answer. Of
several that fit equally well none is guessed: they are listed with their ids (exit code 1). Where nothing fits, names
that come near are listed. An area may also be given as a network or an organisation: then it stands for the areas
where that is available. Of areas of one name a municipality comes before a wellbeing services county, and that before
a region. More in [words.md](words.md).

**Form.** `--format table` is for reading. `--format json` is the whole answer; its form is published as a JSON
Schema in [schemas](schemas/README.md). `--format csv` has a row for each item, `;` between columns and `|` between
several values in a cell; cells that a spreadsheet would take for a formula get an apostrophe before them. That
some of it is made up, and the notes of an answer without rows, are said beside it, on standard error. `datasets` and
`status` have the same three forms, without a schema.

**When something unforeseen happens** one sentence is printed; `SEINATON_DEBUG=1` shows where in the program it was.

## Commands
"""


def lines() -> Iterator[str]:
    """The page, line by line."""
    yield OPENING
    yield from _help()
    for name in commands():
        yield f"### {name}\n"
        yield from _help(name)


def commands() -> list[str]:
    """The names of all commands, in the order of the program's help."""
    program = typer.main.get_group(build())
    return list(program.commands)


def _help(*command: str) -> Iterator[str]:
    """What ``--help`` prints, as wide as this page."""
    written = StringIO()
    with redirect_stdout(written):
        build()(
            args=[*command, "--help"],
            prog_name="seinaton",
            standalone_mode=False,
            terminal_width=WIDTH,
            color=False,
        )
    yield f"```text\n{written.getvalue().rstrip()}\n```\n"


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines()).rstrip() + "\n")
