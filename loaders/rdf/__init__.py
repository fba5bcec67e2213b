"""RDF: our own exports read back, and concept schemes (SKOS) of others as needs.

- ``forms.py``: which endings are which form of RDF; the bounds on what is taken in
- ``guard.py``: what would harm the parser, found before it sees the file
- ``triples.py``: the file's triples with their lines, and what stops the reading
- ``survey.py``: a first look: what the file tells of, under which base address; ``subjects.py``: all that is said of it
- ``whole.py``: whether a file of ours is whole, by the number of its triples; ``distinct.py`` counts them
- ``own.py``: sayings, datasets and documents of ours; ``values.py``: their values; ``telling.py``: what is wrong there
- ``skos.py``: concepts; ``schemes.py``: concept schemes as datasets; ``concepts.py``: ids, names and equals
- ``reading.py``: puts it together; ``target_groups.py``: the loader that takes concepts for target groups

What our export makes of sayings (merged records, statements, the catalogue) is passed over: merging makes it anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from graph.model.records import Finding, Row
from loaders.rdf.forms import FORMS
from loaders.rdf.reading import records

ON_ERROR: Literal["refuse", "skip_row"] = "refuse"


def recognises(path: Path) -> bool:
    """A file with an ending of RDF."""
    return path.suffix.lower() in FORMS and not path.is_dir()


def read(path: Path) -> Iterator[Row | Finding]:
    """Every record of the file with its line, and every fault; concepts of others as needs."""
    yield from records(path, "Need")
