"""The triples of a file one by one, each with the line on which it ends. Nothing is ever fetched.

After a text of many lines the line may be too low, by an eighth of that text at most (``_Lines``).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from graph.export.rdf.lines import XSD
from graph.merge.checks.faults import clipped
from graph.model.records import Finding, Place
from loaders.rdf.forms import parser_form

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, NamedNode, Quad
    from pyoxigraph import Literal as OxLiteral
    from pyoxigraph import Triple as OxTriple

BLANK = "_:"

_MARK = b"\xef\xbb\xbf"
"""Byte order mark, which some editors put before UTF-8."""

_FETCHING = "LoadDocumentCallback"
"""What the parser says when JSON-LD wants a context from elsewhere: it was given no way to fetch one."""


class Text(NamedTuple):
    """A literal. ``language`` is in small letters, "" where there is none; ``datatype`` is an address."""

    value: str
    language: str = ""
    datatype: str = XSD + "string"


Term = str | Text
"""What is said: an address, ``_:name`` for a node without one, or a text."""


class NotRead(Exception):
    """The file cannot be read to its end; ``finding`` tells why."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding


_PATIENCE = 8_000
"""Bytes without a triple that are handed out line by line: more than most headings of prefixes and most texts have."""

_SHARE = 8
"""Of what has gone without a triple, such a part is handed out next."""


class _Lines:
    """A file that hands out one line at a time, so that it is known on which line the parser is.

    The parser tells no places, and begins a term that is not at its end anew with each piece. A long text of short
    lines would take it the square of their number; so pieces grow while no triple comes, and a text is gone through
    some ``_SHARE`` times, however long. ``number`` is the line on which the last piece begins.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._waiting = 0
        self._next = 1
        self.number = 0

    def told(self) -> None:
        """A triple has come of what was handed out."""
        self._waiting = 0

    def read(self, size: int = -1) -> bytes:
        """The next piece, of ``size`` bytes at most."""
        part = self._piece(size)
        if self.number == 0 and part.startswith(_MARK):
            part = part[len(_MARK) :] or self._piece(size)
        if part:
            self.number = self._next
            self._next += part.count(b"\n")
            self._waiting += len(part)
        return part

    def _piece(self, size: int) -> bytes:
        if self._waiting < _PATIENCE:
            return self._file.readline(size)
        some = self._waiting // _SHARE
        return self._file.read(some if size < 0 else min(some, size))


def triples(path: Path) -> Iterator[tuple[Quad, int]]:
    """Every triple, as the parser gives it, with its line. Raises NotRead."""
    from pyoxigraph import parse

    try:
        with path.open("rb") as file:
            lines = _Lines(file)
            for quad in parse(cast("IO[bytes]", lines), format=parser_form(path)):
                lines.told()
                yield cast("Quad", quad), lines.number
    except (SyntaxError, ValueError) as wrong:
        raise NotRead(_malformed(path, wrong)) from wrong
    except MemoryError as wrong:
        raise NotRead(Finding("error", "rdf-text-too-long", Place(path.name), {"limit": 16_000_000})) from wrong
    except OSError as wrong:
        raise NotRead(Finding("error", "rdf-unreadable", Place(path.name), {"reason": wrong.strerror or ""})) from wrong


def _malformed(path: Path, wrong: SyntaxError | ValueError) -> Finding:
    if _FETCHING in str(wrong):
        return Finding("error", "rdf-remote-context", Place(path.name))
    line = getattr(wrong, "lineno", None) or 0
    column = getattr(wrong, "offset", None) if line else None
    reason = getattr(wrong, "msg", None) or str(wrong)
    # The parser says the place as well: "Parser error at line 1 column 2: …".
    reason = reason.partition(": ")[2] if reason.startswith("Parser error") and ": " in reason else reason
    place = Place(path.name, row=line, column=str(column or ""))
    return Finding("error", "rdf-malformed", place, {"reason": clipped(reason)})


def term_of(found: NamedNode | BlankNode | OxLiteral | OxTriple) -> Term:
    """What stands in a triple, without the parser's own classes."""
    from pyoxigraph import Literal, NamedNode

    if isinstance(found, NamedNode):
        return found.value
    if isinstance(found, Literal):
        return Text(found.value, (found.language or "").lower(), found.datatype.value)
    return str(found)  # _:name, or a triple inside a triple, which nothing here expects
