"""The selections ``record``, ``neighbourhood``, ``area_scope``, ``known``, ``of_kind`` and ``cited``.

Rows are as graph/store/README.md says.
"""

from __future__ import annotations

from datetime import date

import pytest

from graph.model.records import Document, Evidence, Link, Node
from graph.store.base import Slice, Store
from tests.colliding import Record, confirmed, dataset, link, node


def cut(store: Store, name: str, **args: object) -> Slice:
    return store.ask(lambda view: view.select(name, "public", **args))


def test_a_selection_that_is_not_of_the_contract(store: Store) -> None:
    with pytest.raises(KeyError):
        cut(store, "everything")


class TestRecord:
    @pytest.fixture(autouse=True)
    def _fill(self, store: Store) -> None:
        said = Evidence("one", "d", "row 1", "2024")
        store.change(
            dataset(),
            [
                Document("one", "d", "Plan"),
                Document("one", "unused", "Other"),
                Node("Service", "service/a", {"name@fi": "A", "identifiers": ("ptv:1",)}, said),
                node("service/b", "B", identifiers=("ptv:1",)),
                node("channel/c", "C", identifiers=("ptv:1",)),
                node("organisation/o", "O", ytunnus="0112038-9"),
                link("service/a", "reached_through", "channel/c"),
            ],
        )

    @pytest.mark.parametrize(
        ("ids", "keys"),
        [
            (["service/a"], ["service/a"]),
            (["service/b"], ["service/a"]),
            (["service/b", "service/a"], ["service/a"]),
            (["ptv:1"], ["channel/c", "service/a"]),
            (["ytunnus:0112038-9"], ["organisation/o"]),
            (["service/x", "ptv:2", "ptv:", "", ":"], []),
            ([], []),
            (["reached_through|service/a|channel/c"], []),
        ],
    )
    def test_ids_aliases_and_identifiers_lead_to_nodes(self, store: Store, ids: list[str], keys: list[str]) -> None:
        found = cut(store, "record", ids=ids)
        assert sorted(found.nodes) == keys
        assert (found.links, found.hits) == ((), ())

    def test_what_is_cited_comes_along_and_nothing_else(self, store: Store) -> None:
        found = cut(store, "record", ids=["service/a"])
        assert dict(found.documents) == {("one", "d"): Document("one", "d", "Plan")}
        assert dict(found.datasets) == {"one": dataset()}
        assert not cut(store, "record", ids=["channel/c"]).documents


class TestNeighbourhood:
    @pytest.fixture(autouse=True)
    def _fill(self, store: Store) -> None:
        many = [node(f"need/n{n}", f"N{n}") for n in range(5)]
        store.change(
            dataset(),
            [
                *many,
                *(link("service/a", "meets", f"need/n{n}") for n in range(5)),
                node("service/a", "A"),
                node("service/b", "B"),
                node("organisation/o", "O"),
                link("service/b", "part_of", "service/a"),
                link("service/a", "part_of", "service/b"),
                link("organisation/o", "provides", "service/a", role="responsible"),
                link("organisation/o", "provides", "service/a", role="producer"),
            ],
        )

    def test_links_both_ways_with_the_nodes_at_their_ends(self, store: Store) -> None:
        found = cut(store, "neighbourhood", keys=["service/a"])
        assert dict(found.hits) == {
            "service/a|meets|out": 5,
            "service/a|part_of|in": 1,
            "service/a|part_of|out": 1,
            "service/a|provides|in": 2,
        }
        assert len(found.links) == 9
        assert set(found.nodes) == {f"need/n{n}" for n in range(5)} | {"service/a", "service/b", "organisation/o"}

    def test_a_limit_holds_for_each_kind_and_direction(self, store: Store) -> None:
        found = cut(store, "neighbourhood", keys=["service/a", "service/b"], limit=1)
        assert [one.key for one in found.links] == [
            "meets|service/a|need/n0",
            "part_of|service/a|service/b",
            "part_of|service/b|service/a",
            "provides|organisation/o|service/a|producer",
        ]
        assert dict(found.hits)["service/a|meets|out"] == 5
        assert dict(found.hits)["service/b|part_of|in"] == 1

    def test_no_links_may_be_asked_for(self, store: Store) -> None:
        found = cut(store, "neighbourhood", keys=["service/a"], limit=0)
        assert found.links == ()
        assert dict(found.hits)["service/a|provides|in"] == 2

    def test_kinds(self, store: Store) -> None:
        found = cut(store, "neighbourhood", keys=["service/a"], kinds=["provides"])
        assert {one.kind for one in found.links} == {"provides"}
        assert dict(found.hits) == {"service/a|provides|in": 2}
        assert cut(store, "neighbourhood", keys=["service/a"], kinds=[]).links == ()

    def test_an_unknown_key_has_no_neighbours(self, store: Store) -> None:
        assert cut(store, "neighbourhood", keys=["service/x"]) == Slice()
        assert set(cut(store, "neighbourhood", keys=["need/n0"], kinds=["broader"]).nodes) == {"need/n0"}


