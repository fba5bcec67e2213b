"""What the words of a name tell: a role, families, or that an organisation or place is called so (``endings.csv``).

An ending that begins with a hyphen is looked for at the end of a word, one that begins with "=" is a name of that one
word, any other one is a whole word. Finnish roles are taken in the plural too. Swedish and English words have their own
rows where they end otherwise.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files

_PLURAL = "t"
_HEAD_ENDS = re.compile(r"\s*[(,]")
_WORD = re.compile(r"[\w.-]+")


def head(name: str) -> str:
    """A name up to a bracket or comma: "Perheohjaaja" of "Perheohjaaja (Kemi)"."""
    return _HEAD_ENDS.split(name, maxsplit=1)[0]


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, with the hyphens inside them."""
    return _WORD.findall(text.casefold())


def new_kind(name: str, kinds: Collection[str], otherwise: str) -> str:
    """The kind of a new thing by the end of the last word of its name, if one of ``kinds``."""
    words = words_of(head(name))
    if not words:
        return otherwise
    told = _means(f"={words[0]}" if len(words) == 1 else "") + _means(words[-1].strip("."))
    return next((kind for kind in told if kind in kinds), otherwise)


def is_body(word: str) -> bool:
    """Whether a word is that of a body called by its place, as a municipality is."""
    return "body" in _means(word)


def is_house(word: str) -> bool:
    """Whether a word is that of a place or organisation which may be called after somebody."""
    return "house" in _means(word)


def is_form(word: str) -> bool:
    """Whether a word is a form of association or company."""
    return "form" in _means(word)


def _means(word: str) -> list[str]:
    """All that a word in small letters may mean."""
    whole, ends = _endings()
    single = word.removesuffix(_PLURAL)
    found = [whole[one] for one in (word,) if one in whole]
    return found + [means for ending, means in ends.items() if word.endswith(ending) or single.endswith(ending)]


@cache
def _endings() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Meanings of whole words, and of ends of words."""
    lines = files("loaders.workbook").joinpath("endings.csv").read_text(encoding="utf-8").splitlines()
    rows = [(row["ending"], row["means"]) for row in csv.DictReader(lines, delimiter=";")]
    whole = {ending: means for ending, means in rows if not ending.startswith("-")}
    return whole, {ending[1:]: means for ending, means in rows if ending.startswith("-")}
