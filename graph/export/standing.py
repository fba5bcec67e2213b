"""How things and relations stand by what is told of them, for files that depend on no day.

The questions ask whether something is in force on a day (``graph.questions.standing``). An export has no day, so it
asks whether all that is told speaks for it: it is told as real, nothing tells of an end, whether past or to come, its
beginning is not later than the newest saying about it, and a relation's both ends are in force too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.merge.merge import moment
from graph.model.dates import first_day, last_day
from graph.model.records import Merged, MergedLink, MergedNode
from graph.questions.standing import COUNTED, modality

END_RECORDED = "end recorded"
"""Stands where a source gives an end: whether it has passed is for the reader to see."""

NOT_BEGUN = "not known to have begun"
"""Stands where a source gives a beginning, and nobody has spoken of it since."""

_NOT_ACTIVE = ("planned", "paused", "ended")
_OVER = ("ended", END_RECORDED)


def in_force(standing: str) -> bool:
    """Whether a code of ``standings`` means that something counts as real."""
    return standing in COUNTED


def is_over(standing: str) -> bool:
    """Whether a code of ``standings`` means that something has ended, or that a source gives its end."""
    return standing in _OVER


def has_been(standing: str) -> bool:
    """Whether a code of ``standings`` means that something is real or was, until an end that a source gives."""
    return in_force(standing) or is_over(standing)


def is_or_was(standing: str) -> bool:
    """Whether a code of ``standings`` means that something has come about, be it that it rests now or is over."""
    return has_been(standing) or standing == "paused"


def standings(nodes: Mapping[str, MergedNode], links: Iterable[MergedLink]) -> dict[str, str]:
    """How each node and link stands, by key: its modality, or what speaks against it.

    That is its status (``planned``, ``paused``, ``ended``), ``END_RECORDED`` or ``NOT_BEGUN``; of a link with an end
    that is not in force, what is said of that end. The ends of all links are among the nodes.
    """
    links = list(links)
    found = {key: own_standing(node) for key, node in nodes.items()}
    found |= {key: ended for key, ended in _with_their_wholes(nodes, links, found).items() if in_force(found[key])}
    found |= {link.key: together(own_standing(link), found[link.source], found[link.target]) for link in links}
    return found


def together(*standing: str) -> str:
    """How a whole stands whose parts stand so: as the least real of them, the first where two are alike."""
    return min(standing, key=lambda one: (has_been(one), in_force(one), one == "in_force"))


def own_standing(record: Merged) -> str:
    """How a thing or relation stands by what is told of it alone: its ends, and what it is part of, are not asked."""
    said, status = modality(record), record.values.get("status")
    if said not in COUNTED:
        return said
    if status in _NOT_ACTIVE:
        return str(status)
    if not _begun(record):
        return NOT_BEGUN
    return END_RECORDED if _has_end(record) else said


def _has_end(record: Merged) -> bool:
    """Whether a day of its end is given. That an event lasted until a day does not make it less real."""
    names = ("valid_to", "until", "ends") if record.kind == "Initiative" else ("valid_to", "until")
    return any(last_day(str(record.values.get(name, ""))) is not None for name in names)


def _begun(record: Merged) -> bool:
    """Whether somebody spoke of it on the day it was to begin, or later: of a plan whose day came nobody knows."""
    told = (first_day(str(record.values.get(name, ""))) for name in ("valid_from", "begins"))
    days = [day.toordinal() for day in told if day is not None]
    return not days or max(days) <= max(map(moment, record.evidence), default=0)


def _with_their_wholes(
    nodes: Mapping[str, MergedNode], links: Iterable[MergedLink], found: Mapping[str, str]
) -> dict[str, str]:
    """Initiatives without an end of their own whose programme has one, or what that is part of: how that stands."""
    wholes: dict[str, list[str]] = defaultdict(list)
    for link in links:
        if link.kind == "part_of" and nodes[link.source].kind == nodes[link.target].kind == "Initiative":
            wholes[link.source].append(link.target)
    ended: dict[str, str] = {}
    for key in wholes:
        seen, above = {key}, list(wholes[key])
        while above and key not in ended:
            seen |= set(above)
            over = [found[one] for one in above if found[one] in _OVER]
            if over:
                ended[key] = over[0]
            above = sorted({further for one in above for further in wholes.get(one, ())} - seen)
    return ended
