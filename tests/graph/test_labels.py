"""Labels: every name of the vocabulary has words, and no word can be read in two ways.

Headings, sheet names and codes may be written in any of the three languages on one sheet, so a word that
meant two things there would be read wrongly without anyone noticing. The names of the program itself
(``said_on``, ``Service``) count as words too, since files may use them.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.resources import files

import pytest

from graph.model.vocabulary import (
    CODES,
    DATASET,
    DOCUMENT,
    EVIDENCE,
    LANGUAGES,
    LINK_KINDS,
    NODE_KINDS,
    LinkKind,
    Property,
    allowed_ends,
    link_kinds,
    node_kinds,
    properties,
)
from graph.model.wording import label, labels
from loaders.workbook.by_hand import COLUMNS as BY_HAND

BOOKKEEPING = ("id", "source", "target", "dataset")
"""Columns that say what a row is about and where it belongs."""

OTHER_SHEETS = ("Dataset", "Document", "notes", *BY_HAND)
"""Sheets of a workbook that are no kind of the vocabulary."""

OTHER_KEYS = ("node:Document",)
"""Single keys of the file for things outside the vocabulary."""

OTHER_GROUPS = ("gap",)
"""Groups of keys that other parts own; a part that adds a group names it here."""

EXCEL_LONGEST_SHEET = 31
EXCEL_FORBIDDEN = frozenset("[]:*?/\\")
EXCEL_RESERVED = "history"

KINDS = (*node_kinds(), *link_kinds())
SHEETS = (*KINDS, *OTHER_SHEETS)


def _all_properties() -> dict[str, Property]:
    """Every property that is a column somewhere, by name."""
    of_kinds = (prop for kind in KINDS for prop in properties(kind).values())
    by_hand = (prop for columns in BY_HAND.values() for prop in columns)
    return {prop.name: prop for prop in (*by_hand, *of_kinds, *EVIDENCE, *DATASET, *DOCUMENT)}


def _expected() -> set[str]:
    """The keys that the vocabulary calls for."""
    keys = {f"node:{kind.name}" for kind in NODE_KINDS} | {f"sheet:{sheet}" for sheet in SHEETS}
    keys |= {f"link:{kind.name}" for kind in LINK_KINDS}
    keys |= {f"link:{kind.name}:inverse" for kind in LINK_KINDS if not kind.symmetric}
    keys |= {f"property:{name}" for name in (*_all_properties(), *BOOKKEEPING)}
    keys |= {f"codes:{name}" for name in CODES}
    return keys | {f"{name}:{code}" for name, codes in CODES.items() for code in codes} | set(OTHER_KEYS)


def _words(key: str, own_name: str = "") -> set[str]:
    """Everything that may be written for ``key``, in any language and in the program's name, without case."""
    texts = {labels().text(key, language).strip().casefold() for language in LANGUAGES}
    return texts | ({own_name.casefold()} if own_name else set())


def _clashes(words_by_meaning: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """Words that have several meanings, with those meanings."""
    meanings: defaultdict[str, list[str]] = defaultdict(list)
    for meaning, words in words_by_meaning.items():
        for word in words:
            meanings[word].append(meaning)
    return {word: sorted(found) for word, found in meanings.items() if len(found) > 1}


def _link_columns(kind: str, link: LinkKind) -> dict[str, set[str]]:
    """Columns by which a row of a node sheet may name the other end of a link, in either direction."""
    columns = {}
    if any(allowed_ends(link.name, kind, other) for other in node_kinds()):
        columns[f"link:{link.name}"] = _words(f"link:{link.name}", link.name)
    if not link.symmetric and any(allowed_ends(link.name, other, kind) for other in node_kinds()):
        columns[f"link:{link.name}:inverse"] = _words(f"link:{link.name}:inverse")
    return columns


def _columns(sheet: str) -> dict[str, set[str]]:
    """The columns a sheet may have, each with everything its heading may say."""
    own: Iterable[Property]
    match sheet:
        case "Dataset":
            own = DATASET
        case "Document":
            own = DOCUMENT
        case _ if sheet in BY_HAND:
            own = BY_HAND[sheet]
        case _:
            own = (*properties(sheet).values(), *EVIDENCE)
    names = (*(prop.name for prop in own), *BOOKKEEPING)
    columns = {name: _words(f"property:{name}", name) for name in names}
    if sheet in node_kinds():
        for link in LINK_KINDS:
            columns |= _link_columns(sheet, link)
    return columns


def test_every_name_of_the_vocabulary_has_words() -> None:
    assert _expected() - set(labels().keys()) == set()


def test_no_label_is_for_something_unknown() -> None:
    unknown = set(labels().keys()) - _expected()
    assert {key for key in unknown if key.partition(":")[0] not in OTHER_GROUPS} == set()


def test_every_row_is_whole_and_said_once() -> None:
    text = files("graph.model").joinpath("labels.csv").read_text(encoding="utf-8")
    heading, *rows = csv.reader(text.splitlines(), delimiter=";")
    assert heading == ["key", *LANGUAGES]
    assert [row for row in rows if len(row) != len(heading)] == []
    assert [row for row in rows if any(not text or text != text.strip() for text in row)] == []
    keys = [row[0] for row in rows]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("sheet", [*KINDS, "Dataset", "Document", *BY_HAND])
def test_a_heading_means_one_column_of_its_sheet(sheet: str) -> None:
    assert _clashes(_columns(sheet)) == {}


@pytest.mark.parametrize("name", [prop.name for prop in _all_properties().values() if prop.by_language])
def test_the_heading_of_a_text_tells_its_language(name: str) -> None:
    assert len(_words(f"property:{name}")) == len(LANGUAGES)


@pytest.mark.parametrize("name", CODES)
def test_a_word_means_one_code_of_its_list(name: str) -> None:
    assert _clashes({code: _words(f"{name}:{code}", code) for code in CODES[name]}) == {}


def test_a_sheet_name_means_one_sheet() -> None:
    assert _clashes({sheet: _words(f"sheet:{sheet}", sheet) for sheet in SHEETS}) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_excel_accepts_every_sheet_name(language: str) -> None:
    for sheet in SHEETS:
        name = labels().text(f"sheet:{sheet}", language)
        assert len(name) <= EXCEL_LONGEST_SHEET, name
        assert not EXCEL_FORBIDDEN & set(name), name
        assert not name.startswith("'"), name
        assert not name.endswith("'"), name
        assert name.casefold() != EXCEL_RESERVED, name


def test_a_code_reads_in_plain_words() -> None:
    assert label("area_type", "country", "fi") == "maa"
    assert label("area_type", "country", "sv") == "land"
    assert label("area_type", "country", "en") == "country"
    assert label("area_type", "no such code", "fi") == "no such code"
