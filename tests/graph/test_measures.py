"""Measures of a network: as networkx works them out, and as they were published for networks that everybody knows."""

from __future__ import annotations

import threading
from collections.abc import Callable

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.questions.measures import (
    Ties,
    articulation_points,
    betweenness,
    bridges,
    clusters,
    mean_and_deviation,
    network,
    parts,
    parts_without,
    ties,
)

Line = tuple[str, str]
_NAMES = [f"organisation/{letter}" for letter in "abcdefghij"]
NETWORKS = st.lists(st.tuples(st.sampled_from(_NAMES), st.sampled_from(_NAMES)), max_size=25)


def as_networkx(lines: list[Line]) -> networkx.Graph[str]:
    """The same network there, without lines from a point to itself."""
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(_NAMES)
    graph.add_edges_from((a, b) for a, b in lines if a != b)
    return graph


@given(lines=NETWORKS)
def test_they_are_those_of_networkx(lines: list[Line]) -> None:
    ours, theirs = network(_NAMES, lines), as_networkx(lines)
    assert betweenness(ours) == pytest.approx(networkx.betweenness_centrality(theirs, normalized=False))
    assert articulation_points(ours) == sorted(networkx.articulation_points(theirs))
    assert bridges(ours) == sorted(tuple(sorted(line)) for line in networkx.bridges(theirs))
    assert sorted(parts(ours)) == sorted(sorted(part) for part in networkx.connected_components(theirs))


@given(lines=NETWORKS, point=st.sampled_from(_NAMES))
def test_what_is_left_without_a_point_is_what_networkx_leaves(lines: list[Line], point: str) -> None:
    theirs = as_networkx(lines)
    around = theirs.subgraph(networkx.node_connected_component(theirs, point) - {point})
    left = sorted(sorted(part) for part in networkx.connected_components(around))
    assert sorted(parts_without(network(_NAMES, lines), point)) == left


def known(make: Callable[[], networkx.Graph[str]]) -> tuple[list[str], list[Line]]:
    graph = make()
    return [str(one) for one in graph], [(str(a), str(b)) for a, b in graph.edges]


def test_betweenness_of_the_families_of_florence_is_as_published() -> None:
    """Wasserman, S., and Faust, K. (1994): Social Network Analysis, table 5.1: marriages, share of all pairs."""
    points, lines = known(networkx.florentine_families_graph)
    pairs = (len(points) - 1) * (len(points) - 2) / 2
    shares = {name: load / pairs for name, load in betweenness(network(points, lines)).items()}
    published = {
        "Medici": 0.522,
        "Guadagni": 0.255,
        "Albizzi": 0.212,
        "Salviati": 0.143,
        "Ridolfi": 0.114,
        "Pazzi": 0.0,
    }
    assert {name: round(shares[name], 3) for name in published} == published


def test_the_karate_club_hangs_on_its_instructor_and_falls_into_four_groups() -> None:
    """Zachary, W. (1977): An information flow model for conflict and fission in small groups; the best split by
    modularity has 4 groups and 0.4198 (Brandes et al. 2008: On modularity clustering)."""
    points, lines = known(networkx.karate_club_graph)
    graph = network(points, lines)
    assert articulation_points(graph) == ["0"]
    assert bridges(graph) == [("0", "11")]
    groups = clusters(graph)
    assert len(groups) == 4
    quality = networkx.community.modularity(as_graph(lines), [set(group) for group in groups])
    assert round(quality, 4) == 0.4198


def as_graph(lines: list[Line]) -> networkx.Graph[str]:
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_edges_from(lines)
    return graph


def test_groups_are_the_same_in_every_thread() -> None:
    points, lines = known(networkx.les_miserables_graph)
    found: list[list[list[str]]] = []
    threads = [threading.Thread(target=lambda: found.append(clusters(network(points, lines)))) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(found) == 8
    assert all(one == found[0] for one in found)


@given(lines=NETWORKS, groups=st.dictionaries(st.sampled_from(_NAMES), st.sampled_from("xyz")))
def test_ties_count_each_line_once_for_each_group_it_touches(lines: list[Line], groups: dict[str, str]) -> None:
    unique = {(min(line), max(line)) for line in lines if line[0] != line[1]}
    for group, counted in ties(unique, groups).items():
        touching = [{groups.get(a), groups.get(b)} for a, b in unique if group in {groups.get(a), groups.get(b)}]
        assert counted.inside == sum(ends == {group} for ends in touching)
        assert counted.outside == sum(len(ends) == 2 and None not in ends for ends in touching)


@pytest.mark.parametrize(
    ("counted", "index"), [(Ties(0, 4), 1.0), (Ties(4, 0), -1.0), (Ties(3, 1), -0.5), (Ties(0, 0), 0.0)]
)
def test_the_index_goes_from_only_inside_to_only_outside(counted: Ties, index: float) -> None:
    assert counted.index == index


def test_mean_and_deviation() -> None:
    assert mean_and_deviation([2, 4, 4, 4, 5, 5, 7, 9]) == (5.0, 2.0)
    assert mean_and_deviation([]) == (0.0, 0.0)
