"""Links of what is not shown, told of whoever it belongs to: who refers to whom is recorded between services."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from graph.model.records import MergedLink, MergedNode
from graph.model.vocabulary import link_kinds
from graph.questions.standing import real
from graph.questions.web import Web

OWNING = ("provides", "works_in", "part_of")
"""Links that tell whose something is."""

FOLDED = ("cooperates_with", "refers_to", "member_of", "takes_part", "coordinates")
"""Links that count as those of whoever the thing at their end belongs to."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Links of one kind between what belongs to ``source`` and what belongs to ``target``."""

    kind: str
    source: str
    target: str
    links: tuple[MergedLink, ...]

    @property
    def key(self) -> str:
        """Its own, like that of a recorded link, and never the same."""
        return f"{self.kind}|{self.source}|{self.target}|*"


def fold(web: Web, points: Collection[str], read: Collection[str]) -> list[Folded]:
    """The links of a web whose ends are not both points, told between the points that they belong to.

    ``read``: the things whose links are all in the web. Of others it is not known whose they are.
    """
    found: dict[tuple[str, str, str], list[MergedLink]] = defaultdict(list)
    for link in web.source.links:
        if link.kind not in FOLDED or (link.source in points and link.target in points):
            continue
        for source in _standing_for(web, link.source, points, read):
            for target in _standing_for(web, link.target, points, read):
                if source != target:
                    turned = link_kinds()[link.kind].symmetric and target < source
                    found[(link.kind, target, source) if turned else (link.kind, source, target)].append(link)
    return [Folded(*ends, tuple(links)) for ends, links in sorted(found.items())]


def _standing_for(web: Web, key: str, points: Collection[str], read: Collection[str]) -> Iterable[str]:
    """The points that stand for a thing: itself, or the nearest that it belongs to."""
    found: set[str] = set()
    seen = {key}
    left = [key]
    while left:
        one = left.pop()
        if one in points:
            found.add(one)
        elif one in read:
            owners = {owner.key for owner in _owners(web, one)} - seen
            seen |= owners
            left.extend(owners)
    return sorted(found)


def _owners(web: Web, key: str) -> list[MergedNode]:
    """Who provides a thing today; where nobody does, what it is part of or works in."""
    direct = [owner for link, owner in web.sources_now(key, "provides") if real(link, web.today)]
    above = web.targets_now(key, "works_in", "part_of")
    return direct or [owner for link, owner in above if real(link, web.today)]
