"""The same files, where concepts of others are groups of people and not needs.

A concept scheme does not say which of the two it is: the name of the file does, or ``--loader target-groups``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from graph.model.records import Finding, Row
from loaders.rdf.forms import FORMS
from loaders.rdf.reading import records

ON_ERROR: Literal["refuse", "skip_row"] = "refuse"

MARK = ".target-groups"
"""Stands before the ending: ``kohderyhmat.target-groups.ttl``."""


def recognises(path: Path) -> bool:
    """A file of RDF with the mark in its name."""
    name = path.with_suffix("").suffix.lower()
    return name == MARK and path.suffix.lower() in FORMS and not path.is_dir()


def read(path: Path) -> Iterator[Row | Finding]:
    """Every record of the file with its line, and every fault; concepts of others as target groups."""
    yield from records(path, "TargetGroup")
