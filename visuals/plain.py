"""Texts of what is drawn, kept on their line and in their direction: a name must not turn what stands around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from graph.model.one_line import one_line

T = TypeVar("T")


def plain(part: T) -> T:
    """The same with every text in it on one line: of a dataclass, a tuple, a mapping by its keys, or a text."""
    made: Any = part
    if isinstance(part, str):
        made = one_line(part)
    elif isinstance(part, tuple):
        made = tuple(plain(one) for one in part)
    elif isinstance(part, Mapping):
        made = {plain(key): plain(value) for key, value in part.items()}
    elif is_dataclass(part) and not isinstance(part, type):
        values = {one.name: getattr(part, one.name) for one in fields(part)}
        changed = {name: new for name, old in values.items() if (new := plain(old)) != old}
        made = replace(part, **changed) if changed else part
    found: T = made
    return found
