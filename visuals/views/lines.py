"""Strokes out of links: all of one family between the same two are one line, and lines between two lie side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.questions.base import Coded
from graph.questions.network.answer import NetworkLink
from graph.questions.standing import ORDER
from visuals.drawing import Family, Stroke, Told
from visuals.style import LINES, family_of
from visuals.views.things import freshness, sources

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A link from ``source`` to ``target`` that is in no stroke yet."""

    source: str
    target: str
    family: Family
    told: Told

    @property
    def pair(self) -> Pair:
        """Its two ends, the same for both directions."""
        return (self.source, self.target) if self.source <= self.target else (self.target, self.source)


def line_of(link: NetworkLink, age: str) -> Line:
    """A link of the network as a line; ``age`` is how old it is in words."""
    told = Told(
        id=link.id,
        kind=link.kind,
        text=link.text,
        directed=link.directed,
        backwards=False,
        standing=link.standing,
        freshness=freshness(link.age_days),
        age=age,
        fictional=link.fictional,
        sources=sources(link.evidence),
    )
    return Line(link.source, link.target, family_of(link.kind.code), told)


def gathered(lines: Iterable[Line]) -> tuple[Stroke, ...]:
    """One stroke for each family between the same two, in the order in which their first lines come."""
    groups: dict[tuple[Pair, Family], list[Line]] = defaultdict(list)
    families: dict[Pair, set[Family]] = defaultdict(set)
    for line in lines:
        groups[line.pair, line.family].append(line)
        families[line.pair].add(line.family)
    order = list(LINES)
    beside = {pair: sorted(found, key=order.index) for pair, found in families.items()}
    return tuple(
        _stroke(pair, family, of, beside[pair].index(family), len(beside[pair]))
        for (pair, family), of in groups.items()
    )


def _stroke(pair: Pair, family: Family, lines: Sequence[Line], number: int, of: int) -> Stroke:
    ways = {(line.source, line.target) for line in lines if line.told.directed}
    source, target = next(iter(ways)) if len(ways) == 1 else pair
    links = tuple(
        replace(line.told, backwards=line.told.directed and (line.source, line.target) != (source, target))
        for line in lines
    )
    return Stroke(
        key="|".join((*pair, family)),
        source=source,
        target=target,
        family=family,
        arrows="none" if not ways else "target" if len(ways) == 1 else "both",
        standing=_surest(links),
        links=links,
        number=number,
        of=of,
    )


def _surest(links: Sequence[Told]) -> Coded:
    """The standing that comes first from what one can count on to what is over, and then to what nobody recorded."""
    order: Mapping[str, int] = {code: place for place, code in enumerate(ORDER)}
    return min((link.standing for link in links), key=lambda one: order.get(one.code, len(order)))
