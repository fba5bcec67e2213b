"""What is known of the asked area comes before the items: how much, how new, how much of it confirmed."""

from __future__ import annotations

import pytest

from graph.model.records import Saying
from tests.networks import Drawn, area, helping, link, need, place


def _map() -> list[Saying]:
    """A municipality with a district, in a county."""
    return [
        need("x"),
        area("home", name="Kotila"),
        area("district", "district"),
        area("county", "wellbeing services county"),
        link("part_of", "area/district", "area/home"),
        link("part_of", "area/home", "area/county"),
    ]


def test_what_is_known_of_the_area_comes_first(net: Drawn) -> None:
    net.draw(
        _map(),
        helping("a", "need/x", "area/home", said_on="2026-11-02"),
        helping("b", "need/x", "area/district", verified_on="2026-10-22"),
        helping("c", "need/x", "area/home", verified_on="2025-11-21"),
        helping("d", "need/x", "area/county"),
        place("p"),
        link("located_in", "place/p", "area/home"),
    )
    known = net.partners(area="area/home", language="en").known
    assert known is not None
    assert known.area is not None
    assert (known.area.id, known.things, known.services, known.newest) == ("area/home", 4, 3, "2026-11-02")
    assert known.verified_share == pytest.approx(1 / 4)
    assert known.text == (
        "Recorded for Kotila: services 3, other things 1. The newest information is 20 days old."
        " Verified in the last 12 months: 25%."
    )


def test_an_area_of_which_nothing_is_known_says_so(net: Drawn) -> None:
    net.draw(_map(), helping("a", "need/x", "area/county"))
    known = net.partners(area="area/home", language="en").known
    assert known is not None
    assert (known.things, known.newest, known.verified_share) == (0, None, None)
    assert known.text == "Nothing is recorded for Kotila. That does not mean that there are no services."


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fi", "Alueelta Kotila kirjattu: palveluja 1, muita asioita 0. Tiedon ikä ei ole tiedossa."),
        ("sv", "Antecknat för Kotila: tjänster 1, annat 0. Uppgifternas ålder är inte känd."),
        ("en", "Recorded for Kotila: services 1, other things 0. The age of the information is not known."),
    ],
)
def test_what_has_no_date_is_told_without_one_and_one_service_is_one(net: Drawn, language: str, told: str) -> None:
    net.draw(_map(), helping("a", "need/x", "area/home", said_on=""))
    known = net.partners(area="area/home", language=language).known
    assert known is not None
    assert known.text.startswith(told)
