"""A part of the family centre, as THL describes the whole, that nothing recorded stands for.

A part is recognised by words and properties (``parts.csv``). It cannot tell that the part is missing: a service under
another name is not recognised, and what nobody recorded is not known.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from graph.model.records import MergedNode
from graph.questions.gaps.found import Found
from graph.questions.gaps.lines import lines_of
from graph.questions.picture import Picture

_LOOKED_AT = ("Service", "Place", "Channel", "Network", "Organisation")


@dataclass(frozen=True, slots=True)
class Part:
    """A part: words in names, or properties (kind, property, codes), by which it is recognised."""

    code: str
    words: tuple[str, ...]
    properties: tuple[tuple[str, str, frozenset[str]], ...]

    def is_in(self, node: MergedNode) -> bool:
        """Whether a thing stands for the part."""
        names = [text.casefold() for text in _names(node)]
        # At the beginning of a word: Nokela is not Kela.
        if any(re.search(rf"\b{re.escape(word.casefold())}", name) for word in self.words for name in names):
            return True
        return any(
            node.kind == kind and not codes.isdisjoint(_codes(node, prop)) for kind, prop, codes in self.properties
        )


def parts() -> list[Part]:
    """The parts, in the order of the table."""
    lines = files("graph.questions.gaps").joinpath("parts.csv").read_text(encoding="utf-8").splitlines()
    return [
        Part(
            row["part"],
            tuple(filter(None, row["words"].split("|"))),
            tuple(map(_rule, filter(None, row["or"].split("|")))),
        )
        for row in csv.DictReader(lines, delimiter=";")
    ]


def find(picture: Picture) -> Iterator[Found]:
    """Parts that are missing, where the area has a family centre."""
    centres = [one for one in picture.networks if one.values.get("network_type") == "family centre"]
    if not centres:
        return
    nodes = _recorded(picture)
    for part in parts():
        if not any(part.is_in(node) for node in nodes):
            word = picture.say(f"part:{part.code}")
            facts = {"part": word, "area": picture.area.name}
            yield Found(tuple(one.key for one in centres), facts, tuple(centres), part.code)


def _recorded(picture: Picture) -> list[MergedNode]:
    """What is recorded of the area and wider, planned or not, and not over."""
    return [*picture.things(*_LOOKED_AT), *picture.wider.things(*_LOOKED_AT), *lines_of(picture).organisations.values()]


def _rule(text: str) -> tuple[str, str, frozenset[str]]:
    """``Place.place_type=meeting place`` as kind, property and codes (with commas between several)."""
    where, _, codes = text.partition("=")
    kind, _, prop = where.partition(".")
    return kind, prop, frozenset(codes.split(","))


def _names(node: MergedNode) -> Iterator[str]:
    for key, value in node.values.items():
        if key.startswith("name@"):
            yield str(value)
        elif key.startswith("alt_names@") and isinstance(value, tuple):
            yield from map(str, value)


def _codes(node: MergedNode, prop: str) -> set[str]:
    value = node.values.get(prop, ())
    return set(map(str, value)) if isinstance(value, tuple) else {str(value)}
