"""What counts today: nothing that is over is handed out, and what is real comes before what is only planned."""

from __future__ import annotations

from tests.networks import TODAY, Drawn, area, because, channel, helping, initiative, link, need, organisation, place


def test_who_has_ended_or_is_gone_is_not_handed_out(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("a"),
        organisation("new"),
        organisation("old"),
        place("closed", status="ended"),
        channel("gone", phone="016 000 000"),
        link("provides", "organisation/new", "service/a"),
        link("provides", "organisation/old", "service/a", valid_to="2020"),
        link("delivered_at", "service/a", "place/closed"),
        link("reached_through", "service/a", "channel/gone", valid_to="2020"),
        link("coordinates", "organisation/old", "service/a", valid_to="2019"),
    )
    item = net.partner("service/a")
    assert [one.ref.id for one in item.providers] == ["organisation/new"]
    assert (item.places, item.channels, item.contacts) == ((), (), ())
    assert "old" not in item.slip
    assert "closed" not in item.slip
    assert "016" not in item.slip


def test_a_real_wider_service_is_not_hidden_by_a_local_plan(net: Drawn) -> None:
    net.draw(
        need("x"),
        area("town"),
        area("county", "wellbeing services county"),
        link("part_of", "area/town", "area/county"),
        helping("a", "need/x", "area/county"),
        link("available_in", "service/a", "area/town", modality="planned"),
        helping("b", "need/x", "area/county"),
        link("available_in", "service/b", "area/town", valid_to="2020"),
    )
    answer = net.partners(area="area/town", in_force=True)
    assert {(item.service.id, item.area_match.relation) for item in answer.items} == {
        ("service/a", "wider"),
        ("service/b", "wider"),
    }


def test_a_real_narrower_need_is_not_hidden_by_a_plan_for_the_exact_one(net: Drawn) -> None:
    net.draw(
        need("x"),
        need("y"),
        link("broader", "need/y", "need/x"),
        helping("a", "need/y"),
        link("meets", "service/a", "need/x", modality="planned"),
    )
    (item,) = net.partners(in_force=True, language="en").items
    assert because(item, "need-narrower").startswith("For")


def test_an_initiative_ends_with_the_nearest_whole_that_has_an_end(net: Drawn) -> None:
    net.draw(
        need("x"),
        initiative("a"),
        link("meets", "initiative/a", "need/x"),
        initiative("b", ends="2030"),
        initiative("c", ends="2020"),
        link("part_of", "initiative/a", "initiative/b"),
        link("part_of", "initiative/b", "initiative/c"),
    )
    assert net.partner("initiative/a").standing.code == "in_force"


def test_what_begins_later_says_so(net: Drawn) -> None:
    net.draw(need("x"), helping("a", valid_from="2027-01"))
    item = net.partner("service/a", language="en", today=TODAY)
    assert because(item, "why-not-begun") == "Begins only later (January 2027)."


def test_what_was_confirmed_after_the_asked_day_does_not_count(net: Drawn) -> None:
    net.draw(need("x"), area("town"), helping("a", "need/x", "area/town", said_on="2024", verified_on="2026-11-01"))
    answer = net.partners(area="area/town", today=TODAY.replace(year=2025))
    assert answer.known is not None
    assert answer.known.verified_share == 0


def test_room_criteria_and_the_contact_at_a_place_are_told(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("a", capacity_status="full", capacity_as_of="2026-10", criteria_en="For families of the town"),
        place("hall"),
        link("delivered_at", "service/a", "place/hall", contact="ask at the desk", hours="Mon 9-12"),
    )
    item = net.partner("service/a", language="en")
    assert item.capacity is not None
    assert (item.capacity.code, item.capacity.text) == ("full", "full (as of October 2026)")
    assert item.criteria == "For families of the town"
    assert (item.places[0].contact, item.places[0].hours) == ("ask at the desk", "Mon 9-12")
    assert "ask at the desk" in item.slip
    assert "no-own-contact" not in {reason.code for reason in item.why}
