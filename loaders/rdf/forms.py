"""The forms of RDF that are read, by the endings of files, and the bounds on what is taken in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyoxigraph import RdfFormat

FORMS: Mapping[str, str] = {
    ".ttl": "TURTLE",
    ".trig": "TRIG",
    ".nt": "N_TRIPLES",
    ".nq": "N_QUADS",
    ".rdf": "RDF_XML",
    ".owl": "RDF_XML",
    ".jsonld": "JSON_LD",
}
"""Ending of a file → name of its form in ``pyoxigraph.RdfFormat``. ``.xml`` and ``.json`` may be anything."""

MAX_FILE_BYTES = 500_000_000
"""Of one file. The bundled networks are 16 MB as N-Triples and 5 MB as TriG."""

MAX_DEPTH = 100
"""How deep JSON-LD and RDF/XML may be nested. The parser goes down by calling itself, and some thousands end it."""

MAX_TRIPLE_TERMS = 1_000
"""Triples inside triples (RDF 1.2) in one file: nested, they would end the parser likewise; nothing of ours is such."""

MAX_TEXT = 1_000_000
"""Characters of one text or attribute of RDF/XML; the parser itself stops a text of other forms at 16 MB."""

MAX_ENTITY = 1_000
"""Characters of a name for a text (entity) in RDF/XML, as ontology editors write them for addresses."""


def form_of(path: Path) -> str:
    """The form of a file by its ending; Turtle where the loader was named for a file of another ending."""
    return FORMS.get(path.suffix.lower(), "TURTLE")


def parser_form(path: Path) -> RdfFormat:
    """The same as the parser names it."""
    from pyoxigraph import RdfFormat

    found: RdfFormat = getattr(RdfFormat, form_of(path))
    return found
