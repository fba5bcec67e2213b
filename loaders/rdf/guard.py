"""What the parser must not be given: it calls itself for what is nested, expands entities, and lets cut XML pass.

Each test reads the file once, with the libraries of Python, and keeps none of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import BinaryIO

from graph.model.records import Finding, Place
from loaders.rdf.forms import MAX_DEPTH, MAX_ENTITY, MAX_FILE_BYTES, MAX_TEXT, MAX_TRIPLE_TERMS, form_of

_BRACKET = re.compile(rb'[^"\[\]{}]*+(?:"(?:[^"\\]++|\\.)*+"?+[^"\[\]{}]*+)*+([\[\]{}]|\Z)', re.DOTALL)
"""The next bracket of JSON that stands in no text, or the end. It matches wherever it is tried, so that no byte is
looked at twice."""

_STEP = {b"[": 1, b"{": 1, b"]": -1, b"}": -1, b"": 0}

_TRIPLE_TERM = re.compile(rb"<<\(")

_AT_ONCE = 16_000_000
"""Bytes of XML given to its parser together. Older ones begin a long comment or attribute anew with each part."""


def fault(path: Path) -> Finding | None:
    """The first reason not to parse a file, if there is one. Never raises."""
    try:
        if not path.is_file():
            return _error(path, "not-a-file")
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            return _error(path, "file-too-large", size=size // 1_000_000, limit=MAX_FILE_BYTES // 1_000_000)
        look = _LOOKS.get(form_of(path), _triple_terms)
        with path.open("rb") as file:
            return look(path, file) if size else None
    except OSError as wrong:
        return _error(path, "rdf-unreadable", reason=wrong.strerror or "")


def _error(path: Path, code: str, row: int = 0, column: str = "", **facts: object) -> Finding:
    return Finding("error", code, Place(path.name, row=row, column=column), facts)


def _triple_terms(path: Path, file: BinaryIO) -> Finding | None:
    with mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        for count, _ in enumerate(_TRIPLE_TERM.finditer(content), start=1):
            if count > MAX_TRIPLE_TERMS:
                return _error(path, "rdf-triple-terms", limit=MAX_TRIPLE_TERMS)
    return None


def _json(path: Path, file: BinaryIO) -> Finding | None:
    depth = 0
    with mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        for found in _BRACKET.finditer(content):
            depth += _STEP[found[1]]
            if depth > MAX_DEPTH:
                return _error(path, "rdf-too-deep", limit=MAX_DEPTH)
    return None


def _xml(path: Path, file: BinaryIO) -> Finding | None:
    from xml.parsers.expat import ExpatError, ParserCreate

    parser = ParserCreate()
    look = _XmlLook()
    parser.StartElementHandler = look.begins
    parser.EndElementHandler = look.ends
    parser.CharacterDataHandler = look.text
    parser.EntityDeclHandler = look.entity
    try:
        while part := file.read(_AT_ONCE):
            parser.Parse(part)
        parser.Parse(b"", True)
    except _Refused as refused:
        return _error(path, refused.code, parser.CurrentLineNumber, limit=refused.limit)
    except ExpatError as wrong:
        return _error(path, "rdf-malformed", wrong.lineno, str(wrong.offset + 1), reason=str(wrong).partition(":")[0])
    return None


_LOOKS: Mapping[str, Callable[[Path, BinaryIO], Finding | None]] = {"JSON_LD": _json, "RDF_XML": _xml}
"""By form; all others are looked at for triple terms."""


class _Refused(Exception):
    """Ends the look at an XML file."""

    def __init__(self, code: str, limit: int) -> None:
        self.code, self.limit = code, limit


class _XmlLook:
    """Counts how deep elements lie and how long texts are, entities put in. Raises _Refused."""

    def __init__(self) -> None:
        self._depth = self._length = 0

    def begins(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        self._length = 0
        if self._depth > MAX_DEPTH:
            raise _Refused("rdf-too-deep", MAX_DEPTH)
        if any(len(value) > MAX_TEXT for value in attributes.values()):
            raise _Refused("rdf-text-too-long", MAX_TEXT)

    def ends(self, name: str) -> None:
        self._depth -= 1
        self._length = 0

    def text(self, text: str) -> None:
        self._length += len(text)
        if self._length > MAX_TEXT:
            raise _Refused("rdf-text-too-long", MAX_TEXT)

    def entity(self, name: str, parameter: bool, value: str | None, *elsewhere: str | None) -> None:
        """A name for a plain, short text is let be; one for other names, or for a file elsewhere, is not."""
        if value is None or parameter or len(value) > MAX_ENTITY or "&" in value or "%" in value:
            raise _Refused("rdf-entity", MAX_ENTITY)
