"""What is not real is never shown as real in a paper: not as a line, and not inside a line's details."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from graph.model.records import Saying, Value
from graph.questions.paper import Line, PaperAnswer
from tests.networks import (
    Drawn,
    area,
    channel,
    helping,
    initiative,
    link,
    network,
    organisation,
    place,
    professional,
    service,
    thing,
)

HOME = "area/home"
NOT_YET: list[dict[str, Value]] = [
    {"modality": "planned"},
    {"modality": "aim"},
    {"modality": "possible"},
    {"modality": "proposed"},
    {"modality": "wanted"},
    {"valid_from": "2027-06-01"},
]
NO_MORE: list[dict[str, Value]] = [{"valid_to": "2025-01-01"}]
OF_NODES: list[dict[str, Value]] = [{"status": "planned"}]


def home() -> list[Saying]:
    return [area("home"), network("centre"), link("available_in", "network/centre", HOME)]


def lines(paper: PaperAnswer) -> Iterator[tuple[str, Line]]:
    for section in paper.items:
        for line in section.lines:
            yield section.code, line


def sections_of(paper: PaperAnswer, node_id: str) -> list[str]:
    """Codes of the sections with a line about a thing."""
    return [code for code, line in lines(paper) if node_id in [one.id for one in line.about]]


def details(paper: PaperAnswer, node_id: str) -> dict[str, str]:
    """Details of the first line about a thing."""
    line = next(line for _, line in lines(paper) if line.about and line.about[0].id == node_id and line.details)
    return {one.name: one.value for one in line.details}


@pytest.mark.parametrize("role", ["core service", "meeting place"])
@pytest.mark.parametrize("told", [*NOT_YET, *NO_MORE], ids=str)
def test_a_membership_says_nothing_of_how_the_service_itself_stands(
    net: Drawn, role: str, told: dict[str, Value]
) -> None:
    member = link("member_of", "service/a", "network/centre", role=role, **told)
    net.draw(home(), helping("a", "need/x", HOME, modality="in_force"), thing("need/x"), member)
    found = sections_of(net.paper("handbook"), "service/a")
    assert "level-unknown" in found
    assert not {"core", "core-planned", "meeting-places", "meeting-places-planned", "ended"} & set(found)
    assert sections_of(net.paper("services"), "service/a") == ["need/x"]


def around(told_by_link: dict[str, Value], told_by_end: dict[str, Value]) -> list[Saying]:
    """A service in force with everything around it told so."""
    return [
        *home(),
        thing("need/x"),
        *helping("a", "need/x", HOME, modality="in_force"),
        thing("target-group/far-group", **told_by_end),
        link("serves", "service/a", "target-group/far-group", **told_by_link),
        organisation("far-provider", **told_by_end),
        link("provides", "organisation/far-provider", "service/a", **told_by_link),
        place("far-place", **told_by_end),
        link("delivered_at", "service/a", "place/far-place", hours="ma 9", **told_by_link),
        channel("far-channel", phone="0000 123 456", **told_by_end),
        link("reached_through", "service/a", "channel/far-channel", **told_by_link),
        professional("far-role", **told_by_end),
        link("works_in", "professional/far-role", "service/a", **told_by_link),
        service("far-service", **told_by_end),
        link("refers_to", "service/a", "service/far-service", **told_by_link),
        thing("need/far-need", **told_by_end),
        link("meets", "service/a", "need/far-need", **told_by_link),
    ]


def mentions(paper: PaperAnswer) -> list[str]:
    """Every part of a detail of the service that names something far."""
    told = details(paper, "service/a").values()
    return [part for value in told for part in value.split("; ") if "far-" in part]


@pytest.mark.parametrize("question", ["handbook", "services"])
@pytest.mark.parametrize("told", NOT_YET, ids=str)
def test_what_is_not_real_says_so_wherever_it_is_named(net: Drawn, question: str, told: dict[str, Value]) -> None:
    words = ("suunniteltu", "tavoite", "mahdollista", "ehdotettu", "haetaan mukaan")
    net.draw(around(told, {}))
    by_link = mentions(net.paper(question))
    assert by_link
    assert all(any(word in one for word in words) for one in by_link), by_link
    net.draw(around({}, told))
    by_end = mentions(net.paper(question))
    assert by_end
    assert all(any(word in one for word in words) for one in by_end), by_end


@pytest.mark.parametrize("question", ["handbook", "services"])
def test_what_a_status_says_is_planned_says_so_too(net: Drawn, question: str) -> None:
    net.draw(around({}, {"status": "planned"}))
    told = mentions(net.paper(question))
    assert told
    assert all("suunniteltu" in one for one in told), told


@pytest.mark.parametrize("question", ["handbook", "services"])
@pytest.mark.parametrize("told", NO_MORE, ids=str)
def test_what_is_over_is_not_named(net: Drawn, question: str, told: dict[str, Value]) -> None:
    net.draw(around(told, {}))
    assert mentions(net.paper(question)) == []
    net.draw(around({}, {"status": "ended"}))
    assert mentions(net.paper(question)) == []


def test_a_method_is_not_over_because_one_of_its_users_is(net: Drawn) -> None:
    net.draw(
        home(),
        thing("method/m", method_type="method"),
        organisation("gone", status="ended"),
        link("located_in", "organisation/gone", HOME),
        link("uses", "organisation/gone", "method/m"),
        link("uses", "network/centre", "method/m"),
    )
    assert sections_of(net.paper("handbook"), "method/m") == ["methods"]


def test_hours_of_what_is_only_planned_are_not_opening_hours(net: Drawn) -> None:
    net.draw(
        home(),
        place("p", place_type="meeting place"),
        link("located_in", "place/p", HOME),
        helping("real", "need/x", HOME),
        helping("later", "need/x", HOME),
        link("delivered_at", "service/real", "place/p", hours="ti 10"),
        link("delivered_at", "service/later", "place/p", hours="ma 9", modality="planned"),
    )
    told = details(net.paper("handbook"), "place/p")
    assert told["Milloin"] == "ti 10"
    assert told["Täällä"] == "real; later (suunniteltu)"


def test_a_project_that_has_not_begun_is_planned(net: Drawn) -> None:
    net.draw(home(), initiative("i", begins="2027-01-01"), link("available_in", "initiative/i", HOME))
    assert sections_of(net.paper("handbook"), "initiative/i") == ["projects-planned"]


def test_what_had_not_been_said_by_the_day_is_in_no_paper(net: Drawn) -> None:
    net.draw(home(), helping("a", "need/x", HOME, said_on="2026-10-08"), thing("need/x"))
    assert "service/a" in str(net.paper("handbook").items)
    before = date(2026, 1, 1)
    assert sections_of(net.paper("handbook", today=before), "service/a") == []
    assert sections_of(net.paper("services", today=before), "service/a") == []


def test_a_meeting_place_that_is_gone_is_not_where_a_meeting_is(net: Drawn) -> None:
    event = "event/e"
    net.draw(
        home(),
        thing(event, event_type="network meeting", begins="2026-12-01", modality="planned"),
        link("available_in", event, HOME),
        place("old", status="ended"),
        place("new", modality="wanted"),
        link("delivered_at", event, "place/old"),
        link("delivered_at", event, "place/new"),
    )
    assert (
        net.paper("meeting").opening[1] == "Seuraava tapaaminen (suunniteltu): 1.12.2026. Paikka: new (haetaan mukaan)."
    )


def test_the_first_day_of_time_is_a_day_like_any_other(net: Drawn) -> None:
    net.draw(home())
    assert net.paper("meeting", today=date(1, 6, 1)).heading


@pytest.mark.parametrize("question", ["handbook", "services"])
def test_the_way_in_to_what_is_only_planned_is_told_as_planned(net: Drawn, question: str) -> None:
    net.draw(home(), thing("need/x"), helping("a", "need/x", HOME, access="open"))
    assert details(net.paper(question), "service/a")["Miten pääsee"] == "avoin, voi tulla suoraan"
    for told in NOT_YET:
        net.draw(home(), thing("need/x"), helping("a", "need/x", HOME, access="open", **told))
        assert details(net.paper(question), "service/a")["Miten pääsee"] == (
            "suunnitelman mukaan avoin, voi tulla suoraan"
        )
