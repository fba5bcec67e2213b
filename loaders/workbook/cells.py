"""One cell's text → a value, and a value → what is written into a cell: one table of types for both ways.

``TYPES`` has a row for each ``Property.type``. Texts that a spreadsheet would take for a formula are written
with an apostrophe before them and read back without it (``graph/model/spreadsheet.py``).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple, cast

from graph.merge.checks.faults import clipped
from graph.model.dates import BadDate, parse
from graph.model.records import Value
from graph.model.spreadsheet import guard, unguard
from graph.model.vocabulary import CODES, LANGUAGES, Property
from graph.model.wording import label
from loaders.workbook.days import as_edtf
from loaders.workbook.raw import Cell

LIST_MARK = "|"

FLAG_WORDS = {"fi": ("kyllä", "ei"), "sv": ("ja", "nej"), "en": ("yes", "no")}
"""Yes and no as they are written; what a spreadsheet makes of them is read too (``_FLAGS``)."""

_FLAGS: Mapping[str, bool] = {
    **dict.fromkeys(("true", "1", "tosi", "sant", *(yes for yes, _ in FLAG_WORDS.values())), True),
    **dict.fromkeys(("false", "0", "epätosi", "falskt", *(no for _, no in FLAG_WORDS.values())), False),
}
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:[.,][0-9]{1,30})?(?:[eE][+-]?[0-9]{1,3})?")
_CARRIED = re.compile(r"(?:[^\\|]|\\[\\|]?)+")
_ESCAPED = re.compile(r"\\([\\|])")


class BadCell(ValueError):
    """A cell that cannot be read as its column's type. ``code`` and ``facts`` are the finding's.

    What the cell holds is told cut short and without what a terminal could take for a command.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = {name: clipped(fact) if name == "value" else fact for name, fact in facts.items()}


def clean(text: str) -> str:
    """The text without blanks around it, in one form of letters (NFC), and without a guarding apostrophe."""
    text = text.strip()
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "\r\n" in text:
        text = text.replace("\r\n", "\n")
    return unguard(text)


def split_list(text: str) -> tuple[str, ...]:
    r"""The parts of ``a|b``; ``\|`` and ``\\`` stand for ``|`` and ``\``. Empty parts are left out."""
    if "\\" not in text:
        parts = [part.strip() for part in text.split(LIST_MARK)] if LIST_MARK in text else [text]
    else:
        parts = [_ESCAPED.sub(r"\1", part.strip()) for part in _CARRIED.findall(text)]
    return tuple(part for part in parts if part)


def join_list(parts: tuple[str, ...]) -> str:
    """What ``split_list`` takes apart again."""
    return LIST_MARK.join(part.replace("\\", "\\\\").replace(LIST_MARK, "\\" + LIST_MARK) for part in parts)


@cache
def codes_by_word(group: str) -> Mapping[str, str]:
    """Codes of a closed list by every word that may be written for them, in any language and case."""
    words = {code.casefold(): code for code in CODES[group]}
    for language in LANGUAGES:
        for code in CODES[group]:
            words.setdefault(_even(label(group, code, language)), code)
    return words


def choices(group: str, language: str | None) -> str:
    """The codes of a closed list as they may be written, in a language's words or (None) as they are."""
    words = CODES[group] if language is None else [label(group, code, language) for code in CODES[group]]
    return "; ".join(words)  # a word may have a comma in it


def _even(text: str) -> str:
    """Upper and lower case and runs of blanks made alike."""
    return " ".join(text.casefold().split())


def _read_code(text: str, prop: Property) -> str:
    code = codes_by_word(prop.codes).get(_even(text))
    if code is None:
        raise BadCell("bad-code", value=text)
    return code


def _read_number(text: str, prop: Property) -> float:
    found = _NUMBER.fullmatch(text.replace("\N{MINUS SIGN}", "-"))
    number = float(found[0].replace(",", ".")) if found else math.inf
    if math.isinf(number):
        raise BadCell("bad-number", value=text)
    return number


def _read_whole(text: str, prop: Property) -> int:
    number = _read_number(text, prop)
    if not number.is_integer() or abs(number) >= 1e15:
        raise BadCell("bad-whole", value=text)
    return int(number)


def _read_flag(text: str, prop: Property) -> bool:
    flag = _FLAGS.get(text.casefold())
    if flag is None:
        raise BadCell("bad-flag", value=text)
    return flag


def _read_date(text: str, prop: Property) -> str:
    try:
        written = as_edtf(text)
        parse(written)
    except BadDate as fault:
        raise BadCell(fault.code, value=text) from None
    return written


def _read_text(text: str, prop: Property) -> str:
    return text


def _read_texts(text: str, prop: Property) -> tuple[str, ...]:
    return split_list(text)


def _read_codes(text: str, prop: Property) -> tuple[str, ...]:
    return tuple(_read_code(part, prop) for part in split_list(text))


def _read_languages(text: str, prop: Property) -> tuple[str, ...]:
    return tuple(part.lower() if part.isalpha() else part for part in split_list(text))


def _write_text(value: Value, prop: Property, language: str | None) -> Cell:
    return guard(str(value))


def _write_texts(value: Value, prop: Property, language: str | None) -> Cell:
    return guard(join_list(cast("tuple[str, ...]", value)))


def _write_code(value: Value, prop: Property, language: str | None) -> Cell:
    return str(value) if language is None else label(prop.codes, str(value), language)


def _write_codes(value: Value, prop: Property, language: str | None) -> Cell:
    codes = cast("tuple[str, ...]", value)
    return join_list(tuple(str(_write_code(code, prop, language)) for code in codes))


def _write_flag(value: Value, prop: Property, language: str | None) -> Cell:
    yes, no = FLAG_WORDS[language] if language else ("true", "false")
    return yes if value else no


def _write_number(value: Value, prop: Property, language: str | None) -> Cell:
    return cast("int | float", value)


class CellType(NamedTuple):
    """How one ``Property.type`` is read (raises BadCell) and written."""

    read: Callable[[str, Property], Value]
    write: Callable[[Value, Property, str | None], Cell]


TYPES: Mapping[str, CellType] = {
    "text": CellType(_read_text, _write_text),
    "words": CellType(_read_text, _write_text),
    "url": CellType(_read_text, _write_text),
    "texts": CellType(_read_texts, _write_texts),
    "word_list": CellType(_read_texts, _write_texts),
    "languages": CellType(_read_languages, _write_texts),
    "code": CellType(_read_code, _write_code),
    "codes": CellType(_read_codes, _write_codes),
    "flag": CellType(_read_flag, _write_flag),
    "number": CellType(_read_number, _write_number),
    "whole": CellType(_read_whole, _write_number),
    "date": CellType(_read_date, _write_text),
}


def write_cell(value: Value, prop: Property, language: str | None) -> Cell:
    """What is written for a value; codes and flags in plain words where a language is given."""
    return TYPES[prop.type].write(value, prop, language)