def area(slug: str, area_type: str = "municipality") -> Node:
    return node(f"area/{slug}", slug.title(), area_type=area_type)


AREAS: list[Record] = [
    area("kemi"),
    area("tornio"),
    area("oulu"),
    area("centre", "district"),
    area("block", "district"),
    area("lapland", "region"),
    area("county", "wellbeing services county"),
    area("finland", "country"),
    link("area/kemi", "part_of", "area/lapland"),
    link("area/kemi", "part_of", "area/county"),
    link("area/tornio", "part_of", "area/county"),
    link("area/lapland", "part_of", "area/finland"),
    link("area/county", "part_of", "area/finland"),
    link("area/centre", "part_of", "area/kemi"),
    link("area/block", "part_of", "area/centre"),
    link("area/oulu", "neighbour_of", "area/kemi"),
    link("area/tornio", "neighbour_of", "area/kemi"),
]


class TestAreaScope:
    def test_areas_around_an_area(self, store: Store) -> None:
        store.change(dataset(), AREAS)
        found = cut(store, "area_scope", area="area/kemi")
        assert list(found.hits) == [
            ("area/block", -2),
            ("area/centre", -1),
            ("area/kemi", 0),
            ("area/county", 1),
            ("area/lapland", 1),
            ("area/finland", 2),
            ("area/oulu", 1000),
            ("area/tornio", 1000),
        ]
        assert set(found.nodes) == {key for key, _ in found.hits}

    def test_another_part_of_the_same_county(self, store: Store) -> None:
        store.change(dataset(), AREAS[:-1])
        assert dict(cut(store, "area_scope", area="area/kemi").hits)["area/tornio"] == 1001
        assert "area/oulu" not in dict(cut(store, "area_scope", area="area/tornio").hits)
        below = dict(cut(store, "area_scope", area="area/county").hits)
        assert below == {
            "area/block": -3,
            "area/centre": -2,
            "area/kemi": -1,
            "area/tornio": -1,
            "area/county": 0,
            "area/finland": 1,
            "area/lapland": 900,  # contains a part of it
        }

    def test_a_circle_comes_to_an_end(self, store: Store) -> None:
        circle: list[Record] = [
            link("area/finland", "part_of", "area/block"),
            link("area/kemi", "part_of", "area/kemi"),
        ]
        store.change(dataset(), [*AREAS, *circle])
        found = dict(cut(store, "area_scope", area="area/kemi").hits)
        assert found["area/kemi"] == 0
        assert found["area/centre"] == -1
        assert set(found) == {one.id for one in AREAS if isinstance(one, Node)}

    def test_an_area_alone_and_an_unknown_one(self, store: Store) -> None:
        store.change(dataset(), [area("kemi")])
        assert cut(store, "area_scope", area="area/kemi").hits == (("area/kemi", 0),)
        assert cut(store, "area_scope", area="area/x").hits == ()


