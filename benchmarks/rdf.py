"""A million triples from a store to a file, beside rdflib doing the same; where the time goes, and how it grows.

The peer takes the same triples from the same store, makes rdflib's terms of them, puts them into a graph and lets
rdflib write it: what a program without an exporter of its own would do. Each run is a process of its own, so that its
peak memory is its own. Time is counted from the store's opening to the closed file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.loading import in_child, write_book
from graph.export import exports
from graph.export.base import Wish
from graph.export.rdf.network import Network
from graph.questions.base import Asking
from graph.store import open_store
from loaders.run import load

if TYPE_CHECKING:
    from rdflib.term import Node

SIZES = (4_800, 48_400)
"""Records of the networks: about a hundred thousand triples and a million."""

FORMS = {"n-triples": "nt", "turtle": "turtle"}
"""Our exports, and rdflib's names of the same."""

OTHERS = ("json-ld", "rdf-xml", "trig")


def measure() -> Iterator[str]:
    """A line for each size and form, and lines on where the time of the largest goes."""
    with TemporaryDirectory() as folder:
        for size in SIZES:
            place = Path(folder) / str(size)
            place.mkdir()
            store = place / "store.sqlite"
            write_book(place / "book", size)
            in_child(_load, place / "book", store)
            yield from _beside(store, place)
        yield from _others(store, place)
        yield from _parts(store, place)


def _beside(store: Path, place: Path) -> Iterator[str]:
    triples = 0
    for form, name in FORMS.items():
        ours, theirs = place / f"ours.{form}", place / f"theirs.{form}"
        seconds, memory = in_child(export_to, store, ours, Path(form))
        peer, peer_memory = in_child(_with_rdflib, store, theirs, Path(name))
        triples = triples or _count(ours)
        yield (
            f"{form}, {triples} triples: {seconds:.1f} s, {memory:.0f} MB at most; "
            f"rdflib: {peer:.1f} s, {peer_memory:.0f} MB; {peer / seconds:.1f}× as fast"
        )


def _others(store: Path, place: Path) -> Iterator[str]:
    for form in OTHERS:
        seconds, memory = in_child(export_to, store, place / f"ours.{form}", Path(form))
        yield f"{form}: {seconds:.1f} s, {memory:.0f} MB at most"


def _parts(store: Path, place: Path) -> Iterator[str]:
    """Reading the store alone, then with making the triples, then all of it."""
    steps: tuple[tuple[str, Callable[..., None]], ...] = (("reading", _read), ("reading and making triples", _make))
    for name, work in steps:
        seconds, memory = in_child(work, store)
        yield f"of it {name}: {seconds:.1f} s, {memory:.0f} MB at most"


def wish() -> Wish:
    """The public network, whole."""
    return Wish(Asking(date(2026, 11, 28)))


def _load(book: Path, store: Path) -> None:
    opened = open_store(f"sqlite:{store}")
    load(opened, book)
    opened.close()


def export_to(store: Path, path: Path, form: Path) -> None:
    """Write an export; ``form`` is its name."""
    opened = open_store(f"sqlite:{store}")
    wanted = exports()[form.name]
    opened.ask(lambda view: wanted.write(view, wish(), path, _quiet))
    opened.close()


def _quiet(step: str, count: int) -> None:
    """Nobody watches."""


def _read(store: Path) -> None:
    from graph.export.contents import Contents

    opened = open_store(f"sqlite:{store}")
    opened.ask(lambda view: sum(1 for _ in Contents(view, wish())))
    opened.close()


def _make(store: Path) -> None:
    opened = open_store(f"sqlite:{store}")
    opened.ask(lambda view: sum(len(block.parts) for block in Network(view, wish(), _quiet).blocks()))
    opened.close()


def _with_rdflib(store: Path, path: Path, form: Path) -> None:
    from rdflib import Graph

    graph = Graph()
    opened = open_store(f"sqlite:{store}")
    opened.ask(lambda view: [graph.add(triple) for triple in _rdflib_triples(Network(view, wish(), _quiet))] and None)
    opened.close()
    graph.serialize(str(path), format=form.name, encoding="utf-8")


def _rdflib_triples(network: Network) -> Iterator[tuple[Node, Node, Node]]:
    terms: dict[str, Node] = {}
    for block in network.blocks():
        subject = _term(block.subject, terms)
        for predicate, value in block.parts:
            yield subject, _term(predicate, terms), _term(value, terms)


def _term(text: str, known: dict[str, Node]) -> Node:
    """rdflib's term; addresses are remembered, since making them anew would be the peer's loss and not rdflib's."""
    from rdflib import Literal, URIRef

    found = known.get(text)
    if found is not None:
        return found
    if text.startswith("<"):
        return known.setdefault(text, URIRef(text[1:-1]))
    value, _, rest = text[1:].rpartition('"')
    if rest.startswith("@"):
        return Literal(value, lang=rest[1:])
    return Literal(value, datatype=URIRef(rest[3:-1]) if rest else None)


def _count(path: Path) -> int:
    with path.open("rb") as lines:
        return sum(1 for _ in lines)
