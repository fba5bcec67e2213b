"""An item of an answer as a card, for any question: a heading, what is recorded, what is not, reasons and sources.

The items of an answer are dataclasses; their fields have words in ``sentences.csv`` (``field:…``, a field without one
goes by its name). The command line prints cards as lines, pages show them with links.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from api.wording import word_for
from graph.questions.base import Coded, Reason

_TITLE_FIELDS = ("service", "node", "text")
"""What an item is headed by; an item with none of these is headed by its first field."""
_QUIET = ("score", "slip", "key", "other", "detail", "age_days")
"""Fields that a card leaves to JSON and CSV, or shows in another place."""
_LISTS = ("steps", "why", "evidence")
"""Fields that are told one line each, at the end of a card."""
_SPOKEN_WHEN_SET = (
    "known_partner",
    "capacity",
    "criteria",
    "exclusions",
    "status",
    "modality",
    "summary",
    "differing",
    "details",
    "sectors",
    "within",
    "urgent",
    "before",
    "after",
    "fictional",
)
"""Fields about which silence is normal; others say that nothing is recorded."""


@dataclass(frozen=True, slots=True)
class Told:
    """One field of a card: its name in the code, its word, and what is recorded of it."""

    name: str
    word: str
    value: Any


@dataclass(frozen=True, slots=True)
class Card:
    """An item. ``kind`` is what it is, where it says so; ``missing`` words of what is not recorded; ``lists`` what is
    told one line each.
    """

    heading: Any
    kind: Coded | None
    told: tuple[Told, ...]
    missing: tuple[str, ...]
    lists: tuple[Told, ...]


def card(item: Any, language: str) -> Card:
    """An item as a card."""
    names = [one.name for one in fields(item)]
    title = next((name for name in _TITLE_FIELDS if name in names), names[0])
    lists = {name: value for name in _LISTS if isinstance(value := getattr(item, name, None), tuple)}
    kind = getattr(item, "kind", None)
    apart = {title, *_QUIET, *lists, *_said_by(item, title)}
    told, missing = [], []
    for name in names:
        value = getattr(item, name)
        if name in apart or (value in (None, (), {}, False) and name in _SPOKEN_WHEN_SET):
            continue
        word = word_for("field", name, language)
        if value in (None, (), ""):
            missing.append(word)
        else:
            told.append(Told(name, word, value))
    listed = tuple(Told(name, word_for("field", name, language), _news(value)) for name, value in lists.items())
    return Card(
        getattr(item, title),
        kind if isinstance(kind, Coded) else None,
        tuple(told),
        tuple(missing),
        tuple(one for one in listed if one.value),
    )


def _said_by(item: Any, title: str) -> set[str]:
    """Fields that another one says as well."""
    said: set[str] = set()
    if title == "text":
        said |= {"name", "what"}  # the heading is a sentence that says them
    if isinstance(getattr(item, "kind", None), Coded):
        said.add("kind")
    if hasattr(item, "standing"):
        said |= {"status", "modality"}  # what they come to is said by "standing"
    return said


def _news(listed: tuple[Any, ...]) -> tuple[Any, ...]:
    """A list without reasons that only repeat a field of the card: the area, or the way in."""
    return tuple(one for one in listed if not (isinstance(one, Reason) and _repeats(one)))


def _repeats(reason: Reason) -> bool:
    return reason.code == "access" or reason.code.startswith("area-")
