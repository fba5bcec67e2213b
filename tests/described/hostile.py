"""Texts that would do something if they were taken for more than text, and what must not be seen of them afterwards."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Protocol

MARK = "hostile"
FOR_PAGES = ("html", "html in an attribute", "link", "template", "header")
"""Kinds that would do something in a page."""

_PRODUCT = "62615533"
_LINKS = ("href", "src", "action", "formaction", "data", "xlink:href")
_OF_THE_PROGRAM = (
    "Traceback (most recent call last)",
    "site-packages",
    "sqlite3.",
    "OperationalError",
    "SQL logic error",
    "syntax error",
    "unrecognized token",
    "Neo.ClientError",
    "neo4j.exceptions",
    "pydantic",
    "root:x:0:",
)
"""Of a stack trace, of a database's own words, of a file of the system."""


def texts(file: Path, address: str) -> Mapping[str, str]:
    """By kind. What runs makes ``file``, or calls ``address``, or works out a product."""
    return {
        "html": f"<script>{MARK}()</script>",
        "html in an attribute": f"\"'><img src=x onerror={MARK}()><svg/onload={MARK}()>",
        "link": f"javascript:{MARK}()",
        "sql": "x' OR 1=1; DROP TABLE record; --",
        "sql that makes a file": f"x'); ATTACH DATABASE '{file}' AS {MARK}; CREATE TABLE {MARK}.t (x); --",
        "words of a text index": 'NEAR("a" "b") AND ^x* OR "',
        "cypher": "x'}) DETACH DELETE n //",
        "cypher that calls": f"x` LOAD CSV FROM '{address}' AS line CREATE (n {{name: line}}) //",
        "sparql": f"}} ; DROP ALL ; LOAD <{address}> ; SELECT * WHERE {{ SERVICE <{address}> {{ ?s ?p ?o }} }}",
        "path": "../../../../../../etc/passwd",
        "shell": f"$(touch {file}) `touch {file}` | touch {file} ; touch {file}",
        "template": "{{7919*7907}} ${7919*7907} {% print(7919*7907) %} <%= 7919*7907 %> {0.__class__} %s%n",
        "header": f"x\r\nX-{MARK}: yes\r\n\r\n<b>{MARK}</b>",
        "xml": f'<!DOCTYPE x [<!ENTITY e SYSTEM "{address}">]><x>&e;</x>',
        "nul": "kemi\x00.html",
        "signs": "\u202e\u2066\ufeff\u0000\x1b[2J\x7f\U0010ffff\ufdfa",
        "number": "9" * 400,
        "huge": "ä" * 600,
    }


@dataclass(frozen=True, slots=True)
class Trap:
    """Where it is seen whether a text ran: a file that nobody makes, an address that nobody calls."""

    file: Path
    address: str
    listener: socket.socket

    def has_run(self) -> bool:
        try:
            self.listener.accept()[0].close()
        except BlockingIOError:
            return self.file.exists()
        return True


@contextmanager
def trap(folder: Path) -> Iterator[Trap]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield Trap(folder / MARK, f"http://127.0.0.1:{listener.getsockname()[1]}/{MARK}", listener)


class Answer(Protocol):
    """What is looked at of an answer, whichever client brought it."""

    @property
    def status_code(self) -> int: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def text(self) -> str: ...


def wrong(answer: Answer, text: str, folders: tuple[Path, ...]) -> list[str]:
    """What is wrong with an answer to a hostile text: it fails, tells of the machine, or lets the text do something.

    ``folders`` are the program's own, of which nobody is told.
    """
    said = answer.text.replace(text, "") if text else answer.text
    found = [f"status {answer.status_code}"] if answer.status_code >= 500 else []
    found += [f"it tells {one!r}" for one in (*_OF_THE_PROGRAM, *map(str, folders), sys.prefix) if one in said]
    found += [f"it worked out {one}" for one in (_PRODUCT,) if one in said]
    found += [f"header {name}" for name in answer.headers if MARK in name]
    if answer.headers.get("content-type", "").startswith("text/html"):
        found += _in_page(answer.text)
    elif answer.headers.get("x-content-type-options") != "nosniff":
        found.append("a browser may take it for a page")
    return found


def _in_page(page: str) -> list[str]:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.found


@dataclass
class _Reader(HTMLParser):
    """Reads a page as a browser does and notes what would run."""

    found: list[str] = field(default_factory=list)
    _inside: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag
        for name, value in attrs:
            said = (value or "").strip().lower()
            if MARK in said and name.startswith("on"):
                self.found.append(f"<{tag} {name}={value!r}> would run")
            if name in _LINKS and said.startswith(("javascript:", "data:text", "vbscript:")):
                self.found.append(f"<{tag} {name}={value!r}> would run when it is followed")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside in ("script", "style") and MARK in data:
            self.found.append(f"in <{self._inside}>: {data[:80]!r}")
