"""Several sayings of one thing become one merged record. The only place in the program that merges.

Property by property the newest saying wins; lists are united; silence changes nothing; a differing saying stays
readable. Pure functions of the sayings alone: the order of loading cannot matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.merge.identity import clusters, link_ends, link_key
from graph.model.codec import closed_values, to_json
from graph.model.dates import last_day
from graph.model.records import Evidence, Link, Merged, MergedLink, MergedNode, Node, Said, Saying, Value
from graph.model.vocabulary import base_name, properties

_UNDATED = -1


def moment(evidence: Evidence) -> int:
    """When something was last said: the later of ``said_on`` and ``verified_on`` as a day number.

    Each counts by the end of its interval; −1 where neither is known.
    """
    days = (last_day(evidence.said_on), last_day(evidence.verified_on))
    return max((day.toordinal() for day in days if day is not None), default=_UNDATED)


def days(record: Merged) -> tuple[int | None, int | None]:
    """Day numbers of a merged record: when something of it was last said, and when last verified."""
    said = max((moment(evidence) for evidence in record.evidence), default=_UNDATED)
    verified = [day for evidence in record.evidence if (day := last_day(evidence.verified_on)) is not None]
    return (said if said > 0 else None), (max(verified).toordinal() if verified else None)


def merge_node(key: str, sayings: Sequence[Node]) -> MergedNode | None:
    """The merged record of all node sayings of one cluster; None while nobody has named the thing."""
    if not any(base_name(name) == "name" for saying in sayings for name in saying.values):
        return None
    kind = sayings[0].kind
    aliases = tuple(sorted({saying.id for saying in sayings} - {key}))
    values, visibility, evidence, supports, differing = _merged(kind, sayings)
    # One source may give the address that another one says must stay hidden.
    closed = closed_values(kind, values)
    return MergedNode(
        kind,
        key,
        {name: value for name, value in values.items() if name not in closed},
        visibility,
        evidence,
        {name: places for name, places in supports.items() if name not in closed},
        tuple(said for said in differing if said.property not in closed),
        aliases,
    )


def merge_link(
    key: str, ends: tuple[str, str], sayings: Sequence[Link], end_visibility: Iterable[str] = ()
) -> MergedLink:
    """The merged record of all sayings of one link. It is no more visible than the nodes at its ends."""
    kind = sayings[0].kind
    values, visibility, evidence, supports, differing = _merged(kind, sayings)
    visibility = strictest((visibility, *end_visibility))
    return MergedLink(kind, key, *ends, values, visibility, evidence, supports, differing)


def merge_values(sayings: Sequence[Saying]) -> dict[str, Value]:
    """The merged values alone, of sayings of one thing; used for values that live apart (personal ones)."""
    return _merged(sayings[0].kind, sayings)[0]


def strictest(visibilities: Iterable[str]) -> str:
    """The strictest of several visibilities."""
    return "network" if "network" in set(visibilities) else "public"


def merge_all(sayings: Iterable[Saying]) -> dict[str, Merged]:
    """The whole merged graph from scratch, by key: what every store must hold after any changes."""
    everything = list(sayings)
    ids = clusters(everything)
    of_node: dict[str, list[Node]] = defaultdict(list)
    for saying in everything:
        if isinstance(saying, Node):
            of_node[ids[saying.id]].append(saying)
    merged: dict[str, Merged] = {}
    for key, group in of_node.items():
        if (node := merge_node(key, group)) is not None:
            merged[key] = node
    resolve = {node_id: key for node_id, key in ids.items() if key in merged}
    of_link: dict[str, list[Link]] = defaultdict(list)
    for saying in everything:
        if isinstance(saying, Link) and (name := link_key(saying, resolve)) is not None:
            of_link[name].append(saying)
    for name, links in of_link.items():
        ends = link_ends(links[0], resolve)
        merged[name] = merge_link(name, ends, links, (merged[end].visibility for end in ends))
    return merged


def _merged(
    kind: str, sayings: Sequence[Saying]
) -> tuple[dict[str, Value], str, tuple[Evidence, ...], dict[str, tuple[int, ...]], tuple[Said, ...]]:
    """Values, visibility, evidence, supports and differing of sayings of one thing."""
    if len(sayings) == 1:
        return _alone(kind, sayings[0])
    ordered = sorted(sayings, key=_newest_first)
    evidence = tuple(dict.fromkeys(saying.evidence for saying in ordered))
    place = {one: position for position, one in enumerate(evidence)}
    known = properties(kind)
    said: dict[str, list[tuple[Value, int]]] = defaultdict(list)
    for saying in ordered:
        for name, value in saying.values.items():
            if name != "visibility":
                said[name].append((value, place[saying.evidence]))
    confirmed = _confirmations(ordered, place)
    values: dict[str, Value] = {}
    supports: dict[str, tuple[int, ...]] = {}
    differing: list[Said] = []
    for name in sorted(said):
        many = known[base_name(name)].many
        value, support, others = _one_value(said[name], many)
        values[name] = value
        confirming = _confirming(confirmed, [moment(evidence[one]) for one in support], many) if confirmed else ()
        supports[name] = tuple(sorted({*support, *confirming}))
        differing.extend(Said(name, other, tuple(sorted(set(by)))) for other, by in others)
    visibility = strictest(str(s.values.get("visibility", "public")) for s in sayings)
    return values, visibility, evidence, supports, tuple(differing)


def _alone(
    kind: str, saying: Saying
) -> tuple[dict[str, Value], str, tuple[Evidence, ...], dict[str, tuple[int, ...]], tuple[Said, ...]]:
    """The same of the one saying that there is: most things are spoken of once."""
    known = properties(kind)
    names = sorted(name for name in saying.values if name != "visibility")
    values = {
        name: _one_value([(saying.values[name], 0)], True)[0] if known[base_name(name)].many else saying.values[name]
        for name in names
    }
    visibility = strictest((str(saying.values.get("visibility", "public")),))
    return values, visibility, (saying.evidence,), dict.fromkeys(names, (0,)), ()


def _newest_first(saying: Saying) -> tuple[int, bool, str, str, str, str, str, str]:
    """The order of sayings. Of one day, what a person looked at comes before what was only said: it answers it."""
    evidence = saying.evidence
    about = saying.id if isinstance(saying, Node) else f"{saying.source} {saying.target}"
    return (
        -moment(evidence),
        not evidence.verified_on,
        evidence.dataset,
        evidence.document,
        evidence.locator,
        about,
        to_json(dict(saying.values)),
        repr(evidence),
    )


def _confirmations(ordered: Sequence[Saying], place: dict[Evidence, int]) -> list[tuple[int, int]]:
    """Sayings with only a key and ``verified_on``: (position in evidence, day) of each.

    What tells links apart belongs to the key; who may see it is no fact about the thing.
    """
    found = []
    for saying in ordered:
        if (day := last_day(saying.evidence.verified_on)) is None:
            continue
        known = properties(saying.kind)
        if all(name == "visibility" or known[base_name(name)].in_key for name in saying.values):
            found.append((place[saying.evidence], day.toordinal()))
    return found


def _confirming(confirmed: Iterable[tuple[int, int]], said: Iterable[int], many: bool) -> set[int]:
    """Which confirmations count for a value that was said on these days: those of the day or later.

    A value without a date is not dated by them: nobody knows whether it had been said by then. A list is
    united, so all that was said of it must have been said by then.
    """
    dated = [day for day in said if day != _UNDATED]
    if not dated:
        return set()
    since = max(dated) if many else min(dated)
    return {at for at, day in confirmed if since <= day}


def _one_value(said: Sequence[tuple[Value, int]], many: bool) -> tuple[Value, list[int], list[tuple[Value, list[int]]]]:
    """The value of one property, who says it, and the other values with who says those (newest first)."""
    if many:
        united = sorted({one for value, _ in said if isinstance(value, tuple) for one in value})
        return tuple(united), [at for _, at in said], []
    by_value: dict[Value, tuple[Value, list[int]]] = {}
    for value, at in said:
        # Equal values are one value; 6 and 6.0 are equal.
        by_value.setdefault(value, (value, []))[1].append(at)
    (value, support), *others = by_value.values()
    return value, support, others
