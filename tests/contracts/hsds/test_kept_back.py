"""What HSDS files say of their sources and of made-up data, and what they keep back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.exporting import exported
from tests.graph.checking.records import EMAIL, PHONE, SOMEBODY
from tests.hsds import Services, Tables, attributes
from tests.networks import MADE_UP, Drawn, area, channel, link, organisation, place, professional, service

STREET = "Piilokuja 1"


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


def test_persons_are_roles_with_a_phone_only_where_that_is_asked_for(net: Drawn, rows: Tables, tmp_path: Path) -> None:
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


def test_everything_says_who_told_it(services: Services) -> None:
    found = services(
        organisation("town"),
        service("cafe", locator="page 3", said_on="2026-10", date_basis="inferred", verified_on="2026-11-01"),
        link("provides", "organisation/town", "service/cafe"),
        language="en",
    )["cafe"]
    assert attributes(found, "source") == ["Text of d, page 3 · October 2026, inferred · verified 1 November 2026"]
    assert len(attributes(found["organization"], "source")) == 1


def test_what_is_made_up_says_so_and_so_does_the_file(net: Drawn, rows: Tables, tmp_path: Path) -> None:
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


def test_nothing_of_a_real_network_is_called_made_up(rows: Tables, tmp_path: Path) -> None:
    rows(service("cafe"), organisation("town"), language="en")
    written = "".join(one.read_text(encoding="utf-8") for one in (tmp_path / "tables").iterdir())
    assert "fictional" not in written.lower()


def test_who_publishes_is_told_with_the_licences(services: Services, net: Drawn, tmp_path: Path) -> None:
    net.draw(service("cafe"))
    path = exported(net.store, "hsds", tmp_path / "page.json", language="en", publisher="City of Kemi")
    notice = json.loads(path.read_text(encoding="utf-8"))["notice"]
    assert "Publisher: City of Kemi" in notice
    assert "Dataset: Dataset d. Licence: Not recorded" in notice
