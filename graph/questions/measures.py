"""Measures of a network of points and lines, undirected and without weights: pure functions, worked out by igraph.

They are told of organisations and how they are in touch; what counts as a point and a line is decided by whoever asks
(``gaps/lines.py``). Lines from a point to itself and lines that stand twice do not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.questions.chance import chance

if TYPE_CHECKING:
    import igraph

Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ties:
    """Lines at the members of a group: inside it, and out of it."""

    inside: int
    outside: int

    @property
    def index(self) -> float:
        """The E-I index: (outside − inside) / (outside + inside), from −1 (only inside) to 1 (only outside).

        Krackhardt, D., and Stern, R. (1988): Informal networks and organizational crises. Social Psychology
        Quarterly 51(2), 123–140. 0 where there are no lines.
        """
        lines = self.inside + self.outside
        return (self.outside - self.inside) / lines if lines else 0.0


def network(points: Iterable[str], lines: Iterable[Line]) -> igraph.Graph:
    """The network as igraph knows it, with points and lines in the order of their names."""
    import igraph

    names = sorted(set(points))
    place = {name: at for at, name in enumerate(names)}
    ends = sorted({tuple(sorted((place[a], place[b]))) for a, b in lines if a != b})
    found = igraph.Graph(len(names), ends)
    found.vs["name"] = names
    return found


def betweenness(graph: igraph.Graph) -> dict[str, float]:
    """For each point how many shortest paths between others go through it; of several equally short ones its share.

    Not normalised. Freeman, L. (1977): A set of measures of centrality based on betweenness. Sociometry 40(1), 35–41;
    worked out as Brandes, U. (2001): A faster algorithm for betweenness centrality. Journal of Mathematical
    Sociology 25(2), 163–177.
    """
    return dict(zip(graph.vs["name"], graph.betweenness(directed=False), strict=True))


def articulation_points(graph: igraph.Graph) -> list[str]:
    """Points without which their part of the network falls apart, by name.

    Hopcroft, J., and Tarjan, R. (1973): Efficient algorithms for graph manipulation. Communications of the ACM 16(6).
    """
    return sorted(graph.vs[at]["name"] for at in graph.articulation_points())


def bridges(graph: igraph.Graph) -> list[Line]:
    """Lines without which their part of the network falls apart, by the names of their ends.

    Tarjan, R. (1974): A note on finding the bridges of a graph. Information Processing Letters 2(6), 160–161.
    """
    ends = (graph.es[at].tuple for at in graph.bridges())
    return sorted((graph.vs[a]["name"], graph.vs[b]["name"]) for a, b in ends)


def parts(graph: igraph.Graph) -> list[list[str]]:
    """Connected components, the largest first, then by name; each a sorted list of points."""
    found = [sorted(graph.vs[at]["name"] for at in part) for part in graph.connected_components()]
    return sorted(found, key=lambda part: (-len(part), part))


def parts_without(graph: igraph.Graph, point: str) -> list[list[str]]:
    """What the part of the network that a point stands in falls into without it, the largest first."""
    at = graph.vs.find(name=point).index
    around = graph.induced_subgraph(graph.subcomponent(at))
    around.delete_vertices([around.vs.find(name=point).index])
    return parts(around)


def ties(lines: Iterable[Line], group_of: Mapping[str, str]) -> dict[str, Ties]:
    """Lines at the members of each group: inside (both ends in it) and outside. Ends in no group do not count."""
    inside: Counter[str] = Counter()
    outside: Counter[str] = Counter()
    for a, b in lines:
        if a == b or a not in group_of or b not in group_of:
            continue
        one, other = group_of[a], group_of[b]
        if one == other:
            inside[one] += 1
        else:
            outside.update((one, other))
    return {group: Ties(inside[group], outside[group]) for group in sorted(inside | outside)}


def clusters(graph: igraph.Graph, seed: int = 0) -> list[list[str]]:
    """Groups of points with more lines inside than chance would give (modularity), the largest first.

    Traag, V., Waltman, L., and van Eck, N. (2019): From Louvain to Leiden: guaranteeing well-connected communities.
    Scientific Reports 9, 5233. The same network and seed give the same groups.
    """
    with chance(seed):
        found = graph.community_leiden(objective_function="modularity", n_iterations=-1)
    groups = [sorted(graph.vs[at]["name"] for at in group) for group in found]
    return sorted(groups, key=lambda group: (-len(group), group))


def mean_and_deviation(numbers: Collection[float]) -> tuple[float, float]:
    """Mean and standard deviation (of the whole, not of a sample); zeros for no numbers."""
    from statistics import fmean, pstdev

    return (fmean(numbers), pstdev(numbers)) if numbers else (0.0, 0.0)
