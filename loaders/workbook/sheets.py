"""Which sheet and which heading means what. All of it follows from the vocabulary and its labels.

A sheet holds one kind of record: ``Dataset``, ``Document``, a node kind or a link kind; or it is one of those of
``by_hand``, which hold none. Names of sheets and headings are taken in any case, as the vocabulary's own name or as
its word in Finnish, Swedish or English.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Literal

from graph.model.vocabulary import (
    DATASET,
    DOCUMENT,
    EVIDENCE,
    LANGUAGES,
    LINK_KINDS,
    NODE_KINDS,
    TEXT_LANGUAGES,
    LinkKind,
    Property,
    link_kinds,
    node_kinds,
    properties,
)
from graph.model.wording import labels
from loaders.workbook import by_hand

NOTES = "notes"
"""The template's sheet of instructions. The reader passes over it."""

INVERSE = ":inverse"

KINDS = ("Dataset", "Document", *(k.name for k in NODE_KINDS), *(k.name for k in LINK_KINDS))
"""Every kind a sheet can hold, in the order they are read: what others refer to comes first."""

SHEETS = (by_hand.KNOWN, *KINDS, by_hand.MEETING, by_hand.DECISION)
"""Every sheet that is read, in that order: names before all that may be named, what names things after it."""

_OFFERED = 8
"""Names that are offered where none comes near."""

Role = Literal["id", "end", "dataset", "field", "value", "evidence", "link"]


@dataclass(frozen=True, slots=True)
class Column:
    """What one heading means.

    ``name`` is the heading in the vocabulary's own words (``min_age``, ``name@fi``, ``provides:inverse``);
    ``label`` the key of its plain word. ``language`` is that of a text by language. ``role``: ``id`` of the
    row, ``end`` of a link, ``dataset``, ``field`` of a Dataset, Document or row of a sheet that is no kind,
    ``value`` of a property, ``evidence``, or ``link``: the cell lists the other ends of links of kind ``link``,
    turned round if ``inverse``.
    """

    name: str
    role: Role
    property: Property
    label: str
    language: str = ""
    link: str = ""
    inverse: bool = False


def kind_of_sheet(name: str) -> str | None:
    """The kind that a sheet of this name holds, ``NOTES``, or None."""
    return _kinds_by_sheet().get(name.strip().casefold())


def sheet_name(kind: str, language: str | None) -> str:
    """What the sheet of a kind (or ``NOTES``) is called."""
    key = f"sheet:{kind}"
    return kind if language is None or key not in labels() else labels().text(key, language)


def sheets_near(name: str, written: Iterable[str]) -> list[str]:
    """Names of sheets that an unknown one may stand for; if none is alike, some in the language of ``written``."""
    by_name = {sheet_name(kind, language).casefold(): kind for language in LANGUAGES for kind in SHEETS}
    by_name |= {kind.casefold(): kind for kind in SHEETS}
    near = get_close_matches(name.strip().casefold(), by_name, 3, 0.5)
    language = language_of(written, lambda spoken: [sheet_name(kind, spoken) for kind in SHEETS])
    return list(dict.fromkeys(sheet_name(by_name[one], language) for one in near)) or [
        sheet_name(kind, language) for kind in KINDS[:_OFFERED]
    ]


def headings_near(text: str, kind: str, language: str | None) -> list[str]:
    """Headings that an unknown one may stand for; if none is alike, the sheet's first ones in a language."""
    near = get_close_matches(text.casefold(), headings(kind), 3)
    return near or heading_words(kind, language)[:_OFFERED]


def heading_words(kind: str, language: str | None) -> list[str]:
    """The headings of a kind's sheet as they are written in a language."""
    spoken = {"", language or LANGUAGES[0]}
    return [heading(column, kind, language) for column in columns(kind) if column.language in spoken]


def language_of(written: Iterable[str], words: Callable[[str | None], Iterable[str]]) -> str | None:
    """The language that most of what is written is in; None: the vocabulary's own names."""
    said = {text.strip().casefold() for text in written}
    languages: tuple[str | None, ...] = (None, *LANGUAGES)
    return max(languages, key=lambda language: len(said & {word.casefold() for word in words(language)}))


def rank(name: str) -> int:
    """The place of a sheet in the order of reading; unknown ones come last."""
    kind = kind_of_sheet(name)
    return SHEETS.index(kind) if kind in SHEETS else len(SHEETS)