class TestKnown:
    def counts(
        self, store: Store, areas: list[str], since: str = "2024-01-01", until: str = "2026-11-22"
    ) -> dict[str, int]:
        days = {"since": date.fromisoformat(since).toordinal(), "until": date.fromisoformat(until).toordinal()}
        return dict(cut(store, "known", areas=areas, **days).hits)

    def test_how_much_is_recorded_how_new_and_how_sure(self, store: Store) -> None:
        store.change(
            dataset(),
            [
                node("area/a", "A"),
                node("area/b", "B"),
                node("service/old", "S", on="2019"),
                node("service/new", "S", on="2023-05-31"),
                node("organisation/o", "O"),
                node("service/else", "S", on="2026"),
                link("service/old", "available_in", "area/a"),
                link("service/new", "available_in", "area/a"),
                link("service/new", "available_in", "area/b"),
                link("organisation/o", "located_in", "area/a"),
                link("organisation/o", "coordinates", "area/b"),
                confirmed("service/old", "2024-01-01", by="one"),
            ],
        )
        newest = date(2024, 1, 1).toordinal()
        both = self.counts(store, ["area/a", "area/b"])
        assert {k: both[k] for k in ("things", "dated", "newest", "verified")} == {
            "things": 3,
            "dated": 2,
            "newest": newest,
            "verified": 1,
        }
        assert self.counts(store, ["area/a"], since="2024-01-02")["verified"] == 0
        assert self.counts(store, ["area/b"])["things"] == 2

    def test_nothing_is_known_of_an_empty_area(self, store: Store) -> None:
        store.change(dataset(), [node("area/a", "A")])
        assert not any(self.counts(store, ["area/a"]).values())
        assert not any(self.counts(store, []).values())


class TestOfKind:
    @pytest.mark.parametrize(
        ("kind", "limit", "keys"),
        [
            ("Need", 9, ["need/a", "need/b", "need/b2"]),
            ("Need", 2, ["need/a", "need/b"]),
            ("Network", 9, ["network/n"]),
            ("Team", 9, []),
        ],
    )
    def test_all_of_a_kind_by_key_and_no_other(self, store: Store, kind: str, limit: int, keys: list[str]) -> None:
        others = [node("network/n", "N"), node("service/need", "S"), node("area/a", "A")]
        store.change(dataset(), [node("need/b2", "B"), node("need/b", "C"), node("need/a", "D"), *others])
        found = cut(store, "of_kind", kind=kind, limit=limit)
        assert [key for key, _ in found.hits] == keys
        assert sorted(found.nodes) == keys


class TestCited:
    @pytest.fixture(autouse=True)
    def _fill(self, store: Store) -> None:
        plan, memo = Evidence("one", "plan"), Evidence("two", "memo")
        closed = {"name@fi": "Havainto", "visibility": "network"}
        store.change(
            dataset("one"),
            [
                Document("one", "plan", "Plan"),
                Document("one", "unused", "Other"),
                Node("Service", "service/a", {"name@fi": "A"}, plan),
                Node("Service", "service/b", {"name@fi": "B"}, plan),
                Link("meets", "service/a", "need/n", {}, plan),  # waits for its end
                node("need/m", "M", by="one"),
            ],
        )
        store.change(
            dataset("two"),
            [
                Document("two", "memo", "Memo"),
                Node("Observation", "observation/o", closed, memo),
                Link("concerns", "observation/o", "service/a", {}, memo),
                Link("same_as", "service/a", "service/b", {"visibility": "network"}, memo),
            ],
        )

    def test_the_documents_of_what_a_scope_sees(self, store: Store) -> None:
        assert cut(store, "cited").hits == (("one\n", 1), ("one\nplan", 2))

    def test_the_network_sees_what_it_keeps_as_well(self, store: Store) -> None:
        found = store.ask(lambda view: view.select("cited", "network"))
        assert found.hits == (("one\n", 1), ("one\nplan", 2), ("two\nmemo", 3))

    def test_what_is_gone_is_not_cited(self, store: Store) -> None:
        store.remove("one")
        assert cut(store, "cited").hits == ()
