"""What an export says of itself, alone: the description of the network (DCAT-AP, VoID) without the network.

It is cut out of the whole, because it tells how much is in there: how many triples, and how many things of each kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.export.base import Export, Progress, Wish
from graph.export.rdf.describe import MEDIA_TYPES
from graph.export.rdf.forms import n_triples
from graph.export.rdf.names import Names
from graph.export.rdf.prefixes import prefixes
from graph.store.base import View

_SUBJECT = re.compile(rb"<([^>]*)> ")
_OBJECT = re.compile(rb"> <([^>]*)> \.$")


def describing_exports() -> list[Export]:
    """The description as a file."""
    return [Export("dataset", "ttl", MEDIA_TYPES["turtle"], _described)]


def _described(view: View, wish: Wish, path: Path, tell: Progress) -> None:
    import pyoxigraph

    with TemporaryDirectory(dir=path.parent) as folder:
        whole = Path(folder) / "whole.nt"
        n_triples(view, wish, whole, tell)
        lines = b"".join(_of_the_whole(whole, Names(wish.base_uri)))
    triples = pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_TRIPLES)
    short = prefixes(wish.base_uri)
    form = pyoxigraph.RdfFormat.TURTLE
    pyoxigraph.serialize((quad.triple for quad in triples), str(path), format=form, prefixes=short)


def _of_the_whole(whole: Path, names: Names) -> Iterator[bytes]:
    """Lines about the network as a whole and its datasets, and about what these name."""
    begins = tuple(f"{names.base}{one}".encode() for one in ("network", "catalog", "dataset/"))
    named: set[bytes] = set()
    with whole.open("rb") as lines:
        for line in lines:
            subject = _SUBJECT.match(line)
            if subject and subject[1].startswith(begins) and (found := _OBJECT.search(line.rstrip())):
                named.add(found[1])
    with whole.open("rb") as lines:
        for line in lines:
            subject = _SUBJECT.match(line)
            if subject and (subject[1].startswith(begins) or subject[1] in named):
                yield line
