"""What a query may not hold: a call of another server, a change, and a choice of graphs where there is one.

pyoxigraph sees the words of the language wherever they stand, also where nothing divides them from a name:
``trueSERVICEex:a{}`` is a call. So what may hold any word (texts, comments, addresses, variables, the second half of
names) is taken out, and a call is looked for in what is left, in the only form that one has: SERVICE, a name, a brace.
The process that answers cannot open a connection anyway (``child.py``); this says why in words.

Every pattern takes its letters once and gives none back, so that no query makes this slow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.errors import BadQuestion

_TAKEN_OUT = re.compile(
    r"""
    (?P<text> \"{3}(?:[^"\\]|\\.|"(?!""))*+\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*+'{3}
            | "(?:[^"\\\n\r]|\\.)*+" | '(?:[^'\\\n\r]|\\.)*+' )
    | (?P<address> <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+> )
    | (?P<comment> [#][^\n\r]*+ )
    | (?P<variable> [?$]\w++ )
    | (?P<language> @[A-Za-z0-9-]++ )
    | (?P<local> :(?:[\w:%-]|\\.)*+ )
    """,
    re.DOTALL | re.VERBOSE,
)
_LEFT = {"text": '""', "address": "<>", "comment": " ", "variable": "?", "language": "@", "local": ":"}
_BEFORE_A_BRACE = re.compile(
    r"([\w.-]++)(?=(?::|\s*+(?:silent\s*+)?+(?:<>|\?|[\w.-]*+:))\s*+\{)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d][\w-]*+(?!\w|:)")
_OPENING = {"BASE", "PREFIX", "VERSION"}
_CHANGES = {"ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"}


def check(query: str) -> None:
    """Raise BadQuestion for a query that calls another server (SERVICE), changes something, or names a graph (FROM).

    The index is one graph: an answer from another would be empty, and look as if nothing were recorded.
    """
    left = _TAKEN_OUT.sub(lambda match: _LEFT[match.lastgroup or "comment"], query)
    if any("SERVICE" in match[1].upper() for match in _BEFORE_A_BRACE.finditer(left)):
        raise BadQuestion("sparql-service")
    words = list(_words(left))
    if next((word for word in words if word not in _OPENING), "") in _CHANGES:
        raise BadQuestion("sparql-update")
    if "FROM" in words or "FROMNAMED" in words:
        raise BadQuestion("sparql-from")


def _words(left: str) -> Iterator[str]:
    """Words of the language, in capitals; no prefixes."""
    for match in _WORD.finditer(left):
        yield match[0].upper()
