"""Words for people: labels of the vocabulary and sentences, in Finnish, Swedish and English.

``labels.csv`` names kinds, properties and codes; ``sentences.csv`` holds what the program says. Both are
``key;fi;sv;en`` so that a translator needs no program but a spreadsheet. A sentence has named gaps in
braces, filled with facts: ``{count} palvelua``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from graph.model.vocabulary import LANGUAGES


class Wording:
    """A catalogue of texts by key and language. Finnish stands in where a language has no text."""

    def __init__(self, texts: Mapping[str, Mapping[str, str]]) -> None:
        self._texts = texts

    def __contains__(self, key: str) -> bool:
        return key in self._texts

    def keys(self) -> tuple[str, ...]:
        """All keys, in the order of the catalogue."""
        return tuple(self._texts)

    def text(self, key: str, language: str, **facts: object) -> str:
        """The text of ``key`` with its gaps filled. Raises KeyError for an unknown key or a missing fact."""
        row = self._texts[key]
        template = row.get(language) or row["fi"]
        return template.format_map(facts) if facts else template


def read_catalogue(package: str, name: str) -> dict[str, dict[str, str]]:
    """Rows of a ``key;fi;sv;en`` file that lies in ``package``, by key."""
    lines = files(package).joinpath(name).read_text(encoding="utf-8").splitlines()
    rows = csv.reader(lines, delimiter=";")
    languages = next(rows)[1:]
    return {row[0]: dict(zip(languages, row[1:], strict=True)) for row in rows if row}


@cache
def catalogue(package: str, name: str = "sentences.csv") -> Wording:
    """The catalogue that lies in ``package``; each package keeps its own sentences beside its code."""
    return Wording(read_catalogue(package, name))


def labels() -> Wording:
    """Plain words of kinds (``node:``, ``link:``), properties (``property:``), codes and sheets."""
    return catalogue("graph.model", "labels.csv")


def sentences() -> Wording:
    """What checks and stores say: findings and errors."""
    return catalogue("graph.model")


def label(group: str, code: str, language: str) -> str:
    """The plain word of a code (``label("access", "open", "fi")``), or the code itself where none is written."""
    key = f"{group}:{code}"
    return labels().text(key, language) if key in labels() else code


def code_of(group: str, codes: Iterable[str], text: str) -> str | None:
    """The code that a text means: the code itself, or its plain word in any of the program's languages."""
    wanted = text.strip().casefold()
    for code in codes:
        words = {label(group, code, language).casefold() for language in LANGUAGES}
        if wanted == code.casefold() or wanted in words:
            return code
    return None
