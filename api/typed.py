"""What a person typed, at either door, before anything is asked with it."""

from __future__ import annotations

from unicodedata import category

from graph.errors import BadQuestion

LONGEST = 500
"""Letters in a name or phrase that is asked for."""


def plain(name: str, text: str) -> str:
    """A text without what no keyboard gives: control characters are spaces, invisible ones nothing.

    Raises BadQuestion for a text that is longer than any name or everyday phrase.
    """
    if len(text) > LONGEST:
        raise BadQuestion("text-too-long", parameter=name, length=len(text), limit=LONGEST)
    return "".join(one if one.isprintable() else "" if category(one) == "Cf" else " " for one in text)
