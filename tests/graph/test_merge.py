"""Several sayings of one thing become one record: the rules, each by example."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from graph.merge.merge import merge_all, merge_link, merge_node, moment
from graph.model.records import Evidence, MergedLink, Node, Said, Saying
from tests.colliding import confirmed, link, node
from tests.graph.merging import ID, merged, voices


@pytest.mark.parametrize(
    ("said_on", "verified_on", "later_than", "earlier_than"),
    [
        ("2021-05-31", "", "2021-05-30", "2021-06-01"),
        ("2021", "", "2021-12-30", "2022-01-01"),
        ("2021-05", "", "2021-05-30", "2021-06-01"),
        ("2021-24", "", "2022-02-27", "2022-03-01"),
        ("2019/2021", "", "2021-12-30", "2022-01-01"),
        ("2019", "2024-01-02", "2024-01-01", "2024-01-03"),
        ("2024-01-02", "2019", "2024-01-01", "2024-01-03"),
    ],
)
def test_a_saying_counts_by_the_end_of_its_later_date(
    said_on: str, verified_on: str, later_than: str, earlier_than: str
) -> None:
    at = moment(Evidence("one", said_on=said_on, verified_on=verified_on))
    assert moment(Evidence("one", said_on=later_than)) < at < moment(Evidence("one", said_on=earlier_than))


@pytest.mark.parametrize("dataset", ["a", "z"])
def test_of_one_day_what_somebody_verified_comes_before_what_was_only_said(dataset: str) -> None:
    day = "2026-11-19"
    told = node(ID, "Told", by="m", on=day)
    decided = node(ID, "Decided", by=dataset, on=day)
    decided = replace(decided, evidence=replace(decided.evidence, verified_on=day))
    assert merged(told, decided).values["name@fi"] == "Decided"
    later = replace(told, evidence=replace(told.evidence, said_on="2026-11-20"))
    assert merged(later, decided).values["name@fi"] == "Told"


@pytest.mark.parametrize("said_on", ["", "2021/.."])
def test_without_an_end_a_saying_is_undated_and_comes_last(said_on: str) -> None:
    record = merged(node(ID, "New", by="a", on=said_on), node(ID, "Old", by="b", on="1990"))
    assert record.values["name@fi"] == "Old"


def test_property_by_property_the_newest_wins_and_silence_changes_nothing() -> None:
    record = merged(
        node(ID, "Perhetyö", by="old", on="2019", fee="maksuton", min_age=0.0),
        node(ID, "Perheohjaus", by="new", on="2024", min_age=3.0),
    )
    assert record.values == {"fee": "maksuton", "min_age": 3.0, "name@fi": "Perheohjaus"}
    assert [one.dataset for one in record.evidence] == ["new", "old"]
    assert record.supports == {"fee": (1,), "min_age": (0,), "name@fi": (0,)}
    assert record.differing == (Said("min_age", 0.0, (1,)), Said("name@fi", "Perhetyö", (1,)))


def test_languages_are_properties_of_their_own() -> None:
    record = merged(
        node(ID, "Neuvola", by="a", on="2024"), node(ID, "", by="b", on="2019", **{"name@sv": "Rådgivning"})
    )
    assert record.values == {"name@fi": "Neuvola", "name@sv": "Rådgivning"}
    assert record.differing == ()


def test_all_who_say_the_value_support_it() -> None:
    record = merged(
        node(ID, "A", by="a", on="2024"), node(ID, "B", by="b", on="2023"), node(ID, "A", by="c", on="1999")
    )
    assert voices(record, "name@fi") == ["a", "c"]
    assert record.differing == (Said("name@fi", "B", (1,)),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Evidence("a", "z", "z"), Evidence("b", "a", "a")),
        (Evidence("a", "a", "z"), Evidence("a", "b", "a")),
        (Evidence("a", "a", "a"), Evidence("a", "a", "b")),
    ],
)
@pytest.mark.parametrize("said_on", ["", "2024"])
def test_ties_are_decided_by_dataset_document_and_locator(one: Evidence, other: Evidence, said_on: str) -> None:
    first, second = replace(one, said_on=said_on), replace(other, said_on=said_on)
    record = merged(Node("Service", ID, {"name@fi": "Z"}, first), Node("Service", ID, {"name@fi": "A"}, second))
    assert record.values["name@fi"] == "Z"


def test_then_by_id_and_by_value() -> None:
    assert merged(node("service/b", "A"), node(ID, "Z")).values["name@fi"] == "Z"
    assert merged(node(ID, "Z"), node(ID, "A")).values["name@fi"] == "A"


def test_lists_are_united() -> None:
    record = merged(
        node(ID, "A", by="a", on="2024", languages=("sv", "fi"), identifiers=("ptv:1",)),
        node(ID, "A", by="b", on="2019", languages=("fi", "se")),
    )
    assert record.values["languages"] == ("fi", "se", "sv")
    assert record.values["identifiers"] == ("ptv:1",)
    assert voices(record, "languages") == ["a", "b"]
    assert record.differing == ()


def test_a_list_said_once_is_sorted_like_any_other() -> None:
    assert merged(node(ID, "A", languages=("sv", "fi", "sv"))).values["languages"] == ("fi", "sv")


def test_no_default_overrides_a_plan() -> None:
    record = merged(
        node(ID, "A", by="a", on="2019", modality="planned", certainty="implied", status="planned"),
        node(ID, "A", by="b", on="2024"),
    )
    assert (record.values["modality"], record.values["certainty"], record.values["status"]) == (
        "planned",
        "implied",
        "planned",
    )


def test_equal_numbers_are_no_disagreement() -> None:
    record = merged(node(ID, "A", by="a", min_age=6), node(ID, "A", by="b", min_age=6.0))
    assert record.differing == ()
    assert voices(record, "min_age") == ["a", "b"]


def test_sayings_at_one_place_share_their_evidence() -> None:
    record = merged(node(ID, "A", at="row 1"), node(ID, "", at="row 1", fee="maksuton"))
    assert len(record.evidence) == 1
    assert record.supports == {"fee": (0,), "name@fi": (0,)}


def test_a_place_that_says_a_losing_value_twice_is_named_once() -> None:
    record = merged(
        node(ID, "New", by="b", on="2024"), node(ID, "Old", at="row 1"), node(ID, "Old", at="row 1", fee="maksuton")
    )
    assert record.differing == (Said("name@fi", "Old", (1,)),)


def test_the_other_ids_are_aliases() -> None:
    record = merged(node("service/c", "A"), node("service/b"), node(ID, "B"), node("service/c", at="row 2"))
    assert (record.key, record.aliases) == (ID, ("service/b", "service/c"))


def test_a_thing_without_a_name_is_not_there_yet() -> None:
    nameless = Node("Service", ID, {"alt_names@fi": ("nepa",), "fee": "maksuton"}, Evidence("one"))
    assert merge_node(ID, [nameless]) is None
    assert merge_node(ID, [nameless, node(ID, "", **{"name@se": "Bearaš"})]) is not None


def test_the_strictest_visibility_holds() -> None:
    said = [
        node("observation/a", "Jonot", by="a", on="2024", visibility="public"),
        node("observation/a", "Jonot", by="b", on="2019", visibility="network"),
    ]
    for order in (said, said[::-1]):
        record = merge_all(order)["observation/a"]
        assert record.visibility == "network"
        assert "visibility" not in record.values
    assert merge_all(said[:1])["observation/a"].visibility == "public"
    assert merge_all(said[1:])["observation/a"].visibility == "network"


def test_a_link_is_no_more_visible_than_its_ends() -> None:
    said: list[Saying] = [
        node("observation/a", "Jonot", visibility="network"),
        node("service/a", "S"),
        node("event/a", "Kokous"),
        link("observation/a", "concerns", "service/a"),
        link("event/a", "delivered_at", "place/a", visibility="network"),
        node("place/a", "Talo"),
        link("service/a", "delivered_at", "place/a"),
    ]
    visible = {key: record.visibility for key, record in merge_all(said).items() if isinstance(record, MergedLink)}
    assert visible == {
        "concerns|observation/a|service/a": "network",
        "delivered_at|event/a|place/a": "network",
        "delivered_at|service/a|place/a": "public",
    }


def test_links_are_one_by_resolved_ends_and_discriminators() -> None:
    graph = merge_all(
        [
            node("service/a", "S", identifiers=("ptv:1",)),
            node("service/b", "S", identifiers=("ptv:1",)),
            node("organisation/a", "O"),
            link("organisation/a", "provides", "service/a", role="responsible", by="a", on="2024"),
            link("organisation/a", "provides", "service/b", role="responsible", by="b", on="2019", note="x"),
            link("organisation/a", "provides", "service/b", role="producer", by="b"),
        ]
    )
    links = {key: record for key, record in graph.items() if isinstance(record, MergedLink)}
    assert sorted(links) == [
        "provides|organisation/a|service/a|producer",
        "provides|organisation/a|service/a|responsible",
    ]
    both = links["provides|organisation/a|service/a|responsible"]
    assert (both.source, both.target) == ("organisation/a", "service/a")
    assert both.values == {"note": "x", "role": "responsible"}
    assert voices(both, "role") == ["a", "b"]


def test_two_sides_of_a_symmetric_link_unite_who_confirmed_it() -> None:
    graph = merge_all(
        [
            node("organisation/a", "A"),
            node("organisation/b", "B"),
            link("organisation/a", "cooperates_with", "organisation/b", by="a", confirmed_by=("A",)),
            link("organisation/b", "cooperates_with", "organisation/a", by="b", confirmed_by=("B",)),
        ]
    )
    both = graph["cooperates_with|organisation/a|organisation/b|"]
    assert isinstance(both, MergedLink)
    assert (both.source, both.target, both.values["confirmed_by"]) == ("organisation/a", "organisation/b", ("A", "B"))


def test_links_wait_for_both_ends_and_for_their_names() -> None:
    meets = link("service/a", "meets", "need/a")
    assert list(merge_all([node("service/a", "S"), meets])) == ["service/a"]
    assert list(merge_all([node("service/a", "S"), node("need/a", status="active"), meets])) == ["service/a"]
    assert "meets|service/a|need/a" in merge_all([meets, node("need/a", "N"), node("service/a", "S")])


def test_a_merge_that_makes_a_link_point_at_itself_keeps_it() -> None:
    graph = merge_all(
        [
            node("organisation/a", "A"),
            node("organisation/b", "B"),
            link("organisation/a", "cooperates_with", "organisation/b"),
            link("organisation/a", "same_as", "organisation/b"),
        ]
    )
    assert sorted(graph) == ["cooperates_with|organisation/a|organisation/a|", "organisation/a"]


def test_the_order_of_sayings_never_matters() -> None:
    sayings: list[Saying] = [
        node("service/a", "A", by="a", identifiers=("ptv:1",)),
        node("service/b", "B", by="a", on="2024"),
        node("service/c", "C", by="b", identifiers=("ptv:1",), on="2019"),
        link("service/c", "same_as", "service/b", by="c"),
        link("service/b", "meets", "need/a", by="a"),
        link("service/a", "meets", "need/a", by="b", certainty="implied"),
        node("need/a", "N", by="c"),
        confirmed("service/b", "2023", by="c"),
    ]
    expected = merge_all(sayings)
    for seed in range(50):
        shuffled = random.Random(seed).sample(sayings, len(sayings))
        assert merge_all(shuffled) == expected


def test_one_saying_alone_is_merged_as_among_others() -> None:
    said = link("organisation/a", "cooperates_with", "organisation/b", confirmed_by=("B", "A"), manner="network")
    alone = merge_link("k", ("organisation/a", "organisation/b"), [said])
    twice = merge_link("k", ("organisation/a", "organisation/b"), [said, said])
    assert alone == twice
