"""A direct triple stands for what all that is told speaks for, and for nothing that is planned, paused or over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import RDF, Graph, Namespace

from graph.export.base import BASE_URI
from graph.export.rdf import to_rdflib
from graph.store.base import Store
from tests.networks import Drawn, area, link, service, thing
from tests.stores import open_sqlite

SN, ID = Namespace(f"{BASE_URI}def/"), Namespace(f"{BASE_URI}id/")
CAFE, HOME = ID["service/cafe"], ID["area/home"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_sqlite(tmp_path)
    yield opened
    opened.close()


def told(store: Store, of_service: dict[str, Any], of_relation: dict[str, Any]) -> Graph:
    """A service said to be available in an area, with more said of it and of that."""
    Drawn(store).draw(
        area("home"),
        service("cafe", **of_service),
        link("available_in", "service/cafe", "area/home", **of_relation),
    )
    return store.ask(to_rdflib)


HOLDS: list[dict[str, Any]] = [
    {},
    {"modality": "in_force"},
    {"modality": "under_way"},
    {"valid_from": "2020"},
    {"valid_to": "2020/.."},
]
DOES_NOT: list[dict[str, Any]] = [
    *({"modality": one} for one in ("planned", "aim", "possible", "proposed", "wanted", "invited")),
    {"valid_to": "2020"},
    {"valid_to": "2030"},
    {"valid_from": "2027", "said_on": "2026-10-01"},
]
STATES: list[dict[str, Any]] = [{"status": one} for one in ("planned", "paused", "ended")]


@pytest.mark.parametrize("said", HOLDS, ids=str)
def test_it_stands_for_what_holds(store: Store, said: dict[str, Any]) -> None:
    assert (CAFE, SN.availableIn, HOME) in told(store, said, {})
    assert (CAFE, SN.availableIn, HOME) in told(store, {}, said)


@pytest.mark.parametrize("said", DOES_NOT, ids=str)
def test_it_does_not_stand_for_a_relation_that_does_not_hold(store: Store, said: dict[str, Any]) -> None:
    graph = told(store, {}, said)
    assert (CAFE, None, HOME) not in graph
    (statement,) = graph.subjects(RDF.type, SN.Statement)
    assert (statement, RDF.object, HOME) in graph, "what was told is there all the same"


@pytest.mark.parametrize("said", [*DOES_NOT, *STATES], ids=str)
def test_it_does_not_stand_where_an_end_does_not_hold(store: Store, said: dict[str, Any]) -> None:
    graph = told(store, said, {})
    assert (CAFE, None, HOME) not in graph
    assert (CAFE, RDF.type, SN.Service) in graph


def test_a_project_that_has_an_end_leads_nowhere_and_a_meeting_that_ended_was_held(store: Store) -> None:
    Drawn(store).draw(
        area("home"),
        thing("initiative/pilot", begins="2020", ends="2022"),
        link("available_in", "initiative/pilot", "area/home"),
        thing("event/meeting", begins="2020-05-01", ends="2020-05-02"),
        link("available_in", "event/meeting", "area/home"),
    )
    graph = store.ask(to_rdflib)
    assert set(graph.subjects(SN.availableIn, HOME)) == {ID["event/meeting"]}
