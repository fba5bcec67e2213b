"""How many different triples there are, in little memory."""

from __future__ import annotations

from array import array

_PARTS = 256
"""Numbers are compared part by part, so that only one part at a time takes the memory of a set."""


class Distinct:
    """Counts triples, each once, however often and in whichever graphs it is said.

    Keeps a number of 64 bits made of each: 8 bytes a triple as it stands in the file, some 30 MB for one of 500 MB as
    N-Triples. Two triples of one number would count as one, and a whole file would be refused: of a million triples
    that happens once in tens of millions of files.
    """

    def __init__(self) -> None:
        self._parts = [array("q") for _ in range(_PARTS)]

    def add(self, triple: object) -> None:
        """Take a triple."""
        number = hash(triple)
        self._parts[number % _PARTS].append(number)

    def __len__(self) -> int:
        return sum(len(set(part)) for part in self._parts)
