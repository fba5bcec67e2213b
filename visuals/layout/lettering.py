"""How the name of a thing is written under it, and how much room that takes."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, east_asian_width

LETTER, LINE = 6.6, 16.0
"""Pixels of a letter and of a line of a name, at 13 px."""

LONGEST, MOST_LINES = 18, 3
"""Letters of a line, and lines of a name."""

_JOINER = "\u200d"
_MORE = "…"


def wrapped(name: str) -> tuple[str, ...]:
    """A name in at most three lines of about 18 letters; "…" ends one that is longer. An empty name has no lines.

    Lines break between words; a word that is too long for a line is broken. What is read as one letter stays whole:
    a letter with its accents, or a picture made of several signs.
    """
    lines = _lines(name)
    if len(lines) <= MOST_LINES:
        return tuple(lines)
    last = list(_letters(lines[MOST_LINES - 1]))
    while last and _units(last) >= LONGEST:
        last.pop()
    return (*lines[: MOST_LINES - 1], "".join(last).rstrip() + _MORE)


def size(lines: tuple[str, ...]) -> tuple[float, float]:
    """Width and height of lines in pixels, about."""
    return max((_units(_letters(line)) * LETTER for line in lines), default=0.0), LINE * len(lines)


def _lines(name: str) -> list[str]:
    lines: list[str] = []
    for word in name.split():
        for number, piece in enumerate(_pieces(word)):
            if number == 0 and lines and _units(_letters(f"{lines[-1]} {piece}")) <= LONGEST:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
        if len(lines) > MOST_LINES:
            break
    return lines


def _pieces(word: str) -> Iterator[str]:
    """A word in parts that each fit into a line, the first ones as long as can be; broken after a hyphen if it can."""
    rest = list(_letters(word))
    while _units(rest) > LONGEST:
        end = _fitting(rest)
        hyphen = max((at + 1 for at in range(end) if rest[at] in "-–/"), default=0)
        if hyphen > 1:
            yield "".join(rest[:hyphen])
            rest = rest[hyphen:]
            continue
        end = max(end - 1, 1)
        joined = rest[end - 1].isalpha() and rest[end].isalpha()
        yield "".join(rest[:end]) + ("-" if joined else "")
        rest = rest[end:]
    yield "".join(rest)


def _fitting(letters: list[str]) -> int:
    """How many of the letters fit into a line: one at least."""
    end, used = 0, 0
    while end < len(letters) and (used := used + _units(letters[end : end + 1])) <= LONGEST:
        end += 1
    return max(end, 1)


def _units(letters: Iterator[str] | list[str]) -> int:
    return sum(2 if east_asian_width(letter[0]) in "WF" else 1 for letter in letters)


def _letters(text: str) -> Iterator[str]:
    """What is read as one letter each."""
    letter = ""
    for sign in text:
        if letter and not _continues(letter, sign):
            yield letter
            letter = ""
        letter += sign
    if letter:
        yield letter


def _continues(letter: str, sign: str) -> bool:
    """Whether a sign belongs to the letter before it."""
    if sign == _JOINER or letter[-1] == _JOINER or category(sign)[0] == "M" or "\U0001f3fb" <= sign <= "\U0001f3ff":
        return True
    if len(letter) == 1 and _is_flag_half(letter) and _is_flag_half(sign):
        return True
    return "\ud800" <= letter[-1] <= "\udbff" and "\udc00" <= sign <= "\udfff"


def _is_flag_half(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"
