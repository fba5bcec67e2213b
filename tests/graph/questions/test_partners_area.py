"""Where partners work, seen from the asked area: near, wide, elsewhere, unknown."""

from __future__ import annotations

from datetime import date

import pytest

from graph.errors import NothingFound
from graph.model.records import Saying
from graph.questions.partners import PartnersAnswer
from tests.networks import Drawn, area, channel, helping, initiative, link, need, network, organisation, service

COUNTY = "wellbeing services county"


def _map() -> list[Saying]:
    """A municipality with a district and two neighbours, in a county, a region and a country; one far away."""
    return [
        need("x"),
        area("home", name="Kotila", latitude=65.0, longitude=25.0),
        area("district", "district", name="Keskusta"),
        area("near", name="Lähelä", latitude=65.1, longitude=25.0),
        area("further", name="Kaukola", latitude=66.0, longitude=25.0),
        area("unmeasured", name="Mittaamaton"),
        area("county", COUNTY, name="Hyvinvointialue"),
        area("region", "region", name="Maakunta"),
        area("country", "country", name="Maa"),
        area("away", name="Muualla"),
        link("part_of", "area/district", "area/home"),
        *(link("part_of", f"area/{one}", "area/county") for one in ("home", "near", "further", "unmeasured")),
        link("part_of", "area/home", "area/region"),
        link("part_of", "area/county", "area/country"),
        link("neighbour_of", "area/near", "area/home"),
    ]


def _relations(answer: PartnersAnswer) -> dict[str, str]:
    return {one.service.id.partition("/")[2]: one.area_match.relation for one in answer.items}


def _left(answer: PartnersAnswer) -> dict[str, int]:
    return {one.code: one.count for one in answer.left_out}


def _notes(answer: PartnersAnswer) -> list[str]:
    return [note.code for note in answer.notes]


def test_own_and_part_of_the_own(net: Drawn) -> None:
    net.draw(
        _map(),
        helping("a-part", "need/x", "area/district"),
        helping("b-whole", "need/x", "area/home"),
        service("c-extent"),
        link("meets", "service/c-extent", "need/x"),
        link("available_in", "service/c-extent", "area/home", extent="part"),
    )
    answer = net.partners(area="area/home", language="en")
    assert _relations(answer) == {"b-whole": "own", "c-extent": "own", "a-part": "own"}
    assert net.order(area="area/home") == ["b-whole", "c-extent", "a-part"]
    assert net.partner("service/c-extent", area="area/home", language="en").area_match.text == (
        "In a part of the area: Kotila."
    )
    assert _notes(answer) == []


def test_wider_overlapping_and_national_are_marked(net: Drawn) -> None:
    net.draw(
        _map(),
        helping("county-wide", "need/x", "area/county"),
        helping("region-wide", "need/x", "area/region"),
        helping("country-wide", "need/x", "area/country"),
    )
    assert _relations(net.partners(area="area/home")) == {
        "county-wide": "wider",
        "region-wide": "wider",
        "country-wide": "national",
    }
    seen_from_county = _relations(net.partners(area="area/county"))
    assert seen_from_county == {"county-wide": "own", "region-wide": "overlapping", "country-wide": "national"}


def test_a_county_wide_service_serves_the_municipality_and_is_called_wider(net: Drawn) -> None:
    net.draw(_map(), helping("a", "need/x", "area/county"))
    answer = net.partners(area="area/home", language="en")
    assert _notes(answer) == ["none-of-own", "wider-follows"]
    assert answer.notes[0].text == "Nothing of Kotila’s own is recorded for the need “x”."
    assert answer.notes[1].text == "What follows serves a wider area: Hyvinvointialue."
    assert answer.items[0].area_match.area == "Hyvinvointialue"


def test_what_is_online_and_tied_to_no_area_is_open_to_all(net: Drawn) -> None:
    net.draw(
        _map(),
        helping("a-form", form=("digital",)),
        channel("b-chat", channel_type="chat"),
        link("meets", "channel/b-chat", "need/x"),
        helping("c-national", "need/x", "area/country", form=("digital", "home")),
    )
    relations = _relations(net.partners(area="area/home"))
    assert relations == {"a-form": "digital", "b-chat": "digital", "c-national": "digital"}


