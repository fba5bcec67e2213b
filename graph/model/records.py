"""The records: what a source says (sayings), and what all sayings of one thing amount to (merged records).

A saying is one source's word about one thing. It is never rewritten; the merged graph is made from all
sayings by ``graph.merge`` alone. ``Node`` and ``Link`` are sayings; ``MergedNode`` and ``MergedLink`` are what
stores keep beside them and questions read.

``values`` maps a property name of ``graph.model.vocabulary`` to a value; text that exists in several languages
stands under one key a language, ``name@fi``. Mappings are never changed after a record is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Value = str | int | float | bool | tuple[str, ...]
Values = Mapping[str, Value]
NOTHING: Values = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is loaded and removed as a whole: a workbook, a register's dump.

    ``read_on`` is the day (``YYYY-MM-DD``) the source was read; ``fictional`` data says so wherever it shows.
    """

    id: str
    title: str
    publisher: str = ""
    licence: str = ""
    read_on: str = ""
    fictional: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A text that sayings cite. ``date`` is EDTF or empty; ``date_basis``: stated, inferred or unknown."""

    dataset: str
    id: str
    title: str
    publisher: str = ""
    date: str = ""
    date_basis: str = ""
    date_note: str = ""
    language: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Who said it, where, and when.

    ``said_on`` and ``verified_on`` are EDTF or empty; ``verified_on`` is the day a person last confirmed it,
    which is more than a page having been updated. ``reported_by`` names roles or organisations.
    """

    dataset: str
    document: str = ""
    locator: str = ""
    said_on: str = ""
    date_basis: str = ""
    verified_on: str = ""
    reported_by: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """One source's saying about one thing. ``id`` is ``{slug of the kind}/{slug}``: ``service/kemi-perhetyo``."""

    kind: str
    id: str
    values: Values
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Link:
    """One source's saying that ``source`` stands in a relation to ``target`` (both node ids)."""

    kind: str
    source: str
    target: str
    values: Values
    evidence: Evidence


Saying = Node | Link


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the input a finding stands: all that is known of file, sheet, row (from 1) and column."""

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong (``error``) or worth a look (``warning``) in what was read.

    ``code`` and ``facts`` become a sentence and a remedy at the door, in the reader's language.
    """

    level: str
    code: str
    place: Place = field(default_factory=Place)
    facts: Mapping[str, object] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class Row:
    """What a loader reads: one record and the place it stands at, so that a finding can point there."""

    record: Dataset | Document | Saying
    place: Place


@dataclass(frozen=True, slots=True)
class Said:
    """One value that some sources say of a property and others do not: the losing side of a disagreement."""

    property: str
    value: Value
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MergedNode:
    """All sayings of one thing as one record.

    ``aliases`` are the other ids it is known by; ``evidence`` lists every saying's, newest first;
    ``supports`` gives for each property the positions in ``evidence`` that say its value; ``differing`` holds
    values that some source says and the newest does not. ``visibility`` is the strictest that any saying asks.
    """

    kind: str
    key: str
    values: Values
    visibility: str
    evidence: tuple[Evidence, ...]
    supports: Mapping[str, tuple[int, ...]]
    differing: tuple[Said, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id people and addresses use; for a node it is its key."""
        return self.key


@dataclass(frozen=True, slots=True)
class MergedLink:
    """All sayings of one relation as one record; ``source`` and ``target`` are merged ids."""

    kind: str
    key: str
    source: str
    target: str
    values: Values
    visibility: str
    evidence: tuple[Evidence, ...]
    supports: Mapping[str, tuple[int, ...]]
    differing: tuple[Said, ...] = ()


Merged = MergedNode | MergedLink
