"""GraphML and GEXF from every engine: what an analyst reads in the file is what was said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.store.base import Scope, Store
from tests.exporting import READERS, edges, exported, nodes
from tests.graph.checking.records import SOMEBODY
from tests.networks import MADE_UP, Drawn, area, link, organisation, place, professional, service, thing

FORMS = sorted(READERS)


@pytest.fixture
def net(store: Store) -> Drawn:
    """A small network with something real, something planned, something made up, and something that is not public."""
    drawn = Drawn(store)
    drawn.draw(
        area("home"),
        area("away"),
        organisation("town", name_fi="Kaupunki", name_sv="Staden"),
        organisation("mill", dataset=MADE_UP),
        service("cafe", name_fi="Kahvila", summary_fi="Ovi\x0b auki\r\naina", languages=("fi", "sv"), min_age=6),
        service("cafe", name_fi="Kahvila", said_on="2025-05", min_age=6.5, locator="2"),
        service("club", modality="planned"),
        professional("nurse", person_name=SOMEBODY),
        place("shelter", address="Katu 1", hidden_address=True),
        thing("observation/point", text_fi="Ovi kiinni", visibility="network"),
        link("provides", "organisation/town", "service/cafe"),
        link("provides", "organisation/town", "service/club"),
        link("available_in", "service/cafe", "area/home"),
        link("available_in", "service/club", "area/away", valid_to="2030"),
        link("concerns", "observation/point", "service/cafe"),
        link("cooperates_with", "organisation/town", "organisation/mill", dataset=MADE_UP),
    )
    return drawn


def read(net: Drawn, form: str, folder: Path, **wished: Any) -> Any:
    """The graph as networkx reads it."""
    return READERS[form](exported(net.store, form, folder / "graph", **wished))


@pytest.mark.parametrize("form", FORMS)
def test_a_node_says_what_was_said_of_it(form: str, net: Drawn, tmp_path: Path) -> None:
    cafe = nodes(read(net, form, tmp_path))["service/cafe"]
    assert cafe["label"] == cafe["name_fi"] == "Kahvila"
    assert cafe["summary_fi"] == "Ovi auki\naina", "without what XML cannot hold"
    assert (cafe["languages"], cafe["min_age"]) == ("fi | sv", 6.0)
    assert isinstance(cafe["min_age"], float), "a number is never a whole number in one node only"
    assert (cafe["sayings"], cafe["said_on"], cafe["cited"]) == (2, "2026-10-01", "Text of d")
    assert (cafe["modality"], cafe["in_force"], cafe["fictional"]) == ("in_force", True, False)


@pytest.mark.parametrize("form", FORMS)
def test_only_what_is_real_at_both_ends_is_in_force(form: str, net: Drawn, tmp_path: Path) -> None:
    found = edges(read(net, form, tmp_path))
    assert {key: one["in_force"] for key, one in found.items()} == {
        "provides|organisation/town|service/cafe|": True,
        "provides|organisation/town|service/club|": False,
        "available_in|service/cafe|area/home": True,
        "available_in|service/club|area/away": False,
        "cooperates_with|organisation/mill|organisation/town|": True,
    }


@pytest.mark.parametrize("form", FORMS)
def test_made_up_and_symmetric_links_say_so(form: str, net: Drawn, tmp_path: Path) -> None:
    graph = read(net, form, tmp_path)
    found = edges(graph)
    assert [key for key, one in found.items() if one["symmetric"]] == [
        "cooperates_with|organisation/mill|organisation/town|"
    ]
    assert {one["label"] for one in found.values() if one["fictional"]} == {"tekee yhteistyötä"}
    assert {key for key, one in nodes(graph).items() if one["fictional"]} == {"organisation/mill"}


@pytest.mark.parametrize("form", FORMS)
def test_labels_are_in_the_readers_language_as_far_as_there_is_one(form: str, net: Drawn, tmp_path: Path) -> None:
    found = nodes(read(net, form, tmp_path, language="sv"))
    assert (found["organisation/town"]["label"], found["service/cafe"]["label"]) == ("Staden", "Kahvila")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("scope", "seen"), [("public", False), ("network", True)])
def test_what_is_for_the_network_is_there_for_the_network_only(
    form: str, scope: Scope, seen: bool, net: Drawn, tmp_path: Path
) -> None:
    graph = read(net, form, tmp_path, scope=scope)
    assert ("observation/point" in graph) == seen
    assert ("concerns|observation/point|service/cafe" in edges(graph)) == seen
    assert ("network" in {one["visibility"] for one in nodes(graph).values()}) == seen


@pytest.mark.parametrize("form", FORMS)
def test_personal_values_are_there_only_for_those_who_ask(form: str, net: Drawn, tmp_path: Path) -> None:
    plain = exported(net.store, form, tmp_path / "plain").read_text(encoding="utf-8")
    assert SOMEBODY not in plain
    assert "Katu 1" not in plain
    found = nodes(read(net, form, tmp_path, personal=True))
    assert found["professional/nurse"]["person_name"] == SOMEBODY
    assert found["place/shelter"]["address"] == "Katu 1"


@pytest.mark.parametrize("form", FORMS)
def test_an_area_has_its_own_things_only(form: str, net: Drawn, tmp_path: Path) -> None:
    found = read(net, form, tmp_path, area="home")
    assert {"service/cafe", "organisation/town", "area/home"} <= set(found)
    assert "area/away" not in found


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_store_gives_an_empty_graph(form: str, store: Store, tmp_path: Path) -> None:
    graph = READERS[form](exported(store, form, tmp_path / "graph"))
    assert (len(graph), graph.is_directed()) == (0, True)


def test_gexf_has_neither_the_day_nor_a_version_of_its_writer(net: Drawn, tmp_path: Path) -> None:
    text = exported(net.store, "gexf", tmp_path / "graph").read_text(encoding="utf-8")
    assert "lastmodifieddate" not in text
    assert "<creator>Seinätön</creator>" in text
