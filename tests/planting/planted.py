"""What a planted network promises: which gaps an asked area has, and which things only look like gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

TODAY = date(2026, 11, 22)
"""The day the gaps are asked for."""


@dataclass(frozen=True)
class Gap:
    """One gap by what identifies it: its kind, the ids it is about, and what tells two about the same ids apart."""

    kind: str
    about: frozenset[str]
    detail: str = ""


@dataclass(frozen=True)
class Ask:
    """One question and its whole answer of the area's own.

    ``kinds`` are those to ask for by name; none means that the question names no kind, and ``gaps`` then holds
    everything of every kind. ``misses`` are what a careless reader of the definition would call a gap and is none.
    """

    area: str
    kinds: tuple[str, ...]
    gaps: frozenset[Gap]
    misses: frozenset[Gap]


@dataclass(frozen=True)
class Planted:
    """All questions about one planted network, and how many named organisations it has."""

    asks: tuple[Ask, ...]
    organisations: int


def gap(kind: str, *about: str, detail: str = "") -> Gap:
    """A gap about these ids."""
    return Gap(kind, frozenset(about), detail)


def ago(days: int) -> str:
    """The day so many days before the day of asking (after it, if negative)."""
    return (TODAY - timedelta(days=days)).isoformat()


YESTERDAY = ago(1)
TOMORROW = ago(-1)
