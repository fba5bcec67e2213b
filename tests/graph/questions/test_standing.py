"""In force on a day: every rule, and that the day is an argument. Asked through partners, as people meet it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from graph.model.records import Saying, Value
from tests.networks import TODAY, Drawn, area, because, confirmation, helping, initiative, link, need, service


def _standing(net: Drawn, node_id: str = "service/a", today: date = TODAY) -> str:
    return net.partner(node_id, today=today).standing.code


def test_what_no_source_says_otherwise_of_is_in_force(net: Drawn) -> None:
    net.draw(need("x"), helping("a"))
    assert _standing(net) == "in_force"


def test_an_active_status_is_in_force(net: Drawn) -> None:
    net.draw(need("x"), helping("a", status="active"))
    assert _standing(net) == "in_force"


@pytest.mark.parametrize(
    ("said", "of_link", "code", "badge", "why"),
    [
        ({"status": "active"}, {}, "why-in_force", "kirjattu voimassa olevaksi", "Lähteen mukaan voimassa."),
        ({"modality": "in_force"}, {}, "why-in_force", "kirjattu voimassa olevaksi", "Lähteen mukaan voimassa."),
        ({"modality": "under_way"}, {}, "why-under_way", "kirjattu käynnissä olevaksi", "Lähteen mukaan käynnissä."),
        ({}, {"modality": "in_force"}, "why-in_force", "kirjattu voimassa olevaksi", "Lähteen mukaan voimassa."),
        ({}, {}, "why-recorded", "kirjattu", "Lähde ei sano tätä suunnitelmaksi eikä päättyneeksi."),
    ],
)
def test_a_source_is_quoted_only_for_what_it_says(
    net: Drawn, said: dict[str, Value], of_link: dict[str, Value], code: str, badge: str, why: str
) -> None:
    net.draw(need("x"), service("a", **said), link("meets", "service/a", "need/x", **of_link))
    item = net.partner("service/a")
    assert (item.standing.code, item.standing.text) == ("in_force", badge)
    assert because(item, code) == why


def test_an_unknown_status_is_told_and_counts_as_in_force(net: Drawn) -> None:
    net.draw(need("x"), helping("a", status="unknown"), helping("b"))
    item = net.partner("service/a", language="en")
    assert item.standing.code == "unknown"
    assert because(item, "why-unknown").endswith("Whether it does now is not known.")
    assert net.order(in_force=True) == ["b", "a"], "what is known to be in force comes before it"


@pytest.mark.parametrize(
    ("end", "last"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        ("2026-10", date(2026, 10, 31)),
        ("2025", date(2025, 12, 31)),
        ("2024-24", date(2025, 2, 28)),  # a winter ends in February
        ("2023/2024-06", date(2024, 6, 30)),
    ],
)
def test_valid_to_counts_to_its_last_day(net: Drawn, end: str, last: date) -> None:
    net.draw(need("x"), helping("a", valid_to=end, said_on="2020"))
    days = [last + timedelta(days=number) for number in (-1, 0, 1)]
    assert [_standing(net, today=day) for day in days] == ["in_force", "in_force", "ended"]


def test_what_begins_later_is_planned_until_its_first_day(net: Drawn) -> None:
    net.draw(need("x"), helping("a", valid_from="2026-12", said_on="2026-11"))
    days = [date(2026, 11, 30), date(2026, 12, 1)]
    assert [_standing(net, today=day) for day in days] == ["planned", "in_force"]


def test_an_open_end_is_no_end(net: Drawn) -> None:
    net.draw(need("x"), helping("a", valid_to="2020/.."))
    assert _standing(net) == "in_force"


def test_an_unknown_end_is_shown_with_its_age(net: Drawn) -> None:
    net.draw(need("x"), helping("a", said_on="2015"))
    item = net.partner("service/a", language="en")
    assert item.standing.code == "in_force"
    assert because(item, "stale") == "The information is more than 10 years old. Check before you refer."


@pytest.mark.parametrize("kind", ["meets", "available_in"])
def test_a_link_that_has_ended_ends_the_item(net: Drawn, kind: str) -> None:
    ends: dict[str, dict[str, Value]] = {kind: {"valid_to": "2026-11-21"}}
    net.draw(
        need("x"),
        area("home"),
        service("a"),
        link("meets", "service/a", "need/x", **ends.get("meets", {})),
        link("available_in", "service/a", "area/home", **ends.get("available_in", {})),
    )
    asked = [net.partner("service/a", area="area/home", today=day).standing.code for day in (date(2026, 11, 21), TODAY)]
    assert asked == ["in_force", "ended"]


def _pilot(**said: Value) -> list[Saying]:
    return [
        need("x"),
        initiative("pilot", **said),
        initiative("project", name="Hanke", ends="2022-12-31"),
        initiative("programme", ends="2020"),
        link("part_of", "initiative/pilot", "initiative/project"),
        link("meets", "initiative/pilot", "need/x"),
    ]


def test_an_initiative_ends_with_its_own_end(net: Drawn) -> None:
    net.draw(_pilot(ends="2021-06", said_on="2021"))
    days = (date(2021, 6, 30), date(2021, 7, 1))
    assert [_standing(net, "initiative/pilot", day) for day in days] == ["in_force", "ended"]


def test_an_initiative_without_an_end_ends_with_what_it_is_part_of_and_says_so(net: Drawn) -> None:
    net.draw(_pilot(said_on="2021"))
    days = (date(2022, 12, 31), date(2023, 1, 1))
    assert [_standing(net, "initiative/pilot", day) for day in days] == ["in_force", "ended"]
    item = net.partner("initiative/pilot", language="en")
    assert because(item, "why-ended-with") == (
        "Was part of Hanke, which ended (31 December 2022). Nothing is known of what came after."
    )
    assert "initiative/project" in [one.locator for one in item.evidence]


def test_its_own_end_counts_before_that_of_the_whole(net: Drawn) -> None:
    net.draw(_pilot(ends="2027", said_on="2026"))
    assert _standing(net, "initiative/pilot") == "in_force"


def test_the_whole_of_a_whole_ends_it_too(net: Drawn) -> None:
    net.draw(
        need("x"),
        *(initiative(slug) for slug in ("pilot", "project")),
        initiative("programme", ends="2020"),
        link("part_of", "initiative/pilot", "initiative/project"),
        link("part_of", "initiative/project", "initiative/programme"),
        link("meets", "initiative/pilot", "need/x"),
    )
    assert _standing(net, "initiative/pilot") == "ended"


def test_a_service_does_not_end_with_what_it_is_part_of(net: Drawn) -> None:
    net.draw(need("x"), helping("a"), service("whole", valid_to="2020"), link("part_of", "service/a", "service/whole"))
    assert _standing(net) == "in_force"


@pytest.mark.parametrize(("status", "standing"), [("ended", "ended"), ("paused", "paused"), ("planned", "planned")])
def test_status(net: Drawn, status: str, standing: str) -> None:
    net.draw(need("x"), helping("a", status=status))
    assert _standing(net) == standing
    assert "{" not in because(net.partner("service/a"), f"why-{standing}"), "a gap was left open"


def test_what_ended_without_a_date_says_that_the_date_is_not_known(net: Drawn) -> None:
    net.draw(need("x"), helping("a", status="ended"))
    assert because(net.partner("service/a", language="en"), "why-ended") == "Ended (date not known)."


@pytest.mark.parametrize("modality", ["planned", "aim", "possible", "proposed", "wanted", "invited"])
def test_modality_of_the_node_or_of_a_link_makes_a_plan(net: Drawn, modality: str) -> None:
    net.draw(
        need("x"),
        helping("a", modality=modality),
        service("b"),
        link("meets", "service/b", "need/x", modality=modality),
    )
    assert (_standing(net, "service/a"), _standing(net, "service/b")) == ("planned", "planned")


@pytest.mark.parametrize("modality", ["in_force", "under_way"])
def test_what_is_under_way_counts(net: Drawn, modality: str) -> None:
    net.draw(need("x"), helping("a", modality=modality))
    assert _standing(net) == "in_force"


def test_a_service_that_is_only_planned_here_is_planned_here(net: Drawn) -> None:
    net.draw(
        need("x"),
        area("home"),
        area("there"),
        service("a"),
        link("meets", "service/a", "need/x"),
        link("available_in", "service/a", "area/home", modality="planned"),
        link("available_in", "service/a", "area/there"),
    )
    standing = {place: net.partner("service/a", area=place).standing.code for place in ("area/home", "area/there")}
    assert standing == {"area/home": "planned", "area/there": "in_force"}
    assert _standing(net) == "in_force", "somewhere it is"


def test_a_plan_is_told_with_the_day_it_was_a_plan(net: Drawn) -> None:
    net.draw(
        need("x"),
        service("a", said_on="2024-03"),
        link("meets", "service/a", "need/x", modality="proposed", said_on="2021"),
    )
    assert because(net.partner("service/a", language="en"), "why-planned") == (
        "According to the source only proposed (2021). That it came about has not been confirmed."
    )


def test_a_plan_whose_date_has_passed_is_still_a_plan(net: Drawn) -> None:
    net.draw(need("x"), helping("a", modality="planned", valid_from="2021-04", said_on="2021-03"))
    item = net.partner("service/a", language="en")
    assert item.standing.code == "planned"
    assert item.standing.text == "planned, not confirmed to have come about"


def test_a_newer_word_makes_the_plan_real(net: Drawn) -> None:
    plan = helping("a", modality="planned", said_on="2021")
    net.draw(need("x"), plan, confirmation("service/a", modality="in_force", said_on="2022", dataset="later"))
    assert _standing(net) == "in_force"


def test_silence_of_a_newer_word_does_not(net: Drawn) -> None:
    plan = helping("a", modality="planned", said_on="2021")
    net.draw(need("x"), plan, confirmation("service/a", access="open", said_on="2022", dataset="later"))
    assert _standing(net) == "planned"


def test_what_has_no_date_is_undated_and_a_confirmation_is_a_date(net: Drawn) -> None:
    net.draw(need("x"), helping("a", said_on=""), helping("b", said_on="", verified_on="2026-01-01"))
    assert (_standing(net, "service/a"), _standing(net, "service/b")) == ("undated", "in_force")


def test_what_was_told_only_after_the_day_of_asking_is_left_out_and_counted(net: Drawn) -> None:
    net.draw(need("x"), helping("a", said_on="2026-11-23"), helping("b", said_on="2026-11"), helping("c", said_on=""))
    answer = net.partners(today=TODAY)
    assert [one.service.id for one in answer.items] == ["service/b", "service/c"]
    assert [(one.code, one.count) for one in answer.left_out] == [("later", 1)]
    assert net.order(today=TODAY + timedelta(days=1)) == ["a", "b", "c"]


def test_what_is_over_is_over_even_if_it_was_a_plan_or_undated(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("a", valid_to="2020", modality="planned", status="paused"),
        helping("b", valid_to="2020", said_on=""),
        helping("c", status="paused", modality="planned"),
    )
    assert [_standing(net, f"service/{slug}") for slug in "abc"] == ["ended", "ended", "paused"]


def test_a_circle_of_wholes_ends_the_walk(net: Drawn) -> None:
    net.draw(
        need("x"),
        initiative("p"),
        initiative("q", ends="2020"),
        link("part_of", "initiative/p", "initiative/q"),
        link("part_of", "initiative/q", "initiative/p"),
        link("meets", "initiative/p", "need/x"),
    )
    assert _standing(net, "initiative/p") == "ended"
