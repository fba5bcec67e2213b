"""One thing as RDF on every engine: the same bytes, whatever keeps the sayings and in whichever order they came."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import NothingFound
from graph.model.records import Dataset
from graph.store.base import Scope, Store
from tests.colliding import link, node
from tests.graph.export.rdf.everything import DATASET, DOCUMENT, fill, sayings
from tests.graph.export.rdf.telling_of_one import READ, keys, told, triples, whole
from tests.stores import open_sqlite


@pytest.mark.parametrize(("scope", "personal", "limit"), [("public", False, 500), ("network", True, 2)])
def test_the_same_sayings_give_the_same_bytes(
    store: Store, tmp_path: Path, scope: Scope, personal: bool, limit: int
) -> None:
    fill(store)
    other = open_sqlite(tmp_path / "other")
    other.change(DATASET, [*reversed(list(sayings())), DOCUMENT])
    some = [one for one in keys(store, scope) if one.endswith(("/full", "/plain", "/other"))]
    assert len(some) == 45 if scope == "network" else len(some) > 35
    for key in some:
        for form in READ:
            made = [told(one, key, form, scope, limit, personal=personal) for one in (store, other)]
            assert made[0] == made[1], (key, form)
    other.close()


def test_it_is_a_part_of_the_whole_export(store: Store) -> None:
    fill(store)
    compared = whole(store)
    for key in ("service/plain", "organisation/other", "area/full", "need/double", "initiative/plain"):
        assert compared.faults(key, triples(told(store, key))) == [], key


def test_it_changes_with_what_is_said_and_with_nothing_else(store: Store) -> None:
    store.change(Dataset("one", "A"), [node("service/a", "Kahvila"), node("service/b", "Kerho")])
    before = told(store, "service/a")
    store.change(Dataset("two", "B"), [node("service/c", "Muu", by="two")])
    assert told(store, "service/a") == before
    store.change(Dataset("two", "B"), [link("service/b", "refers_to", "service/a", by="two")])
    assert "Kerho" in told(store, "service/a")
    store.remove("two")
    assert told(store, "service/a") == before
    store.remove("one")
    with pytest.raises(NothingFound):
        told(store, "service/a")
