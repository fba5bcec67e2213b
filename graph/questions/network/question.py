"""The network: which things there are and how they are connected, in an area, around one thing, or in everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.errors import BadQuestion
from graph.model.records import MergedLink
from graph.model.vocabulary import node_kinds
from graph.model.wording import label
from graph.questions.area import asked_area, known
from graph.questions.base import (
    Asking,
    Fact,
    Known,
    LeftOut,
    Parameter,
    Reason,
    Taken,
    check_limit,
    frame,
)
from graph.questions.kinds import kinds_named
from graph.questions.naming import AREA_KINDS, find
from graph.questions.network.answer import NetworkAnswer
from graph.questions.network.folding import Folded
from graph.questions.network.reading import FOLLOWED, POINTS, Found, around, ends, joining, of_area, of_everything
from graph.questions.network.telling import Shown, known_of, links_told, nodes_told
from graph.questions.web import web_of
from graph.store.base import Slice, View

PARAMETERS = (
    Parameter("area", node_kinds=AREA_KINDS),
    Parameter("node"),
    Parameter("depth", "whole", default=1),
    Parameter("kinds"),
    Parameter("limit", "whole", default=300),
)

_DEPTHS = (1, 2)
ALL_KINDS = "all"


def network(
    view: View,
    asking: Asking,
    *,
    area: str | None = None,
    node: str | None = None,
    depth: int = 1,
    kinds: str | None = None,
    limit: int = 300,
) -> NetworkAnswer:
    """Things and the links between them: of an area, or around the thing that ``node`` names, up to ``depth`` steps.

    Without either: of everything. ``kinds``: kinds of things, separated by commas, or ``all``. Where none is said, all
    around a thing, and organisations, networks and teams elsewhere. In an area and in everything, links of what is left
    out are told as those of whoever it belongs to. At most ``limit`` things: the nearest, then those with most links.
    Raises BadQuestion for both an area and a thing, another depth, an unknown kind or an impossible limit; NothingFound
    and Ambiguous for names.
    """
    wanted = _checked(area, node, depth, kinds, limit)
    found, taken, told = _read(view, asking, area, node, depth, wanted, limit)
    keys = found.order[:limit]
    detail = view.select("neighbourhood", asking.scope, keys=keys, kinds=joining(), limit=FOLLOWED) if keys else Slice()
    read = {link.key: link for link in (*detail.links, *found.links)}
    chosen = set(keys)
    nodes = {**found.nodes, **detail.nodes}
    documents = {**found.documents, **detail.documents}
    source = Slice(nodes, tuple(read[key] for key in sorted(read)), documents=documents, datasets=view.datasets())
    shown = Shown(keys, found.distance, ends(detail), web_of(source, asking.today))
    lines: list[MergedLink | Folded] = [*read.values(), *found.folded]
    lines = [one for one in lines if one.source in chosen and one.target in chosen]
    links = links_told(lines, shown.web, asking)
    parts = {
        "taken": taken,
        "known": told or known_of([nodes[key] for key in keys], asking),
        "notes": () if keys else (asking.reason("network-none"),),
        "filter": tuple(_filter(taken, depth, wanted if kinds and kinds != ALL_KINDS else (), kinds is None, asking)),
        "left_out": tuple(_left_out(found, limit, asking)),
        "items": nodes_told(shown, links, asking),
        "links": links,
    }
    asked: Mapping[str, Fact] = {"area": area, "node": node, "depth": depth, "kinds": kinds, "limit": limit}
    return NetworkAnswer(**frame(view, asking, "network", asked, **parts))


def _checked(area: str | None, node: str | None, depth: int, kinds: str | None, limit: int) -> Sequence[str]:
    """The kinds asked for, once everything that was asked fits together."""
    check_limit(limit)
    if area is not None and node is not None:
        raise BadQuestion("network-one", parameter="node")
    if depth not in _DEPTHS:
        raise BadQuestion("bad-choice", parameter="depth", text=str(depth), known=", ".join(map(str, _DEPTHS)))
    if depth > 1 and node is None:
        raise BadQuestion("network-depth", parameter="depth")
    if kinds == ALL_KINDS or (not kinds and node is not None):
        return tuple(node_kinds())
    if not kinds:
        return POINTS
    return kinds_named("kinds", kinds)


def _read(
    view: View, asking: Asking, area: str | None, node: str | None, depth: int, kinds: Sequence[str], limit: int
) -> tuple[Found, tuple[Taken, ...], Known | None]:
    """What may be shown, what names were taken for, and what is known of an asked area."""
    if area is not None:
        scope, taken = asked_area(view, asking, area)
        return of_area(view, asking, scope, kinds), (taken,), known(view, asking, scope, taken.ref)
    if node is not None:
        centre, taken = find(view, asking, "node", node)
        return around(view, asking, centre.key, kinds, depth), (taken,), None
    return of_everything(view, asking, kinds, limit), (), None


def _filter(taken: Sequence[Taken], depth: int, kinds: Sequence[str], usual: bool, asking: Asking) -> Iterator[Reason]:
    if not taken:
        yield asking.reason("network-of-everything")
    elif taken[0].parameter == "area":
        yield asking.reason("network-of-area", area=taken[0].ref.name)
        if usual:
            yield asking.reason("network-level")
    else:
        yield asking.reason("network-around", node=taken[0].ref.name, depth=depth, most=FOLLOWED)
    if kinds:
        yield asking.reason("network-kinds", kinds=", ".join(label("node", one, asking.language) for one in kinds))


def _left_out(found: Found, limit: int, asking: Asking) -> Iterator[LeftOut]:
    if (more := len(found.order) - limit) > 0:
        yield LeftOut("more", more, asking.say("left-network", count=more))
    if found.others:
        yield LeftOut("kinds", found.others, asking.say("left-network-kinds", count=found.others))
    if found.cut:
        yield LeftOut("hubs", found.cut, asking.say("left-network-hubs", count=found.cut))
