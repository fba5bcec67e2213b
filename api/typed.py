"""What a person typed, at either door, before anything is asked with it."""

from __future__ import annotations

from unicodedata import category

from graph.errors import BadQuestion
from graph.questions.base import Taken

LONGEST = 500
"""Letters in a name or phrase that is asked for."""


def reworded(taken: Taken) -> bool:
    """Whether somebody typed other words than those by which the thing that was found is called: be it another name of
    it, the words must be seen beside it. An id was not typed as words.
    """
    text = taken.text.strip()
    is_id = "/" in text and not any(one.isspace() for one in text)
    return not taken.exact or (text.casefold() != taken.ref.name.casefold() and not is_id)


def plain(name: str, text: str) -> str:
    """A text without what no keyboard gives: control characters are spaces, invisible ones nothing.

    Raises BadQuestion for a text that is longer than any name or everyday phrase.
    """
    if len(text) > LONGEST:
        raise BadQuestion("text-too-long", parameter=name, length=len(text), limit=LONGEST)
    return "".join(one if one.isprintable() else "" if category(one) == "Cf" else " " for one in text)
