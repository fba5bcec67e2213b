"""The five forms of the export. All are made of the same sorted lines, so each is the same for the same network.

N-Triples is the canonical form: no blank nodes, every line once, in the order of its bytes. The others are written from
it, line by line; TriG from the same lines with the graph of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from graph.export.base import Export, Progress, Wish
from graph.export.rdf import lines
from graph.export.rdf.blocks import Block
from graph.export.rdf.counted import write_with, write_without
from graph.export.rdf.describe import MEDIA_TYPES, counting
from graph.export.rdf.json_ld import write_json_ld
from graph.export.rdf.names import Names
from graph.export.rdf.network import Network
from graph.export.rdf.prefixes import prefixes
from graph.export.rdf.spool import Spool
from graph.store.base import View

_GRAPH_END = b"\t"
"""Between the graph and its triple in lines that are sorted by graph; stands in no term."""


_TELL_EVERY = 100_000
"""Lines between two words on how far the sorting is."""


def rdf_exports() -> list[Export]:
    """Every form of RDF."""
    write = {"turtle": _turtle, "json-ld": _json_ld, "n-triples": n_triples, "rdf-xml": _rdf_xml, "trig": _trig}
    ending = {"turtle": "ttl", "json-ld": "jsonld", "n-triples": "nt", "rdf-xml": "rdf", "trig": "trig"}
    return [Export(name, ending[name], media_type, write[name]) for name, media_type in MEDIA_TYPES.items()]


def n_triples(view: View, wish: Wish, path: Path, tell: Progress) -> None:
    """The canonical form: sorted N-Triples."""
    network = Network(view, wish, tell)
    draft = path.with_name(f"{path.name}.sorting")
    with Spool(path.parent) as spool:
        _add(spool, network.blocks())
        _add(spool, network.described(triples=0))
        begin = counting(network.names)
        try:
            counted = write_without(_told(spool, tell), begin.encode(), draft)
            write_with(lambda count: f"{begin}{lines.whole(count)} .\n".encode(), counted, draft, path)
        finally:
            draft.unlink(missing_ok=True)


def _told(spool: Spool, tell: Progress) -> Iterator[bytes]:
    for count, line in enumerate(spool, start=1):
        yield line
        if count % _TELL_EVERY == 0:
            tell("sorting", count)


def _add(spool: Spool, blocks: Iterable[Block]) -> None:
    for subject, parts, _ in blocks:
        spool.add([f"{subject} {predicate} {value} .\n".encode() for predicate, value in parts])


def _turtle(view: View, wish: Wish, path: Path, tell: Progress) -> None:
    _other(view, wish, path, tell, partial(_serialized, form="TURTLE", base_uri=wish.base_uri))


def _json_ld(view: View, wish: Wish, path: Path, tell: Progress) -> None:
    _other(view, wish, path, tell, write_json_ld)


def _rdf_xml(view: View, wish: Wish, path: Path, tell: Progress) -> None:
    _other(view, wish, path, tell, partial(_serialized, form="RDF_XML", base_uri=wish.base_uri))


def _other(view: View, wish: Wish, path: Path, tell: Progress, write: Callable[[Path, Path], None]) -> None:
    """Another form of the same triples, in the same order. ``write`` is given the N-Triples and where to write."""
    draft = path.with_name(f"{path.name}.nt")
    try:
        n_triples(view, wish, draft, tell)
        write(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _serialized(triples: Path, path: Path, form: str, base_uri: str) -> None:
    import pyoxigraph

    parsed = pyoxigraph.parse(path=str(triples), format=pyoxigraph.RdfFormat.N_TRIPLES)
    wanted = getattr(pyoxigraph.RdfFormat, form)
    pyoxigraph.serialize((quad.triple for quad in parsed), str(path), format=wanted, prefixes=prefixes(base_uri))


def _trig(view: View, wish: Wish, path: Path, tell: Progress) -> None:
    """A named graph a dataset, with all that it says; what the program adds stands in the default graph."""
    import pyoxigraph

    network = Network(view, wish, tell)
    draft = path.with_name(f"{path.name}.nq")
    try:
        with Spool(path.parent) as triples, Spool(path.parent) as quads:
            for block in network.blocks():
                _add(triples, [block])
                _add_quads(quads, block, network.names)
            _add(triples, network.described(triples=0))
            for block in network.described(sum(1 for _ in _told(triples, tell))):
                _add_quads(quads, block, network.names)
            with draft.open("wb") as out:
                for line in quads:
                    graph, _, triple = line.partition(_GRAPH_END)
                    out.write(triple[:-2] + graph + b" .\n" if graph else triple)
        parsed = pyoxigraph.parse(path=str(draft), format=pyoxigraph.RdfFormat.N_QUADS)
        pyoxigraph.serialize(parsed, str(path), format=pyoxigraph.RdfFormat.TRIG, prefixes=prefixes(wish.base_uri))
    finally:
        draft.unlink(missing_ok=True)


def _add_quads(spool: Spool, block: Block, names: Names) -> None:
    subject, parts, graphs = block
    for graph in graphs or ("",):
        name = lines.iri(names.dataset(graph)) if graph else ""
        spool.add([f"{name}\t{subject} {predicate} {value} .\n".encode() for predicate, value in parts])
