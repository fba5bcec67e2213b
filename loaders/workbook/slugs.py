"""Ids made of what people write: the same text gives the same id, with the letters that an id may have."""

from __future__ import annotations

import re
import unicodedata
import zlib

_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "đ": "d", "ŧ": "t", "ŋ": "n", "ł": "l"})
"""Letters that no accent can be taken from."""

_WORD = re.compile(r"\w+")


def slug(text: str, longest: int = 80) -> str:
    """The text in small letters a–z, digits and hyphens; a number made of it where none of its letters is such."""
    bare = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter))
    made = _NOT_IN_IDS.sub("-", letters).strip("-")
    return made[:longest].strip("-") or f"x{zlib.crc32(text.encode('utf-8', 'replace')):08x}"


def slug_of_words(text: str, count: int) -> str:
    """The slug of the first words of a text."""
    return slug(" ".join(_WORD.findall(text)[:count]) or text)


def slug_of(node_id: str) -> str:
    """What stands after the kind in an id, cut short: part of the ids that are made of it."""
    return slug(node_id.partition("/")[2])
