"""Terms as they stand in N-Triples, the form in which the export is made and sorted.

A triple is made as text at once: no object for a term is built, and what is equal is equal as text. Escapes are those
of the canonical form (RDF 1.2 N-Triples, section 4), so that sorting the lines gives the canonical document.
"""

from __future__ import annotations

import re

XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

_NAMED = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_ESCAPED = re.compile('[\x00-\x1f"\\\\\x7f]')
_NOT_IN_ADDRESSES = re.compile('[\x00-\x20<>"{}|^`\\\\]')


def _escape(match: re.Match[str]) -> str:
    letter = match[0]
    return _NAMED.get(letter) or f"\\u{ord(letter):04X}"


def iri(address: str) -> str:
    """An address. What may not stand in one is percent-encoded."""
    if _NOT_IN_ADDRESSES.search(address):
        address = _NOT_IN_ADDRESSES.sub(lambda match: f"%{ord(match[0]):02X}", address)
    return f"<{address}>"


def quoted(text: str) -> str:
    """A text in quotation marks."""
    return f'"{_ESCAPED.sub(_escape, text)}"' if _ESCAPED.search(text) else f'"{text}"'


def text(value: str) -> str:
    """A text without a language."""
    return quoted(value)


def tagged(value: str, language: str) -> str:
    """A text in a language (BCP 47)."""
    return f"{quoted(value)}@{language}"


def typed(value: str, datatype: str) -> str:
    """A value of a datatype, which is an address."""
    return f"{quoted(value)}^^<{datatype}>"


def boolean(value: bool) -> str:
    """True or false."""
    return f'"{"true" if value else "false"}"^^<{XSD}boolean>'


def whole(value: int) -> str:
    """A whole number."""
    return f'"{value}"^^<{XSD}integer>'


def number(value: float) -> str:
    """A number, as Python writes it, which reads back as the same number."""
    return f'"{value!r}"^^<{XSD}double>'


def edtf(value: str) -> str:
    """A date as the source says it (Extended Date/Time Format)."""
    return typed(value, EDTF)
