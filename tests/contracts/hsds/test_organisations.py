"""Who provides a service, as HSDS: one organisation each, and none that nobody has recorded."""

from __future__ import annotations

import pytest

from tests.hsds import Services, Tables, attributes
from tests.networks import initiative, link, network, organisation, service


def test_no_provider_is_made_up(services: Services) -> None:
    found = services(service("cafe"), service("club"))
    assert found["cafe"]["organization"] == found["club"]["organization"]
    assert found["cafe"]["organization"]["name"] == "Palvelun järjestäjää ei ole kirjattu"
    assert "Tämä ei ole organisaatio." in found["cafe"]["organization"]["description"]


def test_the_one_provider_is_who_is_responsible(services: Services) -> None:
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
def test_a_description_made_of_the_type_says_so(language: str, text: str, rows: Tables) -> None:
    town = organisation("town", organisation_type="municipality")
    told = organisation("club", summary_fi="Kerho kaikille.")
    found = {one["name"]: one["description"] for one in rows(town, told, language=language)["organization"]}
    assert found == {"town": text, "club": "Kerho kaikille."}


def test_an_unnamed_group_is_no_organisation_and_says_so(rows: Tables) -> None:
    (found,) = rows(organisation("ngos", generic=True), language="en")["organization"]
    assert found["description"].endswith("An unnamed group, not one organisation.")


def test_who_else_provides_is_an_organisation_and_who_does_not_is_none(rows: Tables) -> None:
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


def test_the_tables_hold_organisations_without_services(services: Services, rows: Tables) -> None:
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
