"""A slice that an engine cut, as a networkx graph: the same from every engine."""

from __future__ import annotations

from networkx import get_edge_attributes

from graph.store.base import Store
from tests.graph.checking.records import SOMEBODY
from tests.networks import MADE_UP, Drawn, link, network, organisation, professional, service


def test_a_neighbourhood_is_a_graph_to_measure(store: Store) -> None:
    Drawn(store).draw(
        *(organisation(slug) for slug in ("town", "club")),
        *(service(slug) for slug in ("cafe", "line")),
        network("centre"),
        professional("nurse", person_name=SOMEBODY),
        link("provides", "organisation/town", "service/cafe", role="responsible"),
        link("provides", "organisation/club", "service/line", dataset=MADE_UP),
        link("cooperates_with", "organisation/town", "organisation/club", since="2024"),
        link("member_of", "organisation/town", "network/centre"),
        link("works_in", "professional/nurse", "organisation/town"),
    )
    asked = ["organisation/town", "organisation/club"]
    graph = store.ask(lambda view: view.select("neighbourhood", "public", keys=asked).to_networkx())
    assert dict(graph.degree()) == {
        "organisation/town": 4,
        "organisation/club": 2,
        "service/cafe": 1,
        "service/line": 1,
        "network/centre": 1,
        "professional/nurse": 1,
    }
    provided = "provides|organisation/town|service/cafe|responsible"
    assert graph.edges["organisation/town", "service/cafe", provided]["role"] == "responsible"
    assert list(get_edge_attributes(graph, "since").values()) == ["2024"]
    made_up: list[object] = [key for key, one in get_edge_attributes(graph, "fictional").items() if one]
    assert made_up == [("organisation/club", "service/line", "provides|organisation/club|service/line|")]
    assert SOMEBODY not in repr((graph.nodes(data=True), graph.edges(data=True)))
