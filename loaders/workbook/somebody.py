"""Persons where a name or a text is asked for: guesses, made more strictly than the checks of all values.

What is written here is shown to everybody as the name of an organisation, so a first name alone is enough, in any
case, unless the words beside it say that a house or association is called so.
"""

from __future__ import annotations

import re

from graph.merge.checks.persons import first_names, has_email, has_name
from loaders.workbook.word_endings import is_body, is_form, is_house, words_of

_PARTS = re.compile(r"[,;:/()–|\n]")


def names_somebody(text: str) -> bool:
    """Whether a name looks like a person's, or holds a first name or an e-mail."""
    if tells_somebody(text):
        return True
    return any(_somebody_in(words_of(part)) for part in _PARTS.split(text))


def tells_somebody(text: str) -> bool:
    """Whether something like a person's name or e-mail stands in a text; in texts many words are first names too."""
    return has_name(text) or has_email(text)


def _somebody_in(words: list[str]) -> bool:
    """Whether a first name stands among words, none of which says that something else is called so.

    "Villa Elsa" and "Elsa-koti" are no persons, nor is what ends with "ry". "Kemin kaupunki Elsa" is one: a body is
    called by its place. So is what goes on after "Villa Elsa", as with a surname.
    """
    if not words or is_form(words[0]) or is_form(words[-1]):
        return False
    for at, word in enumerate(words):
        if not _is_first_name(word):
            continue
        after = words[at + 1] if at + 1 < len(words) else ""
        if after and (is_house(after) or is_body(after)):
            continue
        if not after and at and is_house(words[at - 1]):
            continue
        return True
    return False


def _is_first_name(word: str) -> bool:
    """Whether a word is a first name or a double one; "elsa-koti" is none."""
    first, hyphen, rest = word.strip(".").partition("-")
    if first.capitalize() not in first_names():
        return False
    return not hyphen or not (is_house(rest) or is_body(rest))