def test_what_is_online_for_one_area_alone_belongs_to_that_area(net: Drawn) -> None:
    net.draw(
        _map(),
        helping("a-own", "need/x", "area/home", form=("digital",)),
        helping("b-county", "need/x", "area/county", form=("digital",)),
        helping("c-away", "need/x", "area/away", form=("digital",)),
    )
    assert _relations(net.partners(area="area/home")) == {"a-own": "own", "b-county": "wider"}
    assert _relations(net.partners(area="area/near")) == {"b-county": "wider", "a-own": "neighbour"}


def test_a_phone_without_an_area_is_not_called_online(net: Drawn) -> None:
    net.draw(_map(), channel("a", channel_type="phone"), link("meets", "channel/a", "need/x"))
    answer = net.partners(area="area/home", language="en")
    assert _relations(answer) == {"a": "unknown"}
    assert answer.items[0].area_match.text == "The area is not recorded, please check."


def test_an_area_that_nobody_recorded_is_said_and_the_service_is_shown(net: Drawn) -> None:
    net.draw(_map(), helping("a"))
    answer = net.partners(area="area/home")
    assert _relations(answer) == {"a": "unknown"}
    assert _relations(net.partners()) == {"a": "anywhere"}
    assert net.partners(language="en").items[0].area_match.text == "The area is not recorded, please check."


def test_recorded_neighbours_stand_for_the_rest_of_the_county_and_the_nearer_comes_first(net: Drawn) -> None:
    net.draw(
        _map(),
        link("neighbour_of", "area/home", "area/away"),
        helping("a-unmeasured", "need/x", "area/unmeasured"),
        helping("b-further", "need/x", "area/further"),
        helping("c-neighbour-unmeasured", "need/x", "area/away"),
        helping("d-neighbour", "need/x", "area/near"),
    )
    answer = net.partners(area="area/home")
    assert net.order(area="area/home") == ["d-neighbour", "c-neighbour-unmeasured"]
    assert [one.area_match.relation for one in answer.items] == ["neighbour"] * 2
    assert answer.items[0].area_match.distance_km == pytest.approx(11.1, abs=0.1)  # a tenth of a degree of latitude
    assert answer.items[1].area_match.distance_km is None
    assert [(left.code, left.count) for left in answer.left_out] == [("elsewhere", 2)]


def test_without_neighbours_the_rest_of_the_county_follows_the_nearer_first(net: Drawn) -> None:
    net.draw(
        _map(),
        helping("a-unmeasured", "need/x", "area/unmeasured"),
        helping("b-further", "need/x", "area/further"),
    )
    answer = net.partners(area="area/home")
    assert net.order(area="area/home") == ["b-further", "a-unmeasured"]
    assert [one.area_match.relation for one in answer.items] == ["same-county"] * 2
    assert answer.items[0].area_match.distance_km == pytest.approx(111.2, abs=0.1)
    assert answer.items[1].area_match.distance_km is None


def test_elsewhere_comes_last_and_is_no_substitute(net: Drawn) -> None:
    net.draw(
        _map(),
        helping("a-neighbour", "need/x", "area/near", access="open"),
        helping("b-county", "need/x", "area/county", modality="planned"),
    )
    answer = net.partners(area="area/home", language="en")
    assert net.order(area="area/home") == ["b-county", "a-neighbour"]
    assert _notes(answer) == ["none-of-own", "wider-follows", "elsewhere-follows"]
    assert "do not replace a service of the area’s own" in answer.notes[2].text


def test_elsewhere_is_left_out_and_counted_where_the_area_has_its_own(net: Drawn) -> None:
    net.draw(
        _map(),
        helping("a-own", "need/x", "area/home"),
        helping("b-neighbour", "need/x", "area/near"),
        helping("c-same-county", "need/x", "area/further"),
    )
    answer = net.partners(area="area/home")
    assert _relations(answer) == {"a-own": "own"}
    assert _left(answer) == {"elsewhere": 2}


def test_own_that_is_filtered_out_is_not_said_to_be_unrecorded(net: Drawn) -> None:
    net.draw(
        _map(),
        helping("a-own", "need/x", "area/home", max_age=6),
        helping("b-county", "need/x", "area/county"),
        helping("c-neighbour", "need/x", "area/near"),
    )
    answer = net.partners(area="area/home", age=10, language="en")
    assert _relations(answer) == {"b-county": "wider"}
    assert _left(answer) == {"age": 1, "elsewhere": 1}
    assert _notes(answer) == ["own-left-out", "wider-follows"]