@cache
def _kinds_by_sheet() -> Mapping[str, str]:
    names = {kind.casefold(): kind for kind in (*SHEETS, NOTES)}
    for language in LANGUAGES:
        for kind in (*SHEETS, NOTES):
            names.setdefault(sheet_name(kind, language).casefold(), kind)
    return names


def needed(kind: str) -> tuple[str, ...]:
    """The columns that a sheet of this kind cannot do without."""
    if kind in by_hand.NEEDED:
        return by_hand.NEEDED[kind]
    return ("source", "target") if kind in link_kinds() else ("id",)


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """Every column that a sheet of this kind may have."""
    return tuple(_columns(kind))


def _columns(kind: str) -> Iterator[Column]:
    if kind in by_hand.COLUMNS:
        yield from (_plain(prop, "field") for prop in by_hand.COLUMNS[kind])
        if kind != by_hand.KNOWN:
            yield _plain(Property("dataset"), "dataset")
        return
    if kind in {"Dataset", "Document"}:
        yield from (_plain(prop, "field") for prop in (DATASET if kind == "Dataset" else DOCUMENT))
        if kind == "Document":
            yield _plain(Property("dataset"), "dataset")
        return
    if kind in node_kinds():
        yield _plain(Property("id"), "id")
    else:
        yield _plain(Property("source"), "end")
        yield _plain(Property("target"), "end")
    for prop in properties(kind).values():
        if prop.by_language:
            yield from (
                Column(f"{prop.name}@{language}", "value", prop, f"property:{prop.name}", language)
                for language in TEXT_LANGUAGES
            )
        else:
            yield _plain(prop, "value")
    if kind in node_kinds():
        yield from _link_columns(kind)
    yield from (_plain(prop, "evidence") for prop in EVIDENCE)
    yield _plain(Property("dataset"), "dataset")


def _plain(prop: Property, role: Role) -> Column:
    return Column(prop.name, role, prop, f"property:{prop.name}")


def _link_columns(kind: str) -> Iterator[Column]:
    """Columns by which a row of a node sheet tells of its links, without values of their own."""
    for link in LINK_KINDS:
        if other_kinds(link.name, kind, False) != frozenset():
            yield Column(link.name, "link", Property(link.name, "texts"), f"link:{link.name}", link=link.name)
        if not link.symmetric and other_kinds(link.name, kind, True) != frozenset():
            name = link.name + INVERSE
            prop = Property(name, "texts")
            yield Column(name, "link", prop, f"link:{name}", link=link.name, inverse=True)


@cache
def other_kinds(link: str, kind: str | None, inverse: bool) -> frozenset[str]:
    """The kinds that may stand at the other end of a link: its target, or if ``inverse`` its source.

    ``kind`` is the kind at this end; None: not known, so every kind that the other end can have. Empty where
    a node of ``kind`` cannot be an end at all.
    """
    found: set[str] = set()
    for source, target in _pairs(link_kinds()[link]):
        here, there = (target, source) if inverse else (source, target)
        for one in node_kinds() if kind is None else (kind,):
            if here in {one, "*", "="} and not (here == "=" and there not in {one, "*"}):
                found.update({one} if "=" in {here, there} else node_kinds() if there == "*" else {there})
    return frozenset(found)


def _pairs(link: LinkKind) -> tuple[tuple[str, str], ...]:
    turned = tuple((target, source) for source, target in link.ends) if link.symmetric else ()
    return tuple(dict.fromkeys((*link.ends, *turned)))


@cache
def headings(kind: str) -> Mapping[str, Column]:
    """Columns of a kind's sheet by every heading they may have, in lower case.

    Own names come before words, Finnish before Swedish before English, where two should ever be alike.
    """
    found: dict[str, Column] = {}
    for column in columns(kind):
        found.setdefault(column.name.casefold(), column)
    for language in LANGUAGES:
        for column in columns(kind):
            if column.label in labels() and column.language in {"", language}:
                found.setdefault(labels().text(column.label, language).casefold(), column)
    return found


def heading(column: Column, kind: str, language: str | None) -> str:
    """What a column's heading is in a language; its own name where there is no word, or none for it alone."""
    spoken = column.language or language
    if language is None or spoken not in LANGUAGES or column.label not in labels():
        return column.name
    word = labels().text(column.label, spoken)
    return word if headings(kind).get(word.casefold()) == column else column.name
