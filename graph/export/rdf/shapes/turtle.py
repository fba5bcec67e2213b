"""Pieces of Turtle: lists broken into lines, and messages."""

from __future__ import annotations

from collections.abc import Iterable

_WIDTH = 110
_FIRST = 40
"""What may stand before a list in its first line."""


def in_list(members: Iterable[str]) -> str:
    """An RDF list."""
    return f"( {_broken(members, ' ')} )"


def together(members: Iterable[str]) -> str:
    """Several objects of one predicate."""
    return _broken(members, ", ")


def said(message: str) -> str:
    """The message of a shape, in English. The words hold no quotation marks and no backslashes."""
    return f'sh:message "{message}"@en'


def _broken(members: Iterable[str], between: str) -> str:
    """Members one after the other, in several lines where they are many."""
    text, used = "", _FIRST
    for one in members:
        begins_line = used + len(one) > _WIDTH
        text += (between.rstrip() + "\n        " if begins_line else between) + one if text else one
        used = 8 + len(one) if begins_line else used + len(between) + len(one)
    return text
