"""Of any network the files of its things hold what the whole export says of them, also where they are cut short."""

from __future__ import annotations

from graph.export.base import BASE_URI
from graph.model.records import Dataset
from graph.store.base import Scope
from tests.graph.export.rdf.telling_of_one import address, keys, told, triples, whole
from tests.properties.each_engine import fresh, on_each_engine
from tests.strategies import Record, records

SHARE = 1 / 3  # of an engine's examples: each is written as a whole, and thing by thing
READERS: tuple[tuple[Scope, bool], ...] = (("public", False), ("network", True))


@on_each_engine(SHARE, drawn=records())
def test_things_are_told_as_in_the_whole(engine: str, drawn: list[Record]) -> None:
    dataset, *rest = drawn
    assert isinstance(dataset, Dataset)
    with fresh(engine) as store:
        store.change(dataset, [one for one in rest if not isinstance(one, Dataset)])
        for scope, personal in READERS:
            compared = whole(store, scope, personal=personal)
            for key in keys(store, scope):
                said = triples(told(store, key, scope=scope, personal=personal))
                assert compared.faults(key, said) == []
                json_ld = told(store, key, "json-ld", scope, personal=personal)
                assert triples(json_ld, "json-ld") == said
                some = triples(told(store, key, scope=scope, limit=1, personal=personal))
                assert {one for one in some if one.subject != address(f"nodes/{key}")} <= compared.triples
                assert not [one for one in compared.about[address(f"id/{key}")] - some if _own(str(one.object))]


def _own(value: str) -> bool:
    """Whether a value of the thing, as in N-Triples, leads to no other thing, relation or saying."""
    return not value.startswith((f"<{BASE_URI}id/", f"<{BASE_URI}statement/"))
