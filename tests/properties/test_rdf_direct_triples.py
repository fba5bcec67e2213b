"""A direct triple in RDF and the mark "in force" of a graph format say the same of every relation of any network."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from rdflib import Graph

from graph.export.base import BASE_URI
from graph.export.rdf.names import Names
from graph.model.records import Dataset
from graph.model.vocabulary import LINK_KINDS
from graph.store.base import Store
from tests.exporting import READERS, edges, exported
from tests.networks import Drawn, link, organisation, thing
from tests.properties.each_engine import fresh, on_each_engine
from tests.strategies import Record, records

SHARE = 1 / 2  # of an engine's examples: each is written in two formats and read back

Told = set[tuple[str, str, str]]
"""Source, kind of link, target."""

_NAMES = Names(BASE_URI)
_KINDS = {_NAMES.relation(kind.name): kind.name for kind in LINK_KINDS if kind.name not in {"succeeded_by", "same_as"}}
_BOTH_WAYS = {kind.name for kind in LINK_KINDS if kind.symmetric}
_ASKED = set(_KINDS.values()) - {"different_from"}


def direct(store: Store, folder: str) -> Told:
    """Relations that RDF tells by one triple from thing to thing."""
    written = Graph().parse(exported(store, "n-triples", Path(folder) / "n.nt", scope="network"), format="nt")
    told = {(_NAMES.thing_id(str(a)), _KINDS.get(str(by)), _NAMES.thing_id(str(b))) for a, by, b in written}
    return {(a, kind, b) for a, kind, b in told if a and b and kind in _ASKED}


def in_force(store: Store, folder: str) -> Told:
    """Relations that GraphML marks as in force; one that has no direction in either."""
    graph = READERS["graphml"](exported(store, "graphml", Path(folder) / "n.graphml", scope="network"))
    found = {(key.split("|")[0], *one["ends"]) for key, one in edges(graph).items() if one["in_force"]}
    there = {(a, kind, b) for kind, a, b in found if kind in _ASKED}
    return there | {(b, kind, a) for a, kind, b in there if kind in _BOTH_WAYS}


@on_each_engine(SHARE, drawn=records())
def test_both_formats_tell_the_same_relations_as_in_force(engine: str, drawn: list[Record]) -> None:
    dataset, *rest = drawn
    assert isinstance(dataset, Dataset)
    with fresh(engine) as store, TemporaryDirectory() as folder:
        store.change(dataset, [one for one in rest if not isinstance(one, Dataset)])
        assert direct(store, folder) == in_force(store, folder)


def test_a_part_of_a_programme_that_has_ended_holds_no_more_in_either() -> None:
    with fresh("sqlite") as store, TemporaryDirectory() as folder:
        Drawn(store).draw(
            organisation("club"),
            *(thing("initiative/ended", ends="2020"), thing("initiative/running"), thing("initiative/project")),
            *(thing("initiative/sub"), thing("initiative/other")),
            link("part_of", "initiative/project", "initiative/ended"),
            link("part_of", "initiative/sub", "initiative/project"),
            link("part_of", "initiative/other", "initiative/running"),
            link("takes_part", "organisation/club", "initiative/sub"),
            link("takes_part", "organisation/club", "initiative/other"),
        )
        held = {
            ("initiative/other", "part_of", "initiative/running"),
            ("organisation/club", "takes_part", "initiative/other"),
        }
        assert in_force(store, folder) == held
        assert direct(store, folder) == held