def test_own_that_was_told_of_only_later_does_not_stand_before_elsewhere(net: Drawn) -> None:
    net.draw(
        _map(),
        helping("a-own", "need/x", "area/home", said_on="2026-11"),
        helping("b-neighbour", "need/x", "area/near", said_on="2020"),
    )
    answer = net.partners(area="area/home", today=date(2021, 1, 1))
    assert _relations(answer) == {"b-neighbour": "neighbour"}
    assert (_left(answer), _notes(answer)) == ({"later": 1}, ["none-of-own", "elsewhere-follows"])


def test_what_works_in_another_area_alone_is_not_there(net: Drawn) -> None:
    net.draw(_map(), helping("a", "need/x", "area/away"))
    answer = net.partners(area="area/home", language="en")
    assert answer.items == ()
    assert _notes(answer) == ["none-recorded-near"]
    assert answer.notes[0].text == (
        "No service is recorded for the need “x” in Kotila or around it. That does not mean that there is none."
    )


def test_a_part_of_something_that_works_elsewhere_is_left_out_and_counted(net: Drawn) -> None:
    net.draw(
        _map(),
        initiative("pilot"),
        initiative("project"),
        link("part_of", "initiative/pilot", "initiative/project"),
        link("meets", "initiative/pilot", "need/x"),
        link("available_in", "initiative/project", "area/away"),
    )
    assert _left(net.partners(area="area/home")) == {"another-area": 1}
    assert _relations(net.partners(area="area/away")) == {"pilot": "own"}


def test_a_part_works_where_its_whole_works(net: Drawn) -> None:
    net.draw(
        _map(),
        initiative("pilot"),
        initiative("project"),
        link("part_of", "initiative/pilot", "initiative/project"),
        link("meets", "initiative/pilot", "need/x"),
        link("available_in", "initiative/project", "area/county"),
    )
    assert _relations(net.partners(area="area/home")) == {"pilot": "wider"}


def test_of_several_areas_the_nearest_counts(net: Drawn) -> None:
    net.draw(_map(), helping("a", "need/x", "area/country area/near area/home area/county"))
    assert _relations(net.partners(area="area/home")) == {"a": "own"}
    assert _relations(net.partners(area="area/further")) == {"a": "wider"}


def test_without_an_area_every_area_is_named(net: Drawn) -> None:
    net.draw(_map(), helping("a", "need/x", "area/home area/near"))
    (item,) = net.partners().items
    assert (item.area_match.relation, item.area_match.area) == ("anywhere", "Kotila, Lähelä")
    assert net.partners().known is None


def test_an_area_may_be_named_by_a_network_or_an_organisation(net: Drawn) -> None:
    net.draw(
        _map(),
        network("centre", name="Perhekeskus Kulma"),
        link("available_in", "network/centre", "area/home"),
        organisation("parish", name="Kulman seurakunta"),
        link("located_in", "organisation/parish", "area/home"),
        organisation("provider", name="Kulman yhdistys"),
        service("elsewhere"),
        link("provides", "organisation/provider", "service/elsewhere"),
        link("available_in", "service/elsewhere", "area/home"),
        helping("a", "need/x", "area/home"),
        helping("b", "need/x", "area/away"),
    )
    for name in ("Perhekeskus Kulma", "Kulman seurakunta", "Kulman yhdistys"):
        answer = net.partners(area=name)
        assert _relations(answer) == {"a": "own"}, name
        assert [one.ref.name for one in answer.taken if one.parameter == "area"] == [name]


def test_an_organisation_of_two_areas_stands_for_both(net: Drawn) -> None:
    net.draw(
        _map(),
        organisation("o", name="Yhdistys"),
        link("located_in", "organisation/o", "area/home"),
        link("located_in", "organisation/o", "area/near"),
        helping("a", "need/x", "area/home"),
        helping("b", "need/x", "area/near"),
    )
    assert _relations(net.partners(area="Yhdistys")) == {"a": "own", "b": "own"}


def test_an_area_that_nobody_names_is_an_error(net: Drawn) -> None:
    net.draw(_map(), helping("a"))
    with pytest.raises(NothingFound) as error:
        net.partners(area="Kotula")
    assert error.value.facts["parameter"] == "area"
    assert error.value.facts["near"] == ["Kotila"]
