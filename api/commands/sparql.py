"""The command that asks the network in SPARQL."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from api.commands.door import AsOfOption, Language, LanguageOption, StoreOption, give, opened, tell
from api.commands.progress import progress
from api.commands.wishing import AreaOption, NetworkOption, PersonalOption, wished
from api.settings import Settings
from api.wording import one_line, say
from graph.errors import BadQuestion
from graph.export.rdf.prefixes import prefixes
from graph.export.sparql.asking import Queries
from graph.export.sparql.index import index_of

LONGEST_QUERY = 100_000
"""Letters of a query."""


class SparqlForm(StrEnum):
    """The form of an answer."""

    table = "table"
    json = "json"
    xml = "xml"
    csv = "csv"
    tsv = "tsv"
    turtle = "turtle"
    n_triples = "n-triples"


def sparql(
    query: Annotated[str, typer.Argument(metavar="FILE|-", help="A file with a query, or - for standard input.")],
    form: Annotated[SparqlForm, typer.Option("--format", help="Form of the answer.")] = SparqlForm.table,
    area: AreaOption = None,
    personal: PersonalOption = False,
    network: NetworkOption = False,
    seconds: Annotated[float | None, typer.Option("--seconds", min=0.1, help="How long it may take.")] = None,
    as_of: AsOfOption = None,
    language: LanguageOption = Language.fi,
    store: StoreOption = None,
) -> None:
    """Ask the network in SPARQL: SELECT, ASK, CONSTRUCT or DESCRIBE."""
    text = _read(query)
    settings = Settings.from_env(os.environ)
    limits = settings.sparql if seconds is None else replace(settings.sparql, seconds=seconds)
    wish = wished(settings, language, as_of, area, personal, network)
    with opened(store, language) as target, progress(language.value) as step:
        index = index_of(target, wish, settings.spool, step)
        made_up = sorted(key for key, one in target.datasets().items() if one.fictional)
    if made_up:
        tell(say("sparql-fictional", language.value, datasets=", ".join(made_up)))
    forms = ("json", "turtle") if form is SparqlForm.table else (form.value,)
    with index:
        answer = Queries(limits, settings.base_uri).ask(index, text, forms)
    if form is SparqlForm.table and answer.form == "json":
        _show(json.loads(answer.content), settings.base_uri, language.value)
    else:
        give(answer.content.decode())


def _read(name: str) -> str:
    """The query's text. Raises BadQuestion for a file that cannot be read, and for a text longer than any query."""
    try:
        text = sys.stdin.read(LONGEST_QUERY + 1) if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadQuestion("no-such-query", path=name, reason=error.strerror) from error
    except UnicodeDecodeError as error:
        raise BadQuestion("no-such-query", path=name, reason="UTF-8") from error
    if len(text) > LONGEST_QUERY:
        raise BadQuestion("text-too-long", parameter="FILE", length=len(text), limit=LONGEST_QUERY)
    return text


def _show(result: dict[str, Any], base_uri: str, language: str) -> None:
    """A table of rows, or a yes or no."""
    if "boolean" in result:
        give(say("sparql-yes" if result["boolean"] else "sparql-no", language) + "\n")
        return
    names = result["head"]["vars"]
    short = sorted(prefixes(base_uri).items(), key=lambda pair: -len(pair[1]))
    rows = [
        [_shown(row[name], short) if name in row else "" for name in names] for row in result["results"]["bindings"]
    ]
    give("".join(f"{line}\n" for line in _columns(names, rows)))
    tell(say("sparql-rows", language, count=len(rows)))


def _columns(names: list[str], rows: list[list[str]]) -> Iterator[str]:
    """Rows under their names, each column as wide as the longest of it."""
    widths = [max(map(len, column)) for column in zip(names, *rows, strict=True)]
    for row in (names, ["─" * width for width in widths], *rows):
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _shown(term: dict[str, str], short: list[tuple[str, str]]) -> str:
    """A term as people read it: addresses with prefixes, texts with their language."""
    value = one_line(term["value"])
    if term["type"] == "uri":
        return next((f"{prefix}:{value[len(space) :]}" for prefix, space in short if value.startswith(space)), value)
    return f"{value} [{term['xml:lang']}]" if "xml:lang" in term else value
