"""Values beside which somebody else says another.

It cannot tell who is right: the newest saying is shown, the others stay readable. A dataset that says something new
has changed its mind; that is no disagreement.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from graph.model.dates import last_day
from graph.model.records import Evidence, Merged, MergedLink, Said
from graph.model.vocabulary import base_name
from graph.model.wording import labels
from graph.questions.describe import CALLED, property_label, value_text
from graph.questions.gaps.found import Found
from graph.questions.picture import Picture
from graph.questions.standing import over

_CITED = 4
"""Sources of a disagreement that are told."""
_NOT_LOOKED_AT = (*CALLED, "certainty", "visibility")


def find(picture: Picture) -> Iterator[Found]:
    """Things of the area's own, then links at them; all values of one in one item."""
    for node in picture.things():
        if said := _disagreeing(node):
            facts = {"name": picture.name(node.key), "values": _values(node, said, picture)}
            yield Found((node.key,), facts, (node,), sources=_CITED)
    for link in sorted(picture.web.source.links, key=lambda one: one.key):
        if not over(link, picture.today) and _is_own(link, picture) and (said := _disagreeing(link)):
            relation = labels().text(f"link:{link.kind}", picture.asking.language)
            name = f"{picture.name(link.source)} – {relation} – {picture.name(link.target)}"
            facts = {"name": name, "values": _values(link, said, picture)}
            yield Found((link.source, link.target), facts, (link,), link.kind, sources=_CITED)


def _is_own(link: MergedLink, picture: Picture) -> bool:
    return not picture.own.isdisjoint((link.source, link.target))


def _disagreeing(record: Merged) -> list[Said]:
    return [
        said for said in record.differing if base_name(said.property) not in _NOT_LOOKED_AT and _disagrees(record, said)
    ]


def _disagrees(record: Merged, said: Said) -> bool:
    """Whether the other value is another dataset's, or the same one's and not earlier."""
    winning = [record.evidence[at] for at in record.supports.get(said.property, ())]
    newest: dict[str, date] = {}
    for one in winning:
        newest[one.dataset] = max(newest.get(one.dataset, date.min), _day(one))
    others = (record.evidence[at] for at in said.evidence)
    return any(one.dataset not in newest or _day(one) >= newest[one.dataset] for one in others)


def _day(evidence: Evidence) -> date:
    days = (last_day(one) for one in (evidence.said_on, evidence.verified_on) if one)
    return max((day for day in days if day), default=date.min)


def _values(record: Merged, said: list[Said], picture: Picture) -> str:
    """Each property with the value that is shown and those that others say."""
    asking, told = picture.asking, []
    for name in dict.fromkeys(one.property for one in said):
        ours = value_text(record.kind, name, record.values[name], asking)
        others = [value_text(record.kind, name, one.value, asking) for one in said if one.property == name]
        told.append(f"{property_label(name, asking)}: {ours} / {' / '.join(others)}")
    return "; ".join(told)
