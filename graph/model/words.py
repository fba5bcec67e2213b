"""Words of a text as written, and their encoding for databases.

The encoding has only a-z and 0-9, so that no database folds or splits it; it goes letter by letter, so that
the beginning of a word stays the beginning of its code; and it can be undone, so that no two words meet.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

LONGEST = 50
"""Letters of a word that count. Encoded, 50 letters are at most 251 characters: Lucene splits at 255."""

_INVISIBLE = re.compile("[\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
"""Soft hyphens, joiners, direction marks and variation selectors: inside words, but no letters."""
_COLON_ENDING = (
    "(?:i?(?:n|t|a|ä|ta|tä|tta|ttä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|na|nä|ksi)"  # THL:n, PDF:issä
    "|h[aeiouyäö]n|[aeiouyäö]{1,2}n|seen|siin|ihin|iden|itten|jen|ja|jä"  # MLL:ään, TE:hen, PDF:ien
    "|n?s|ts|e(?:t|r|ns|ts|rna))"  # Swedish: FPA:s, BVC:et
    "(?:kin|kaan|kään|han|hän|ko|kö)?"
)


def encode(word: str) -> str:
    """A word in a-z and 0-9: a-y and digits as they are, z as zz, others z and four base-36 digits."""
    return "".join(map(_letter, word))


def decode(token: str) -> str:
    """The word that ``encode`` gave this for (without the sort). Raises ValueError for anything else."""
    letters, at = [], 0
    while at < len(token):
        width = 1 if token[at] != "z" else 2 if token[at + 1 : at + 2] == "z" else 5
        code = token[at : at + width]
        letters.append(code[0] if width < 5 else chr(int(code[1:], 36)))
        at += width
    word = "".join(letters)
    if encode(word) != token:
        raise ValueError(f"not an encoded word: {token!r}")
    return word


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    if "a" <= letter <= "y" or "0" <= letter <= "9":
        return letter
    if letter == "z":
        return "zz"
    rest, digits = ord(letter), ""
    for _ in range(4):  # 36 to the 4th exceeds the last code point; the first digit is never z
        rest, digit = divmod(rest, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return "z" + digits


def words(text: str) -> list[str]:
    """The words of a text as written: NFC, lower case, without case endings after a colon (MLL:n -> mll).

    A word begins with a letter or digit of any script. A hyphen, dot or apostrophe inside keeps it whole
    (LP-keskustelu, enjaksa.fi, vaa'an; its parts are indexed too); one at its end does not belong to it
    (Äitiys-). "https://" and "www." are left out. Words beyond LONGEST letters come in parts and are cut.
    """
    found: list[str] = []
    written = plain(text).replace("https://", " ").replace("http://", " ")
    for word in _word_pattern().findall(written):
        word = word.removeprefix("www.")
        if len(word) <= LONGEST:
            found.append(word)
        else:
            found += [part[:LONGEST] for part in written_parts(word) or (word,)]
    return found


def plain(text: str) -> str:
    """NFC, lower case, one sort of hyphen and apostrophe, nothing invisible, no underscore (Markdown)."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
        text = text.replace("\u2010", "-").replace("\u2011", "-").replace("\u2019", "'")
        return unicodedata.normalize("NFC", text.lower()).replace("_", " ")
    return text.lower().replace("_", " ")


@cache
def _word_pattern() -> re.Pattern[str]:
    """Letters and digits with their combining marks, which \\w leaves out (Hindi, Thai, vocalised Arabic)."""
    marks = "".join(c for c in map(chr, range(0x300, 0x20000)) if unicodedata.category(c) in ("Mn", "Mc"))
    run = rf"\w[\w{marks}]*"
    return re.compile(rf"({run}(?:[-.']{run})*)(?::{_COLON_ENDING}(?!\w))?")


def written_parts(word: str) -> tuple[str, ...]:
    """What stands between hyphens and dots, of two letters or more; empty for a word in one piece."""
    parts = re.split("[-.]", word)
    return tuple(part for part in parts if len(part) > 1) if len(parts) > 1 else ()
