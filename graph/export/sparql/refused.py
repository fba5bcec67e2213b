"""What a query may not hold: a call of another server.

Words are looked for as a SPARQL parser reads them (SPARQL 1.1, 19.8), so that one inside a text, an address, a comment
or a name is none. The process that answers cannot open a connection anyway (``child.py``); this says why in words.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r'|<[^<>"{}|^`\\\x00-\x20]*>'
    r"|#[^\n\r]*"
    r"|[?$]\w+"
    r"|@[A-Za-z]+(?:-[A-Za-z0-9]+)*"
    r"|(?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:[\w:%.-]|\\.)*"
    r"|(?P<word>[A-Za-z]+)(?![\w])",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def calls_others(query: str) -> bool:
    """Whether a query calls another server (SERVICE)."""
    return any(_has_service(text) for text in (query, _ESCAPED.sub(_letter, query)))


def _has_service(text: str) -> bool:
    return any((match["word"] or "").upper() == "SERVICE" for match in _TOKEN.finditer(text))


def _letter(match: re.Match[str]) -> str:
    """What an escape stands for; a parser may read it before it looks for words."""
    number = int(match[1] or match[2], 16)
    return chr(number) if number <= 0x10FFFF else ""
