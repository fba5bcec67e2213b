"""What is planned, closed or of unknown state, in the words of HSDS."""

from __future__ import annotations

from typing import Any

import pytest

from tests.hsds import Services, Tables, attributes
from tests.networks import area, channel, link, organisation, place, service


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, "active"),
        ({"status": "active"}, "active"),
        ({"status": "unknown"}, "active"),
        ({"modality": "under_way"}, "active"),
        *(({"modality": one}, "inactive") for one in ("planned", "aim", "possible", "proposed", "wanted", "invited")),
        ({"status": "planned"}, "inactive"),
        ({"valid_from": "2027-01-01"}, "inactive"),
        ({"valid_to": "2030"}, "inactive"),
        ({"status": "paused"}, "temporarily closed"),
        ({"capacity_status": "closed for now"}, "temporarily closed"),
        ({"capacity_status": "closed for now", "modality": "planned"}, "inactive"),
        ({"status": "ended"}, "defunct"),
    ],
)
def test_the_state_of_a_service_is_one_of_four_words(said: dict[str, str], status: str, services: Services) -> None:
    found = services(service("cafe", **said))["cafe"]
    assert found["status"] == status
    if status in {"inactive", "temporarily closed"}:
        assert found["alert"]


def test_a_plan_says_so_where_people_read(services: Services) -> None:
    found = services(service("cafe", modality="aim", summary_en="Open to all."), language="en")["cafe"]
    assert found["alert"] == "Only planned (aim). Not recorded as in force."
    assert found["description"] == f"{found['alert']}\nOpen to all."


def test_what_is_planned_of_a_service_is_nothing_that_it_has(services: Services, rows: Tables) -> None:
    planned: Any = {"modality": "planned"}
    drawn = (
        *(area(one) for one in ("home", "away")),
        organisation("town", name_en="Town"),
        *(place(one, name_en=one.title()) for one in ("hall", "yard")),
        place("tower", modality="planned", name_en="Tower"),
        channel("phone", channel_type="phone", phone="0100"),
        service("cafe", name_en="Cafe"),
        link("provides", "organisation/town", "service/cafe", **planned),
        link("available_in", "service/cafe", "area/home"),
        link("available_in", "service/cafe", "area/away", valid_to="2030"),
        link("delivered_at", "service/cafe", "place/hall"),
        link("delivered_at", "service/cafe", "place/yard", **planned),
        link("delivered_at", "service/cafe", "place/tower"),
        link("reached_through", "service/cafe", "channel/phone", modality="wanted"),
    )
    found = services(*drawn, language="en")["Cafe"]
    assert found["status"] == "active"
    assert found["organization"]["name"] == "No provider is recorded as in force"
    assert [one["name"] for one in found["service_areas"]] == ["home"]
    assert [one["location"]["name"] for one in found["service_at_locations"]] == ["Hall"]
    assert "phones" not in found
    assert sorted(attributes(found, "not-in-force")) == [
        "Available in: away (recorded to end)",
        "Is reached through: phone · 0100 (wanted)",
        "Organised or provided by: Town (planned)",
        "Takes place at: Tower (planned)",
        "Takes place at: Yard (planned)",
    ]
    assert {one["name"] for one in rows(*drawn, language="en")["location"]} == {"Hall", "Yard"}, "no planned place"


def test_a_service_of_which_all_is_planned_is_planned(services: Services) -> None:
    found = services(
        organisation("town"),
        service("cafe"),
        service("club"),
        link("provides", "organisation/town", "service/cafe", modality="planned"),
        link("provides", "organisation/town", "service/club", modality="planned"),
        link("provides", "organisation/town", "service/club", role="producer"),
    )
    assert (found["cafe"]["status"], found["club"]["status"]) == ("inactive", "active")


def test_a_closed_service_keeps_who_provided_it_and_where(services: Services) -> None:
    found = services(
        organisation("town"),
        place("hall"),
        service("cafe", status="ended"),
        service("club"),
        link("provides", "organisation/town", "service/cafe"),
        link("delivered_at", "service/cafe", "place/hall"),
        link("refers_to", "service/club", "service/cafe"),
        language="en",
    )
    assert found["cafe"]["organization"]["name"] == "town"
    assert found["cafe"]["service_at_locations"][0]["location"]["name"] == "hall"
    assert not attributes(found["club"], "refers_to"), "nobody is referred to what has ended"
    assert attributes(found["club"], "not-in-force") == ["Refers to: cafe (ended)"]


@pytest.mark.parametrize("verified_on", ["", "2026-10", "2026-23", "2026"])
def test_no_day_of_checking_is_made_up(verified_on: str, services: Services) -> None:
    assert "assured_date" not in services(service("cafe", verified_on=verified_on))["cafe"]
