"""HSDS from every engine: what a directory of services would show of a network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.model.records import Link, Node
from graph.store.base import Store
from tests.exporting import exported
from tests.graph.checking.records import EMAIL, PHONE, SOMEBODY
from tests.hsds import described_faults, page_faults, table_faults, tables
from tests.networks import (
    MADE_UP,
    Drawn,
    area,
    channel,
    initiative,
    link,
    need,
    network,
    organisation,
    place,
    professional,
    service,
    thing,
)

STREET = "Piilokuja 1"
Service = dict[str, Any]


@pytest.fixture
def net(store: Store) -> Drawn:
    """A network without anything in it."""
    return Drawn(store)


@pytest.fixture
def services(net: Drawn, tmp_path: Path) -> Any:
    """Draw a network, and read its services by name from the JSON form."""

    def read(*drawn: Node | Link, **wished: Any) -> dict[str, Service]:
        net.draw(*drawn)
        path = exported(net.store, "hsds", tmp_path / "page.json", **wished)
        page = json.loads(path.read_text(encoding="utf-8"))
        assert page_faults(page) == []
        return {one["name"]: one for one in page["contents"]}

    return read


@pytest.fixture
def rows(net: Drawn, tmp_path: Path) -> Any:
    """Draw a network, and read its tables."""

    def read(*drawn: Node | Link, **wished: Any) -> dict[str, list[dict[str, str]]]:
        net.draw(*drawn)
        folder = exported(net.store, "hsds-csv", tmp_path / "tables", **wished)
        assert described_faults(folder) == table_faults(folder) == []
        return tables(folder)

    return read


def attributes(part: dict[str, Any], kind: str) -> list[str]:
    """Values of the attributes of one kind."""
    return [one["value"] for one in part.get("attributes", []) if one["link_type"] == kind]


def terms(part: dict[str, Any], kind: str) -> list[str]:
    """Names of the terms by which attributes of one kind classify something."""
    return [one["taxonomy_term"]["name"] for one in part.get("attributes", []) if one["link_type"] == kind]


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
def test_the_state_of_a_service_is_one_of_four_words(said: dict[str, str], status: str, services: Any) -> None:
    found = services(service("cafe", **said))["cafe"]
    assert found["status"] == status
    if status in {"inactive", "temporarily closed"}:
        assert found["alert"]


def test_a_plan_says_so_where_people_read(services: Any) -> None:
    found = services(service("cafe", modality="aim", summary_en="Open to all."), language="en")["cafe"]
    assert found["alert"] == "Only planned (aim). Not recorded as running."
    assert found["description"] == f"{found['alert']}\nOpen to all."


def test_what_is_planned_of_a_service_is_nothing_that_it_has(services: Any, rows: Any) -> None:
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


def test_a_service_of_which_all_is_planned_is_planned(services: Any) -> None:
    found = services(
        organisation("town"),
        service("cafe"),
        service("club"),
        link("provides", "organisation/town", "service/cafe", modality="planned"),
        link("provides", "organisation/town", "service/club", modality="planned"),
        link("provides", "organisation/town", "service/club", role="producer"),
    )
    assert (found["cafe"]["status"], found["club"]["status"]) == ("inactive", "active")


def test_a_closed_service_keeps_who_provided_it_and_where(services: Any) -> None:
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


def test_no_provider_is_made_up(services: Any) -> None:
    found = services(service("cafe"), service("club"))
    assert found["cafe"]["organization"] == found["club"]["organization"]
    assert found["cafe"]["organization"]["name"] == "Palvelun järjestäjää ei ole kirjattu"
    assert "Tämä ei ole organisaatio." in found["cafe"]["organization"]["description"]


def test_the_one_provider_is_who_is_responsible(services: Any) -> None:
    found = services(
        *(organisation(one) for one in ("a", "b", "c")),
        service("cafe"),
        link("provides", "organisation/a", "service/cafe"),
        link("provides", "organisation/b", "service/cafe", role="producer"),
        link("provides", "organisation/c", "service/cafe", role="responsible"),
        language="en",
    )["cafe"]
    assert found["organization"]["name"] == "c"
    assert sorted(attributes(found, "provides-inverse")) == ["a", "b (role: producer)", "c (role: responsible)"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "Kunta. (Kuvausta ei ole kirjattu; teksti on tehty tyypistä.)"),
        ("sv", "Kommun. (Ingen beskrivning är antecknad; texten är gjord av typen.)"),
        ("en", "Municipality. (No description is recorded; this text is made from the type.)"),
    ],
)
def test_a_description_made_of_the_type_says_so(language: str, text: str, rows: Any) -> None:
    town = organisation("town", organisation_type="municipality")
    told = organisation("club", summary_fi="Kerho kaikille.")
    found = {one["name"]: one["description"] for one in rows(town, told, language=language)["organization"]}
    assert found == {"town": text, "club": "Kerho kaikille."}


def test_an_unnamed_group_is_no_organisation_and_says_so(rows: Any) -> None:
    (found,) = rows(organisation("ngos", generic=True), language="en")["organization"]
    assert found["description"].endswith("An unnamed group, not one organisation.")


def test_who_else_provides_is_an_organisation_and_who_does_not_is_none(rows: Any) -> None:
    found = rows(
        network("centre"),
        network("idle"),
        initiative("project"),
        initiative("over", ends="2025"),
        *(service(one) for one in ("a", "b", "c")),
        link("provides", "network/centre", "service/a"),
        link("provides", "initiative/project", "service/b"),
        link("provides", "initiative/over", "service/c"),
        language="en",
    )["organization"]
    assert {one["name"] for one in found} == {"centre", "project", "No provider is recorded as in force"}


@pytest.mark.parametrize("personal", [False, True])
def test_a_hidden_address_is_in_neither_form_whoever_asks(personal: bool, net: Drawn, tmp_path: Path) -> None:
    net.draw(
        area("home"),
        place("shelter", address=STREET, postal_code="94600", latitude=65.7, longitude=24.5, hidden_address=True),
        place("other", address=STREET),
        place("other", locator="2", dataset=MADE_UP, hidden_address=True),
        service("help"),
        link("located_in", "place/shelter", "area/home"),
        link("delivered_at", "service/help", "place/shelter"),
        link("delivered_at", "service/help", "place/other"),
    )
    page = exported(net.store, "hsds", tmp_path / "page.json", personal=personal).read_text(encoding="utf-8")
    folder = exported(net.store, "hsds-csv", tmp_path / "tables", personal=personal)
    everything = page + "".join(one.read_text(encoding="utf-8") for one in folder.iterdir())
    assert "Osoite ei ole julkinen." in everything
    assert not [one for one in (STREET, "94600", "65.7", "24.5") if one in everything]


def test_persons_are_roles_with_a_phone_only_where_that_is_asked_for(net: Drawn, rows: Any, tmp_path: Path) -> None:
    drawn = (
        professional("nurse", profession="terveydenhoitaja", person_name=SOMEBODY, phone=PHONE, email=EMAIL),
        service("clinic"),
        link("works_in", "professional/nurse", "service/clinic"),
    )
    public = rows(*drawn)
    (contact,) = public["contact"]
    assert (contact["title"], contact["name"], contact["email"]) == ("terveydenhoitaja", "", "")
    assert "phone" not in public
    inside = rows(*drawn, personal=True)
    assert [one["email"] for one in inside["contact"]] == [EMAIL]
    assert [(one["number"], one["contact_id"]) for one in inside["phone"]] == [(PHONE, contact["id"])]
    page = exported(net.store, "hsds", tmp_path / "page.json", personal=True).read_text(encoding="utf-8")
    assert PHONE in page
    assert SOMEBODY not in page + str(inside), "no name of a person in a format for publishing"


def test_a_service_has_what_is_recorded_of_it_in_the_fields_of_the_standard(services: Any) -> None:
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


@pytest.mark.parametrize("verified_on", ["", "2026-10", "2026-23", "2026"])
def test_no_day_of_checking_is_made_up(verified_on: str, services: Any) -> None:
    assert "assured_date" not in services(service("cafe", verified_on=verified_on))["cafe"]


def test_a_place_has_an_address_that_says_what_is_not_recorded(services: Any) -> None:
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


def test_needs_and_groups_are_terms_and_referrals_are_told(services: Any) -> None:
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


def test_everything_says_who_told_it(services: Any) -> None:
    found = services(
        organisation("town"),
        service("cafe", locator="page 3", said_on="2026-10", date_basis="inferred", verified_on="2026-11-01"),
        link("provides", "organisation/town", "service/cafe"),
        language="en",
    )["cafe"]
    assert attributes(found, "source") == ["Text of d, page 3 · October 2026, inferred · verified 1 November 2026"]
    assert len(attributes(found["organization"], "source")) == 1


def test_what_is_made_up_says_so_and_so_does_the_file(net: Drawn, rows: Any, tmp_path: Path) -> None:
    drawn = (
        *(organisation(one, dataset=MADE_UP) for one in ("mill",)),
        place("barn", address="Road 1", dataset=MADE_UP),
        channel("line", phone="0100", dataset=MADE_UP),
        service("show", dataset=MADE_UP),
        service("cafe"),
        link("provides", "organisation/mill", "service/show", dataset=MADE_UP),
        link("delivered_at", "service/show", "place/barn", dataset=MADE_UP),
        link("reached_through", "service/show", "channel/line", dataset=MADE_UP),
    )
    found = rows(*drawn, language="en")
    for table in ("organization", "location", "phone", "service_at_location"):
        assert all("FICTIONAL" in one["description"] for one in found[table] if "provider" not in one["description"])
    assert {one["name"]: "FICTIONAL" in one["description"] for one in found["service"]} == {"show": True, "cafe": False}
    package = json.loads((tmp_path / "tables" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["description"].startswith("FICTIONAL")
    page = json.loads(exported(net.store, "hsds", tmp_path / "page.json", language="en").read_text(encoding="utf-8"))
    assert page["notice"].startswith("FICTIONAL")


def test_nothing_of_a_real_network_is_called_made_up(rows: Any, tmp_path: Path) -> None:
    rows(service("cafe"), organisation("town"), language="en")
    written = "".join(one.read_text(encoding="utf-8") for one in (tmp_path / "tables").iterdir())
    assert "fictional" not in written.lower()


def test_an_online_service_is_a_virtual_place(rows: Any) -> None:
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


def test_the_tables_hold_organisations_without_services(services: Any, rows: Any) -> None:
    drawn = (
        organisation("town"),
        organisation("board", ytunnus="0112038-9", identifiers=("oid:1.2.246.10", "ptv:", "x")),
        link("part_of", "organisation/board", "organisation/town"),
    )
    found = rows(*drawn)
    named = {one["name"]: one for one in found["organization"]}
    assert named["board"]["parent_organization_id"] == named["town"]["id"]
    codes = {(one["identifier_type"], one["identifier"]) for one in found["organization_identifier"]}
    assert codes == {("Y-tunnus", "0112038-9"), ("oid", "1.2.246.10"), ("identifier", "ptv:"), ("identifier", "x")}
    assert services(*drawn) == {}


def test_an_empty_network_is_an_empty_page_and_tables_without_rows(services: Any, rows: Any) -> None:
    assert services() == {}
    assert rows() == {"organization": [], "service": []}


def test_an_id_stays_the_same_and_depends_on_the_base_address(services: Any) -> None:
    first = services(service("cafe"))["cafe"]["id"]
    assert services(service("cafe", fee_fi="2 €"), language="sv")["cafe"]["id"] == first
    assert services(service("cafe"), base_uri="https://perheet.example/")["cafe"]["id"] != first


def test_who_publishes_is_told_with_the_licences(services: Any, net: Drawn, tmp_path: Path) -> None:
    net.draw(service("cafe"))
    path = exported(net.store, "hsds", tmp_path / "page.json", language="en", publisher="City of Kemi")
    notice = json.loads(path.read_text(encoding="utf-8"))["notice"]
    assert "Publisher: City of Kemi" in notice
    assert "Dataset: Dataset d. Licence: Not recorded" in notice
