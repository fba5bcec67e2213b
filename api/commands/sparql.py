"""The command that asks the network in SPARQL."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from api.commands.door import AsOfOption, LanguageOption, StoreOption, give, opened, tell
from api.commands.progress import progress
from api.commands.wishing import AreaOption, NetworkOption, PersonalOption, wished
from api.language import Language
from api.settings import Settings
from api.wording import say
from graph.errors import BadQuestion
from graph.export.rdf.prefixes import prefixes
from graph.export.sparql.asking import Queries
from graph.export.sparql.index import index_of
from graph.export.sparql.limits import LEAST_SECONDS, MOST_SECONDS, Limits
from graph.model.one_line import one_line

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    Term = BlankNode | Literal | NamedNode | Triple | None

LONGEST_QUERY = 100_000
"""Letters of a query."""

_WIDEST = 100
"""Letters of a value in a table: one long text would make every line as long."""

_BETWEEN_LINES = re.compile(r"(?:[^\n\r\t]|\r(?!\n))+")


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
    seconds: Annotated[float | None, typer.Option("--seconds", help="How long it may take: 0.1 to 1000000.")] = None,
    as_of: AsOfOption = None,
    language: LanguageOption = Language.fi,
    store: StoreOption = None,
) -> None:
    """Ask the network in SPARQL: SELECT, ASK, CONSTRUCT or DESCRIBE."""
    settings = Settings.from_env(os.environ)
    limits = _limits(settings.sparql, seconds)
    text = _read(query)
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
        _show(answer.content, settings.base_uri, language.value)
    else:
        _give_as_it_is(answer.content.decode())


def _limits(usual: Limits, seconds: float | None) -> Limits:
    """The limits with the time that was asked for. Raises BadQuestion for one that no clock can be set to."""
    if seconds is None:
        return usual
    if not LEAST_SECONDS <= seconds <= MOST_SECONDS:  # nor is that what is no number
        raise BadQuestion("sparql-seconds", seconds=seconds, least=LEAST_SECONDS, most=MOST_SECONDS)
    return replace(usual, seconds=seconds)


def _read(name: str) -> str:
    """The query's text. Raises BadQuestion for a file that cannot be read, and for a text longer than any query.

    No more is read than a query may have: the file may have no end.
    """
    try:
        with _opened(name) as file:
            text = file.read(LONGEST_QUERY + 1)
    except OSError as error:
        raise BadQuestion("no-such-query", path=name, reason=error.strerror) from error
    except UnicodeDecodeError as error:
        raise BadQuestion("query-not-text", path=name) from error
    if len(text) > LONGEST_QUERY:
        raise BadQuestion("query-too-long", path=name, limit=LONGEST_QUERY)
    return text


def _opened(name: str) -> AbstractContextManager[TextIO]:
    """The file, or standard input, as UTF-8 whatever the system's own letters are."""
    if name != "-":
        return Path(name).open(encoding="utf-8-sig")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="strict")
    elif sys.stdin is None:  # who started the program closed it
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return nullcontext(sys.stdin)


def _give_as_it_is(text: str) -> None:
    """An answer for a program. At a terminal, what would steer that is blank; a file or a program gets every letter."""
    give(_BETWEEN_LINES.sub(lambda found: one_line(found[0]), text) if sys.stdout.isatty() else text)


def _show(content: bytes, base_uri: str, language: str) -> None:
    """A table of rows, or a yes or no."""
    import pyoxigraph

    found = pyoxigraph.parse_query_results(content, pyoxigraph.QueryResultsFormat.JSON)
    if isinstance(found, pyoxigraph.QueryBoolean):
        give(say("sparql-yes" if found else "sparql-no", language) + "\n")
        return
    names = [one.value for one in found.variables]
    short = sorted(prefixes(base_uri).items(), key=lambda pair: -len(pair[1]))
    size = _Size([min(len(name), _WIDEST) for name in names])
    for row in _rows(content, short):
        size.add(row)
    give(_line(names, size.widths))
    give(_line(["─" * width for width in size.widths], size.widths))
    for row in _rows(content, short):
        give(_line(row, size.widths))
    tell(say("sparql-rows", language, count=size.rows))
    if size.cut:
        tell(say("sparql-cut", language, count=size.cut))


def _rows(content: bytes, short: Sequence[tuple[str, str]]) -> Iterator[list[str]]:
    """The rows as people read them, one after the other: all at once take many times the memory of the result."""
    import pyoxigraph

    found = pyoxigraph.parse_query_results(content, pyoxigraph.QueryResultsFormat.JSON)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    for solution in found:
        yield [_shown(term, short) for term in solution]


@dataclass(slots=True)
class _Size:
    """How wide the columns of a table are, how many rows it has, and how many values do not fit."""

    widths: list[int]
    rows: int = 0
    cut: int = 0

    def add(self, row: Sequence[str]) -> None:
        self.widths = [max(width, min(len(cell), _WIDEST)) for width, cell in zip(self.widths, row, strict=True)]
        self.rows += 1
        self.cut += sum(len(cell) > _WIDEST for cell in row)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (one_line(_fitting(cell)).ljust(width) for cell, width in zip(row, widths, strict=True))
    return "  ".join(cells).rstrip() + "\n"


def _fitting(cell: str) -> str:
    """As much of it as fits, with a mark where something is missing."""
    return cell if len(cell) <= _WIDEST else f"{cell[: _WIDEST - 1]}…"


def _shown(term: Term, short: Sequence[tuple[str, str]]) -> str:
    """A term as people read it: addresses with prefixes, texts with their language."""
    import pyoxigraph

    if term is None:
        return ""
    if isinstance(term, pyoxigraph.Triple):
        return str(term)
    if isinstance(term, pyoxigraph.NamedNode):
        address = term.value
        fits = (f"{prefix}:{address[len(space) :]}" for prefix, space in short if address.startswith(space))
        return next(fits, address)
    language = term.language if isinstance(term, pyoxigraph.Literal) else None
    return f"{term.value} [{language}]" if language else term.value
