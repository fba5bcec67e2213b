"""What is published beside the data and is the same for every network: our vocabulary, a JSON-LD context, our shapes.

These exports read nothing of the store. Of what is wished for only the base URI and the publisher matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from graph.export.base import Export, Progress, Wish
from graph.export.rdf.blocks import Block, Part
from graph.export.rdf.context import context
from graph.export.rdf.describe import MEDIA_TYPES
from graph.export.rdf.names import Names
from graph.export.rdf.prefixes import prefixes
from graph.export.rdf.shapes import shapes
from graph.export.rdf.vocabulary import VANN, Vocabulary
from graph.store.base import View


def publishing_exports() -> list[Export]:
    """What is published beside the data."""
    return [
        Export("vocabulary", "ttl", MEDIA_TYPES["turtle"], _vocabulary),
        Export("context", "jsonld", MEDIA_TYPES["json-ld"], _context),
        Export("shapes", "ttl", MEDIA_TYPES["turtle"], _shapes),
    ]


def write_turtle(blocks: Iterable[Block], path: Path, short: dict[str, str]) -> None:
    """Blocks as Turtle for people: subjects in the order in which they come first, all that is told of each together.

    ``short``: prefixes with their namespaces. All blocks are held in memory.
    """
    import pyoxigraph

    told: dict[str, dict[Part, None]] = {}
    for block in blocks:
        told.setdefault(block.subject, {}).update(dict.fromkeys(block.parts))
    lines = (
        f"{subject} {predicate} {value} .\n" for subject, parts in told.items() for predicate, value in _together(parts)
    )
    triples = pyoxigraph.parse("".join(lines), format=pyoxigraph.RdfFormat.N_TRIPLES)
    pyoxigraph.serialize(
        (quad.triple for quad in triples), str(path), format=pyoxigraph.RdfFormat.TURTLE, prefixes=short
    )


def _together(parts: Iterable[Part]) -> list[Part]:
    """Parts with those of one predicate side by side, in the order in which the predicates come first."""
    by_predicate: dict[str, list[Part]] = {}
    for part in parts:
        by_predicate.setdefault(part[0], []).append(part)
    return [part for same in by_predicate.values() for part in same]


def _vocabulary(view: View, wish: Wish, path: Path, tell: Progress) -> None:
    made = Vocabulary(Names(wish.base_uri), wish.publisher)
    write_turtle(made.blocks(), path, {**prefixes(wish.base_uri), "vann": VANN})


def _context(view: View, wish: Wish, path: Path, tell: Progress) -> None:
    text = json.dumps(context(Names(wish.base_uri)), ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8")


def _shapes(view: View, wish: Wish, path: Path, tell: Progress) -> None:
    path.write_text(shapes(wish.base_uri), encoding="utf-8")
