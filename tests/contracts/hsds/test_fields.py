"""What is recorded of a service and its places stands in the fields of HSDS."""

from __future__ import annotations

from tests.graph.checking.records import EMAIL
from tests.hsds import Services, Tables, attributes, terms
from tests.networks import area, channel, link, need, organisation, place, professional, service, thing


def test_a_service_has_what_is_recorded_of_it_in_the_fields_of_the_standard(services: Services) -> None:
    found = services(
        area("home", name_sv="Hemby"),
        service(
            "clinic",
            name_fi="Neuvola",
            name_sv="Rådgivning",
            summary_sv="För familjer.",
            alt_names_sv=("bvc", "rådgivningen"),
            access="self-referral",
            fee_sv="avgiftsfri",
            min_age=-0.75,
            max_age=6.5,
            criteria_sv="Bor i området.",
            exclusions_sv="Skolelever.",
            languages=("fi", "sv"),
            verified_on="2026-10-02",
        ),
        channel("web", channel_type="web", url="https://example.org/ä?b=1|2"),
        channel("chat", channel_type="chat", url="https://chat.example.org/"),
        channel("mail", channel_type="e-mail", url=f"mailto:{EMAIL}"),
        channel("line", channel_type="phone", phone="0100 1", hours="9–12", languages=("sv",)),
        link("available_in", "service/clinic", "area/home", extent="part"),
        *(link("reached_through", "service/clinic", f"channel/{one}") for one in ("web", "chat", "mail", "line")),
        language="sv",
    )["Rådgivning"]
    assert found["url"] == "https://example.org/%C3%A4?b=1%7C2"
    assert found["email"] == EMAIL
    assert found["description"] == "För familjer."
    assert found["alternate_name"] == "bvc, rådgivningen"
    assert found["application_process"] == "Ta kontakt själv"
    assert found["fees_description"] == "avgiftsfri"
    assert (found["minimum_age"], found["maximum_age"], found["assured_date"]) == (-0.75, 6.5, "2026-10-02")
    assert found["eligibility_description"].splitlines() == [
        "Ålder: graviditet–6,5 år",
        "Villkor: Bor i området.",
        "Inte avsedd för: Skolelever.",
    ]
    assert [(one["code"], one["name"]) for one in found["languages"]] == [("fi", "finska"), ("sv", "svenska")]
    assert [(one["name"], one["description"]) for one in found["service_areas"]] == [("Hemby", "I en del av området")]
    (phone,) = found["phones"]
    assert (phone["number"], phone["type"], phone["description"]) == ("0100 1", "voice", "line\n9–12")
    assert [one["code"] for one in phone["languages"]] == ["sv"]
    assert attributes(found, "name-fi") == ["Neuvola"]
    assert "chat · https://chat.example.org/" in attributes(found, "reached_through")


def test_a_place_has_an_address_that_says_what_is_not_recorded(services: Services) -> None:
    found = services(
        area("quarter", "district", name_en="Quarter"),
        area("town", name_en="Town"),
        area("lapland", "region", name_en="Lapland"),
        place("hall", address="Road 1", postal_code="94100", latitude=65.5, longitude=24.0, accessibility_en="A lift."),
        place("hut", address="Road 2"),
        service("cafe"),
        link("located_in", "place/hall", "area/quarter"),
        link("part_of", "area/quarter", "area/town"),
        link("part_of", "area/town", "area/lapland"),
        link("delivered_at", "service/cafe", "place/hall", hours="Mon 9–12", outreach=True),
        link("delivered_at", "service/cafe", "place/hut"),
        language="en",
    )["cafe"]
    hall, hut = found["service_at_locations"]
    assert [one["description"] for one in hall["schedules"]] == ["Mon 9–12"]
    assert "outreach" in hall["description"]
    assert (hall["location"]["latitude"], hall["location"]["longitude"]) == (65.5, 24)
    assert [one["description"] for one in hall["location"]["accessibility"]] == ["A lift."]
    names = ("address_1", "city", "state_province", "postal_code", "country")
    (full,), (bare,) = hall["location"]["addresses"], hut["location"]["addresses"]
    assert [full[one] for one in names] == ["Road 1", "Town", "Lapland", "94100", "FI"]
    assert [bare[one] for one in names] == ["Road 2", *["Not recorded"] * 3, "FI"]


def test_needs_and_groups_are_terms_and_referrals_are_told(services: Services) -> None:
    found = services(
        need("sleep", name_en="Sleep"),
        thing("target-group/babies", name_en="Babies"),
        service("clinic"),
        service("therapy"),
        professional("nurse"),
        link("refers_to", "professional/nurse", "service/therapy"),
        link("meets", "service/clinic", "need/sleep"),
        link("serves", "service/clinic", "target-group/babies"),
        link("meets", "service/clinic", "need/sleep", locator="2", note_en="at night"),
        link("refers_to", "service/clinic", "service/therapy", manner="warm handover", criteria_en="Always."),
        language="en",
    )
    assert terms(found["clinic"], "meets") == ["Sleep"]
    assert terms(found["clinic"], "serves") == ["Babies"]
    assert attributes(found["clinic"], "refers_to") == ["therapy (manner: warm handover; criteria: Always.)"]
    by = attributes(found["therapy"], "refers_to-inverse")
    assert by == ["nurse", "clinic (manner: warm handover; criteria: Always.)"]


def test_an_online_service_is_a_virtual_place(rows: Tables) -> None:
    found = rows(
        organisation("town"),
        channel("portal", url="https://example.org/", hours="always", languages=("fi",)),
        channel("page", url="https://example.org/page"),
        link("provides", "organisation/town", "channel/portal"),
    )
    (portal,) = found["location"]
    assert (portal["location_type"], portal["url"]) == ("virtual", "https://example.org/")
    assert portal["organization_id"] == found["organization"][0]["id"]
    assert [one["location_id"] for one in found["language"]] == [portal["id"]]


def test_an_empty_network_is_an_empty_page_and_tables_without_rows(services: Services, rows: Tables) -> None:
    assert services() == {}
    assert rows() == {"organization": [], "service": []}


def test_an_id_stays_the_same_and_depends_on_the_base_address(services: Services) -> None:
    first = services(service("cafe"))["cafe"]["id"]
    assert services(service("cafe", fee_fi="2 €"), language="sv")["cafe"]["id"] == first
    assert services(service("cafe"), base_uri="https://perheet.example/")["cafe"]["id"] != first
