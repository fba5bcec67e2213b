"""What the things of a book are called, and which of them a cell names.

A cell of a sheet written by hand names a thing by its id with the kind (``organisation/kemin-kaupunki``), or by a
name that stands on the sheet of known names or anywhere in the same book, in any language, case and spacing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from graph.model.records import Node
from graph.model.vocabulary import base_name, kind_of_id, node_kinds
from loaders.workbook.slugs import slug
from loaders.workbook.word_endings import head

_ID = re.compile(r"[a-z-]+/[a-z0-9][a-z0-9._-]{0,199}")
_NAME_AND_ID = re.compile(r"(?P<name>.+?)\s*\((?P<id>[^()\s]+)\)")
_NEAR, _ALIKE = 4, 0.6
_LOOKED_FOR = 50
"""Unknown names that near ones are looked for, since that takes time: whoever has more has another trouble."""


def even(text: str) -> str:
    """Upper and lower case and runs of blanks made alike."""
    return " ".join(text.casefold().split())


def is_id(text: str) -> bool:
    """Whether the text is a well-formed id of a kind that there is."""
    return _ID.fullmatch(text) is not None and kind_of_id(text) is not None


def id_in(text: str) -> str:
    """The id that a text is, or that stands in brackets after a name as the template writes it; else ""."""
    if is_id(text):
        return text
    found = _NAME_AND_ID.fullmatch(text)
    return found["id"] if found and is_id(found["id"]) else ""


class Names:
    """Names and ids of nodes, and names of links by their keys. What is added is sorted out at the first question.

    ``planned`` are the keys of known links that were plans when their names were given.
    """

    def __init__(self) -> None:
        self._told: list[Node] = []
        self._own: set[str] = set()
        self._by_name: dict[str, dict[str, None]] = {}
        self._written: dict[str, str] = {}
        self._called: dict[str, dict[str, str]] = {}
        self._begun: dict[str, dict[str, None]] = {}
        self._looked_for = 0
        self.planned: list[str] = []

    def add(self, node: Node) -> None:
        """Remember what a node of the book is called."""
        self._told.append(node)

    def add_known(self, name: str, key: str, modality: str = "") -> None:
        """Remember a known name. Where it is written with the id after it, it may be used without that too."""
        if modality == "planned" and "|" in key:
            self.planned.append(key)
        found = _NAME_AND_ID.fullmatch(name)
        bare = found["name"] if found and found["id"] == key else name
        for one in dict.fromkeys((name, bare)):
            self._index(one, key)
        self._called.setdefault(key, {}).setdefault("", bare)

    def also(self, name: str, key: str) -> None:
        """Let a name mean a thing from now on."""
        self._by_name.setdefault(even(name), {})[key] = None

    def _index(self, name: str, key: str) -> None:
        self._by_name.setdefault(even(name), {})[key] = None
        self._written.setdefault(even(name), name)
        if (start := head(name)) != name:
            self._begun.setdefault(even(start), {})[key] = None

    def begun(self, text: str, kinds: Collection[str]) -> list[str]:
        """The ids of these kinds whose name goes on after this text with a bracket or comma."""
        self._sort_out()
        return [key for key in self._begun.get(even(text), ()) if kind_of_id(key) in kinds]

    def named(self, text: str, kinds: Collection[str]) -> list[str]:
        """The ids of these kinds that a name may mean; if none has it, the one whose id is the name without signs."""
        self._sort_out()
        found = [key for key in self._by_name.get(even(text), ()) if kind_of_id(key) in kinds]
        if found:
            return found
        made = slug(text)
        ids = (f"{kind.slug}/{made}" for kind in node_kinds().values() if kind.name in kinds)
        return [one for one in ids if one in self._called]

    def links(self, text: str) -> list[str]:
        """The keys of links that have this name."""
        return [key for key in self._by_name.get(even(text), ()) if "|" in key]

    def near(self, text: str, kinds: Collection[str]) -> list[str]:
        """Names of things of these kinds that come near a name that nothing has."""
        self._looked_for += 1
        if self._looked_for > _LOOKED_FOR:
            return []
        self._sort_out()
        possible = [name for name, keys in self._by_name.items() if any(kind_of_id(key) in kinds for key in keys)]
        return [self._written[one] for one in get_close_matches(even(text), possible, _NEAR, _ALIKE)]

    def called(self, key: str, language: str) -> str:
        """What a thing is called in a language, else in any; "" where the book does not say."""
        self._sort_out()
        names = self._called.get(key, {})
        return names.get(language) or names.get("") or names.get("fi") or next(iter(names.values()), "")

    def only_known(self, key: str) -> bool:
        """Whether a thing is a known name and nothing that the book itself tells of."""
        self._sort_out()
        return key in self._called and key not in self._own

    def _sort_out(self) -> None:
        for node in self._told:
            self._own.add(node.id)
            called = self._called.setdefault(node.id, {})
            for key, value in _names_of(node):
                self._index(value, node.id)
                if base_name(key) == "name":
                    called.setdefault(key.partition("@")[2], value)
        self._told.clear()


def _names_of(node: Node) -> Iterator[tuple[str, str]]:
    for key, value in node.values.items():
        if base_name(key) in {"name", "alt_names"}:
            for one in value if isinstance(value, tuple) else (value,):
                yield key, str(one)
