"""The same counts as the queries of ``docs/neo4j.md``, worked out from every record in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from graph.model.records import Evidence, Merged, MergedLink, MergedNode
from graph.questions.standing import real
from graph.store.base import View
from tests.neo4j.page import Row

TODAY = date(2026, 11, 22)


def in_force(*records: Merged | None) -> bool:
    """Whether all of these are in force, by the program's own rule."""
    found = (one for one in records if one is not None)
    return all(real(one, TODAY) and one.values.get("status") not in {"planned", "paused"} for one in found)


class Public:
    """What everybody may see of a store."""

    def __init__(self, view: View) -> None:
        records = [record for record in view.records() if record.visibility == "public"]
        self.nodes = {one.key: one for one in records if isinstance(one, MergedNode)}
        self.links = [one for one in records if isinstance(one, MergedLink)]
        self._evidence = {one.key: one.evidence for one in records}

    def records(self) -> Iterable[Merged]:
        """Nodes and links."""
        return (*self.nodes.values(), *self.links)

    def evidence(self, key: str) -> tuple[Evidence, ...]:
        """Who says anything of a record."""
        return self._evidence[key]

    def of(self, kind: str) -> list[MergedLink]:
        """Links of a kind."""
        return [link for link in self.links if link.kind == kind]

    def from_here(self, start: str, kind: str, *, up: bool) -> dict[str, int]:
        """What links of a kind lead to, up or down, with the steps; the start with 0."""
        steps, left = {start: 0}, [start]
        while left:
            here = left.pop(0)
            for link in self.of(kind):
                near, far = (link.source, link.target) if up else (link.target, link.source)
                if near == here and far not in steps:
                    steps[far] = steps[here] + 1
                    left.append(far)
        return steps

    def name(self, key: str) -> object:
        """The name of a thing, Finnish if there is one."""
        values = self.nodes[key].values
        return values.get("name@fi") or values.get("name@sv") or values.get("name@en")


def who_provides(public: Public, area: str) -> Counter[tuple[object, ...]]:
    """Query 2: provider, role, service, area of the service, in force."""
    around = {*public.from_here(area, "part_of", up=True), *public.from_here(area, "part_of", up=False)}
    rows: Counter[tuple[object, ...]] = Counter()
    for there in public.of("available_in"):
        service = public.nodes[there.source]
        if service.kind != "Service" or there.target not in around:
            continue
        providing: list[MergedLink | None] = [one for one in public.of("provides") if one.target == service.key]
        for provides in providing or [None]:
            provider = public.nodes[provides.source] if provides else None
            who = public.name(provider.key) if provider else "not recorded"
            role = provides.values.get("role", "not recorded") if provides else "not recorded"
            rows[who, role, service.key, in_force(service, there, provider, provides)] += 1
    return rows


def without_a_way_in(public: Public) -> list[str]:
    """Query 4: services by key."""
    reached = {one.source for one in public.of("reached_through")} | {one.target for one in public.of("refers_to")}
    services = (one for one in public.nodes.values() if one.kind == "Service" and one.key not in reached)
    return sorted(one.key for one in services if "access" not in one.values and in_force(one))


def planned(public: Public) -> dict[str, object]:
    """Query 6: keys, and as what they are told of."""
    unreal = {"planned", "aim", "possible", "proposed", "wanted", "invited"}
    told: dict[str, object] = {}
    for one in public.records():
        said = (one.values.get("modality"), one.values.get("status"))
        if one.kind != "Observation" and (said[0] in unreal or said[1] == "planned"):
            told[one.key] = said[0] if said[0] in unreal else said[1]
    return told


def stale_by_document(public: Public, day: Callable[[Merged], int | None]) -> Counter[tuple[str, str]]:
    """Query 7: how many records rest on nothing newer than a year, by dataset and document."""
    stale = [one.key for one in public.records() if (day(one) or 0) < TODAY.toordinal() - 365]
    return Counter(place for key in stale for place in {(e.dataset, e.document) for e in public.evidence(key)})


def differing(public: Public) -> set[tuple[str, str]]:
    """Query 8: keys and properties."""
    return {(one.key, said.property.replace("@", "_")) for one in public.records() for said in one.differing}


def members(public: Public) -> Counter[tuple[object, ...]]:
    """Query 9: network, kind, sector, and whether it is an unnamed group."""
    found = set()
    for link in public.of("member_of"):
        member, network = public.nodes[link.source], public.nodes[link.target]
        if in_force(member, link, network):
            sector = member.values.get("sector", "not recorded")
            found.add((network.key, member.kind, sector, bool(member.values.get("generic")), member.key))
    return Counter(one[:-1] for one in found)


def coverage(public: Public, areas: Iterable[str]) -> list[Row]:
    """Query 10."""
    rows: list[Row] = []
    for need in sorted({link.target for link in public.of("meets")}):
        narrower = public.from_here(need, "broader", up=False)
        for area in sorted(areas):
            around = public.from_here(area, "part_of", up=True)
            found = {
                meets.source
                for meets in public.of("meets")
                for there in public.of("available_in")
                if meets.target in narrower and there.source == meets.source and there.target in around
                if public.nodes[meets.source].kind == "Service" and in_force(public.nodes[meets.source], meets, there)
            }
            rows.append({"need": need, "name": public.name(need), "area": area, "services": len(found)})
    return rows
