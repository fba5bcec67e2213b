"""What a query may not hold: a call of another server, a change, and a choice of graphs where there is one.

pyoxigraph sees the words of the language wherever they stand, also where nothing divides them from a name:
``trueSERVICEex:a{}`` is a call. So what may hold any word (texts, comments, addresses, variables, the second half of
names) is taken out, and a call is looked for in what is left, in the only form that one has: SERVICE, a name, a brace.
GRAPH has the same form. The process that answers cannot open a connection anyway (``child.py``); this says why in
words.

This is outside the limits of a query's time, so no query may make it slow. Every pattern takes its letters once and
gives none back; one that may fail at the end of a name is tried at the name's beginning alone; and a text that is
never closed is taken to its end, or it would be tried again at each of its quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.errors import BadQuestion

_LETTER = r"\w.\x80-\U0010FFFF-"
"""Letters of names, for a class: beyond ASCII all, since nothing else of the language is written with them."""

_TAKEN_OUT = re.compile(
    rf"""
    (?P<text> \"{{3}}(?:[^"\\]|\\.?|"(?!""))*+(?:\"{{3}})?+ | '{{3}}(?:[^'\\]|\\.?|'(?!''))*+(?:'{{3}})?+
            | "(?:[^"\\\n\r]|\\.?)*+"?+ | '(?:[^'\\\n\r]|\\.?)*+'?+ )
    | (?P<address> <[A-Za-z][A-Za-z0-9+.-]*+://(?:[^<>"{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*+>
                 | <(?:[^<>"'{{}}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{{4}}|\\U[0-9A-Fa-f]{{8}})*+> )
    | (?P<comment> [#][^\n\r]*+ )
    | (?P<variable> [?$][\w\x80-\U0010FFFF]++ )
    | (?P<language> @[A-Za-z0-9-]++ )
    | (?P<local> :(?!\.)(?:[:%{_LETTER}]|\\.)*+ | : )
    | (?P<escape> \\. )
    """,
    re.DOTALL | re.VERBOSE,
)
"""An apostrophe may stand in an address. Without ``://`` it is taken for the beginning of a text: ``1<2&&'>'='a'``."""

_LEFT = {
    "text": '""',
    "address": "<>",
    "comment": " ",
    "variable": "?",
    "language": "@",
    "local": ":",
    "escape": " ",
}
_BEFORE_A_BRACE = re.compile(
    rf"(?<![{_LETTER}])([{_LETTER}]++)(?:(:)(?=\s*+\{{)|(?=\s*+(?:silent\s*+)?+(?:<>|\?|[{_LETTER}]*+:)\s*+\{{))",
    re.IGNORECASE,
)
_DECLARED = re.compile(rf"(?<![{_LETTER}])prefix\s++([{_LETTER}]*+):", re.IGNORECASE)
_WORD = re.compile(rf"(?<![{_LETTER}])[{_LETTER}]++(?!:)")
_OPENING = {"BASE", "PREFIX", "VERSION"}
_CHANGES = {"ADD", "CLEAR", "COPY", "CREATE", "DELETE", "DROP", "INSERT", "LOAD", "MOVE", "WITH"}


def check(query: str) -> None:
    """Raise BadQuestion for a query that calls another server (SERVICE), changes something, or names a graph.

    The index is one graph: an answer from another (FROM, GRAPH) would be empty, and look as if nothing were recorded.
    """
    left = _TAKEN_OUT.sub(lambda match: _LEFT[match.lastgroup or "comment"], query)
    before_a_brace = list(_before_a_brace(left))
    if any("SERVICE" in word for word in before_a_brace):
        raise BadQuestion("sparql-service")
    words = list(_words(left))
    if next((word for word in words if word not in _OPENING), "") in _CHANGES:
        raise BadQuestion("sparql-update")
    if "FROM" in words or "FROMNAMED" in words:
        raise BadQuestion("sparql-from")
    if any("GRAPH" in word for word in before_a_brace):
        raise BadQuestion("sparql-graph")


def _before_a_brace(left: str) -> Iterator[str]:
    """Words, in capitals, with a name and a brace behind them. A declared prefix is none: ``graph:a{``.

    Where the empty prefix is declared, too, that may as well be GRAPH and ``:a``.
    """
    declared = set(_DECLARED.findall(left))
    for word, prefix in _BEFORE_A_BRACE.findall(left):
        if not prefix or "" in declared or word not in declared:
            yield word.upper()


def _words(left: str) -> Iterator[str]:
    """Words of the language, in capitals; no prefixes."""
    for match in _WORD.finditer(left):
        yield match[0].upper()
