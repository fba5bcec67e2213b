"""A slice as a networkx graph: everything that was said is on its nodes and edges, as plain values."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from networkx import get_node_attributes

from graph.merge.merge import merge_all
from graph.model.records import Dataset, Link, Merged, MergedLink, MergedNode, Node, Saying
from graph.model.vocabulary import LINK_KINDS
from graph.store.base import Slice
from tests.networks import MADE_UP, link, organisation, service
from tests.strategies import Record, records


def cut(said: Sequence[Saying], datasets: Sequence[Dataset] = ()) -> Slice:
    """A slice of all that sayings amount to."""
    merged = merge_all(said).values()
    return Slice(
        {one.key: one for one in merged if isinstance(one, MergedNode)},
        tuple(one for one in merged if isinstance(one, MergedLink)),
        datasets={one.id: one for one in datasets},
    )


def test_values_come_as_a_networkx_user_expects_them() -> None:
    cafe = service("cafe", name_fi="Kahvila", name_sv="Kafé", languages=("fi", "sv"), max_age=6.0, waiting_min_days=3)
    graph = cut([cafe]).to_networkx()
    assert dict(graph.nodes["service/cafe"]) == {
        "kind": "Service",
        "modality": "in_force",
        "certainty": "stated",
        "visibility": "public",
        "fictional": False,
        "name_fi": "Kahvila",
        "name_sv": "Kafé",
        "languages": ["fi", "sv"],
        "max_age": 6.0,
        "waiting_min_days": 3,
    }


def test_parallel_links_stay_apart_and_say_what_they_are() -> None:
    roles = ("responsible", "co-producer")
    provided = [link("provides", "organisation/town", "service/cafe", role=role) for role in roles]
    graph = cut([organisation("town"), service("cafe"), *provided]).to_networkx()
    edges = graph.get_edge_data("organisation/town", "service/cafe")
    assert {key: one["role"] for key, one in edges.items()} == {
        f"provides|organisation/town|service/cafe|{role}": role for role in roles
    }
    assert {(one["kind"], one["symmetric"]) for one in edges.values()} == {("provides", False)}


def test_a_plan_is_a_plan() -> None:
    plan = link("provides", "organisation/town", "service/cafe", modality="planned", certainty="implied")
    graph = cut([organisation("town"), service("cafe", modality="aim"), plan]).to_networkx()
    ((*_, edge),) = graph.edges(data=True)
    assert (edge["modality"], edge["certainty"]) == ("planned", "implied")
    assert graph.nodes["service/cafe"]["modality"] == "aim"


def test_what_is_made_up_says_so() -> None:
    datasets = [Dataset("d", "Real"), Dataset(MADE_UP, "Made up", fictional=True)]
    told = [organisation("town"), organisation("mill", dataset=MADE_UP)]
    met = link("cooperates_with", "organisation/town", "organisation/mill", dataset=MADE_UP)
    graph = cut([*told, met], datasets).to_networkx()
    assert get_node_attributes(graph, "fictional") == {"organisation/town": False, "organisation/mill": True}
    ((*_, edge),) = graph.edges(data=True)
    assert (edge["fictional"], edge["symmetric"]) == (True, True)


@given(records())
def test_nothing_is_lost_and_nothing_added(drawn: list[Record]) -> None:
    said = [one for one in drawn if isinstance(one, Node | Link)]
    slice_ = cut(said, [one for one in drawn if isinstance(one, Dataset)])
    graph = slice_.to_networkx()
    assert get_node_attributes(graph, "kind") == {key: node.kind for key, node in slice_.nodes.items()}
    assert {(*ends, key) for *ends, key in graph.edges(keys=True)} == {
        (one.source, one.target, one.key) for one in slice_.links
    }
    symmetric = {kind.name for kind in LINK_KINDS if kind.symmetric}
    every: list[Merged] = [*slice_.nodes.values(), *slice_.links]
    for one in every:
        told = graph.edges[one.source, one.target, one.key] if isinstance(one, MergedLink) else graph.nodes[one.key]
        assert told.get("symmetric", False) == (one.kind in symmetric)
        for key, value in one.values.items():
            expected = list(value) if isinstance(value, tuple) else value
            assert (told[key.replace("@", "_")], type(told[key.replace("@", "_")])) == (expected, type(expected))
