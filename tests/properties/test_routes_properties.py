"""Routes in any small network are those that trying every way finds, in the same order, on every store.

The other side is written from the table in ``docs/questions.md`` and looks at nothing but the records.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from graph.model.records import Link, Node, Saying
from graph.questions.base import Asking
from graph.questions.routes.question import RoutesAnswer, routes
from tests.networks import TODAY, Drawn, link, need, organisation, professional, service
from tests.properties.each_engine import fresh, on_each_engine

SERVICES = [f"service/{letter}" for letter in "abcdef"]
ROLES = ["professional/p", "professional/q"]
EFFORT: Mapping[str | None, tuple[int, int]] = {
    "warm handover": (1, 4),
    "joint meeting": (2, 5),
    "contact with consent": (2, 2),
    "guided": (3, 2),
    "told about": (4, 1),
    "referral letter": (3, 3),
    None: (4, 2),
}
OWN_WAY = {"open": (1, 0), "self-referral": (3, 0)}
ACCESS = [None, "open", "self-referral", "guided", "decision needed"]
MOST = 1000


@st.composite
def networks(draw: st.DrawFn) -> list[Saying]:
    """Six services, two roles that work in some of them, an organisation that provides some, and who refers where."""
    told: list[Saying] = [need("x"), organisation("o"), professional("p"), professional("q")]
    for key in SERVICES:
        own: dict[str, Any] = {}
        if access := draw(st.sampled_from(ACCESS)):
            own["access"] = access
        if draw(st.integers(0, 3)) == 0:
            own["waiting_max_days"] = draw(st.sampled_from([10, 65, 400]))
        told.append(service(key.partition("/")[2], **own))
    told += [link("meets", key, "need/x") for key in draw(st.lists(st.sampled_from(SERVICES), unique=True, max_size=2))]
    told += [link("works_in", role, draw(st.sampled_from(SERVICES))) for role in ROLES if draw(st.booleans())]
    owned = draw(st.lists(st.sampled_from(SERVICES), unique=True, max_size=2))
    told += [link("provides", "organisation/o", key) for key in owned]
    ends = st.tuples(st.sampled_from([*SERVICES, *SERVICES, *ROLES, "organisation/o"]), st.sampled_from(SERVICES))
    for source, target in draw(st.lists(ends, unique=True, max_size=12)):
        if source == target:
            continue
        own = {}
        if manner := draw(st.sampled_from(list(EFFORT))):
            own["manner"] = manner
        if draw(st.integers(0, 4)) == 0:
            own["documents"] = "Lomake"
        if draw(st.integers(0, 4)) == 0:
            own["waiting_min_days"] = 30
        if draw(st.integers(0, 9)) == 0:
            own["modality"] = "planned"
        told.append(link("refers_to", source, target, **own))
    return told


class Small:
    """The same network as plain tables."""

    def __init__(self, records: Sequence[Saying]) -> None:
        self.own = {one.id: one.values for one in records if isinstance(one, Node)}
        links = [one for one in records if isinstance(one, Link)]
        self.meets = {one.source for one in links if one.kind == "meets"}
        self.works = [(one.source, one.target) for one in links if one.kind == "works_in"]
        self.provided = {one.target for one in links if one.kind == "provides"}
        self.refers = [one for one in links if one.kind == "refers_to" and "modality" not in one.values]

    def effort(self, one: Link) -> tuple[int, int]:
        family, staff = EFFORT[one.values.get("manner")]  # type: ignore[index]
        target = self.own[one.target]
        if target.get("access") == "decision needed":
            family, staff = family + 4, staff + 2
        if "documents@fi" in one.values:
            family, staff = family + 1, staff + 1
        days = one.values.get("waiting_min_days", target.get("waiting_max_days", 0))
        return family + min(int(str(days)) // 30, 6), staff

    def own_way(self, key: str) -> tuple[int, int] | None:
        own = self.own[key]
        if own.get("access") not in OWN_WAY:
            return None
        family, staff = OWN_WAY[str(own["access"])]
        return family + min(int(str(own.get("waiting_max_days", 0))) // 30, 6), staff

    def origins(self, origin: str) -> set[str]:
        """The origin, what belongs to it, and the roles that work in any of it."""
        found = {origin} if origin else set()
        if origin == "organisation/o":
            found |= self.provided
        found |= {where for role, where in self.works if role == origin}
        return found | {role for role, where in self.works if where in found}

    def steps(self, origin: str, targets: set[str]) -> dict[tuple[str, str, bool], list[tuple[int, int]]]:
        """Efforts of all steps from place to place, referrals and own ways apart; the origin is the place ""."""
        origins = self.origins(origin)
        found: dict[tuple[str, str, bool], list[tuple[int, int]]] = {}
        for one in self.refers:
            places = {where for role, where in self.works if role == one.source}
            places |= {one.source} if one.source in SERVICES else set()
            if one.source in origins:
                places = {""}
            for place in places:
                if one.target not in {place, *origins}:
                    found.setdefault((place, one.target, False), []).append(self.effort(one))
        near = self._leading(targets, 2 if origin else 4)
        for key in near - origins:
            if way := self.own_way(key):
                found.setdefault(("", key, True), []).append(way)
        return found

    def _leading(self, targets: set[str], most: int) -> set[str]:
        """Services from which at most so many steps lead to a target."""
        found = set(targets)
        for _ in range(most):
            found |= {
                where
                for one in self.refers
                if one.target in found
                for where in (one.source, *(service for role, service in self.works if role == one.source))
                if where in SERVICES
            }
        return found

    def ways(self, origin: str, target: str, support: bool) -> list[tuple[int, int, bool, list[str], int, int]]:
        """Every route with its weight, steps, whether it begins on its own, places and efforts, in order."""
        targets = (self.meets if target == "need/x" else {target}) - self.origins(origin)
        steps = {
            step: min(efforts, key=lambda one: _order(one, support))
            for step, efforts in self.steps(origin, targets).items()
        }
        found = []
        for way in _ways("", steps, targets, []):
            if origin and way[0][2] and len(way) > 3:
                continue
            family, staff = (sum(steps[step][at] for step in way) for at in (0, 1))
            weight = family if support else family + staff
            found.append((weight, len(way), way[0][2], [step[1] for step in way], family, staff))
        return sorted(found)


def _order(effort: tuple[int, int], support: bool) -> tuple[int, int]:
    family, staff = effort
    return (family, family + staff) if support else (family + staff, family)


Way = list[tuple[str, str, bool]]


def _ways(here: str, steps: Mapping[tuple[str, str, bool], object], targets: set[str], way: Way) -> Iterator[Way]:
    if here in targets:
        yield way
        return
    for step in steps:
        if step[0] == here and len(way) < 5 and step[1] not in {one[1] for one in way}:
            yield from _ways(step[1], steps, targets, [*way, step])


def ask(net: Drawn, origin: str, target: str, support: bool) -> RoutesAnswer:
    return net.store.ask(
        lambda view: routes(
            view, Asking(TODAY, "en"), origin=origin or "family", target=target, support=support, limit=MOST
        )
    )


@on_each_engine(
    records=networks(),
    origin=st.sampled_from(["", "organisation/o", *ROLES, *SERVICES]),
    target=st.sampled_from(["need/x", "need/x", *SERVICES]),
    support=st.booleans(),
)
def test_routes_are_all_the_ways_there_are(
    engine: str, records: list[Saying], origin: str, target: str, support: bool
) -> None:
    with fresh(engine) as store:
        net = Drawn(store)
        net.draw(records)
        answer = ask(net, origin, target, support)
    wanted = Small(records).ways(origin, target, support)
    told = [([step.target.id for step in one.steps], one.family_effort, one.staff_effort) for one in answer.items]
    assert told == [(places, family, staff) for _, _, _, places, family, staff in wanted]
    assert [one.steps[0].source is None for one in answer.items] == [own for _, _, own, _, _, _ in wanted]
    assert all(step.evidence for one in answer.items for step in one.steps)
    if not wanted and answer.broken is not None:
        reached, leading = ({one.id for one in refs} for refs in (answer.broken.reached, answer.broken.leading))
        assert leading
        assert reached or not origin
