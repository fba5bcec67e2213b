"""Confirmations: sayings with only a key and ``verified_on``. What they count for, and what not."""

from __future__ import annotations

import pytest

from graph.merge.merge import merge_all
from graph.model.records import Evidence, Node
from tests.colliding import confirmed, link, node
from tests.graph.merging import ID, merged, voices


def node_confirmed(day: str, by: str = "two") -> Node:
    saying = confirmed(ID, day, by=by)
    assert isinstance(saying, Node)
    return saying


def test_it_confirms_what_was_said_up_to_that_day() -> None:
    record = merged(
        node(ID, "Perhetyö", by="a", on="2019-05-31", fee="maksuton"),
        node(ID, "", by="b", on="2022-01-01", access="open"),
        node_confirmed("2021-06-01", by="c"),
    )
    assert voices(record, "name@fi") == ["c", "a"]
    assert voices(record, "fee") == ["c", "a"]
    assert voices(record, "access") == ["b"]


@pytest.mark.parametrize(("day", "counts"), [("2019-05-30", False), ("2019-05-31", True), ("2019-05", True)])
def test_the_day_itself_counts(day: str, counts: bool) -> None:
    record = merged(node(ID, "A", by="a", on="2019-05-31"), node_confirmed(day))
    assert ("two" in voices(record, "name@fi")) is counts


def test_it_does_not_date_what_has_no_date() -> None:
    assert voices(merged(node(ID, "A", by="a"), node_confirmed("2024")), "name@fi") == ["a"]


def test_it_confirms_the_value_that_holds_and_makes_none_win() -> None:
    record = merged(
        node(ID, "Old", by="a", on="2019"), node(ID, "New", by="b", on="2021"), node_confirmed("2020-06-01")
    )
    assert record.values["name@fi"] == "New"
    assert voices(record, "name@fi") == ["b"]
    assert [said.value for said in record.differing] == ["Old"]


def test_a_value_that_was_said_again_later_stays_confirmed() -> None:
    record = merged(node(ID, "A", by="a", on="2019"), node(ID, "A", by="b", on="2024"), node_confirmed("2020-06-01"))
    assert voices(record, "name@fi") == ["b", "two", "a"]


def test_a_united_list_is_confirmed_only_as_a_whole() -> None:
    said = (
        node(ID, "A", by="a", on="2019", languages=("fi",)),
        node(ID, "", by="b", on="2024", languages=("sv",)),
    )
    assert voices(merged(*said, node_confirmed("2020-06-01")), "languages") == ["b", "a"]
    assert voices(merged(*said, node_confirmed("2025")), "languages") == ["two", "b", "a"]


def test_a_saying_with_a_value_confirms_nothing_else() -> None:
    verified = Node("Service", ID, {"fee": "maksuton"}, Evidence("b", verified_on="2024"))
    assert voices(merged(node(ID, "A", by="a", on="2019"), verified), "name@fi") == ["a"]


def test_what_tells_links_apart_is_part_of_the_key() -> None:
    about = ("organisation/a", "provides", "service/a")
    said = link(*about, by="a", on="2019", role="responsible", note="x")
    call = confirmed(about, "2024", role="responsible")
    record = merge_all([node("organisation/a", "O"), node("service/a", "S"), said, call])[
        "provides|organisation/a|service/a|responsible"
    ]
    assert voices(record, "note") == ["two", "a"]


def test_who_may_see_it_is_no_fact_about_the_thing() -> None:
    said = node("observation/a", "Jonot", by="a", on="2019", state="open")
    call = confirmed("observation/a", "2024", visibility="network")
    assert voices(merge_all([said, call])["observation/a"], "state") == ["two", "a"]
