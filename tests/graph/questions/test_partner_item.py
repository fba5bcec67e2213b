"""One partner as an item: who, where, how, with what is known, what is not, and who says so."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from graph.model.vocabulary import LANGUAGES
from tests.networks import (
    Drawn,
    channel,
    codes,
    helping,
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


def test_providers_with_their_part(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("a"),
        organisation("county", name="Hyvinvointialue"),
        organisation("club", name="Yhdistys"),
        link("provides", "organisation/county", "service/a", role="responsible"),
        link("provides", "organisation/club", "service/a"),
    )
    told = {
        one.ref.name: one.role.text if one.role else None for one in net.partner("service/a", language="en").providers
    }
    assert told == {"Hyvinvointialue": "responsible", "Yhdistys": None}


def test_a_part_is_provided_by_who_provides_the_whole_where_nobody_else_does(net: Drawn) -> None:
    net.draw(
        need("x"),
        initiative("pilot"),
        initiative("project"),
        link("part_of", "initiative/pilot", "initiative/project"),
        link("meets", "initiative/pilot", "need/x"),
        helping("part"),
        helping("own"),
        service("whole"),
        organisation("o"),
        organisation("p"),
        *(link("part_of", f"service/{one}", "service/whole") for one in ("part", "own")),
        link("provides", "organisation/o", "service/whole"),
        link("provides", "organisation/p", "service/own"),
    )
    named = {one.service.id: [who.ref.id for who in one.providers] for one in net.partners().items}
    assert named == {"service/part": ["organisation/o"], "service/own": ["organisation/p"], "initiative/pilot": []}


def test_places_and_one_that_is_only_planned(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("a"),
        place("here", name="Talo"),
        place("later", name="Uusi talo"),
        link("delivered_at", "service/a", "place/here"),
        link("delivered_at", "service/a", "place/later", modality="planned"),
    )
    item = net.partner("service/a", language="en")
    assert {one.ref.name: one.modality.code if one.modality else None for one in item.places} == {
        "Talo": None,
        "Uusi talo": "planned",
    }
    assert "Where: Talo." in item.slip
    assert "Uusi talo" not in item.slip


def _reached(net: Drawn) -> list[tuple[str, str | None]]:
    """Each channel, and whose it is where it is not the item's own."""
    return [(one.ref.id, one.through.code if one.through else None) for one in net.partner("service/a").channels]


def test_its_own_channels_then_those_of_its_place_provider_or_network_which_is_said(net: Drawn) -> None:
    base = [
        need("x"),
        *helping("a"),
        place("p"),
        organisation("o"),
        *(channel(slug, channel_type="phone") for slug in ("own", "of-place", "of-provider", "of-network")),
        network("n"),
        link("member_of", "service/a", "network/n"),
        link("delivered_at", "service/a", "place/p"),
        link("provides", "organisation/o", "service/a"),
    ]
    around = link("reached_through", "network/n", "channel/of-network")
    provider = link("reached_through", "organisation/o", "channel/of-provider")
    at_place = link("reached_through", "place/p", "channel/of-place")
    own = link("reached_through", "service/a", "channel/own")
    net.draw(base)
    assert _reached(net) == []
    net.draw(base, around)
    assert _reached(net) == [("channel/of-network", "network/n")]
    assert "no-own-contact" in codes(net.partner("service/a"))
    net.draw(base, around, provider)
    assert _reached(net) == [("channel/of-provider", "organisation/o")]
    net.draw(base, around, provider, at_place)
    assert _reached(net) == [("channel/of-place", "place/p")]
    net.draw(base, around, provider, at_place, own)
    assert _reached(net) == [("channel/own", None)]
    assert "no-own-contact" not in codes(net.partner("service/a"))


def test_a_channel_tells_type_address_and_hours_and_those_of_the_link_count_first(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("a"),
        channel("web", channel_type="web", url="https://example.org/a", hours="aina"),
        channel("line", channel_type="phone", phone="116 111", hours="9-15"),
        link("reached_through", "service/a", "channel/web"),
        link("reached_through", "service/a", "channel/line", hours="10-12"),
    )
    line, web = net.partner("service/a", language="en").channels
    assert line.type is not None
    assert (line.type.code, line.type.text, line.phone, line.url, line.hours) == (
        "phone",
        "phone",
        "116 111",
        None,
        "10-12",
    )
    assert (web.url, web.phone, web.hours) == ("https://example.org/a", None, "aina")


def test_a_channel_that_helps_by_itself_is_its_own_first_way(net: Drawn) -> None:
    net.draw(
        need("x"),
        channel("chat", channel_type="chat", url="https://example.org/chat"),
        link("meets", "channel/chat", "need/x"),
        organisation("o"),
        channel("office", phone="116 111"),
        link("provides", "organisation/o", "channel/chat"),
        link("reached_through", "organisation/o", "channel/office"),
    )
    item = net.partner("channel/chat", language="en")
    assert [(one.ref.id, one.through) for one in item.channels] == [("channel/chat", None)]
    assert "Contact: https://example.org/chat." in item.slip


def test_contacts_are_roles_and_teams(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("a", name="Uniryhmä"),
        thing("team/t", name="Unitiimi"),
        professional("nurse", name="terveydenhoitaja"),
        professional("manager", name="palvelupäällikkö"),
        link("coordinates", "team/t", "service/a"),
        link("works_in", "professional/nurse", "service/a"),
        link("works_in", "professional/manager", "service/a", modality="planned"),
    )
    contacts = net.partner("service/a", language="en").contacts
    told = [
        (one.ref.name, one.role.text if one.role else "", one.modality.code if one.modality else None)
        for one in contacts
    ]
    assert told == [
        ("Unitiimi", "coordinates: Uniryhmä", None),
        ("palvelupäällikkö", "works in: Uniryhmä", "planned"),
        ("terveydenhoitaja", "works in: Uniryhmä", None),
    ]


def test_personal_values_are_nowhere(net: Drawn) -> None:
    private = {"person_name": "PRIVATE-NAME", "phone": "PRIVATE-PHONE", "email": "PRIVATE-MAIL"}
    net.draw(
        need("x"),
        helping("a"),
        professional("nurse", name="terveydenhoitaja", **private),
        link("works_in", "professional/nurse", "service/a"),
    )
    shown = json.dumps(asdict(net.partners(scope="network")))
    assert "terveydenhoitaja" in shown
    assert "PRIVATE" not in shown


@pytest.mark.parametrize(
    ("limits", "text"),
    [
        ({"min_age": 0, "max_age": 6.5}, {"fi": "0–6,5 v", "sv": "0–6,5 år", "en": "ages 0–6.5"}),
        ({"min_age": 13}, {"fi": "13 v alkaen", "sv": "från 13 år", "en": "from age 13"}),
        ({"max_age": 3}, {"fi": "enintään 3 v", "sv": "högst 3 år", "en": "up to age 3"}),
        (
            {"min_age": -0.75, "max_age": 1},
            {"fi": "raskausaika–1 v", "sv": "graviditet–1 år", "en": "ages pregnancy–1"},
        ),
        ({"min_age": -0.75}, {"fi": "raskausajasta alkaen", "sv": "från graviditeten", "en": "from pregnancy on"}),
        ({"min_age": -0.75, "max_age": -0.1}, {"fi": "raskausaika", "sv": "graviditet", "en": "pregnancy"}),
    ],
)
def test_ages_in_words(net: Drawn, limits: dict[str, float], text: dict[str, str]) -> None:
    net.draw(need("x"), helping("a", **limits))
    for language in LANGUAGES:
        ages = net.partner("service/a", language=language).ages
        assert ages is not None
        assert (ages.youngest, ages.oldest) == (limits.get("min_age"), limits.get("max_age"))
        assert ages.text == text[language]


def test_waiting_time_with_the_day_it_was_told_for(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("a", waiting_min_days=14, waiting_max_days=30, waiting_as_of="2026-10"),
        helping("b", waiting_max_days=30),
        helping("c", waiting_min_days=7, waiting_max_days=7, waiting_as_of="2026"),
    )
    told = {}
    for item in net.partners(language="en").items:
        assert item.waiting is not None
        told[item.service.id] = (item.waiting.min_days, item.waiting.max_days, item.waiting.as_of, item.waiting.text)
    assert told == {
        "service/a": (14, 30, "2026-10", "14–30 days (as of October 2026)"),
        "service/b": (None, 30, None, "30 days (as of date not known)"),
        "service/c": (7, 7, "2026", "7 days (as of 2026)"),
    }


def test_what_is_not_recorded_is_empty_and_never_guessed(net: Drawn) -> None:
    net.draw(need("x"), helping("a"))
    item = net.partner("service/a")
    assert (item.summary, item.access, item.ages, item.fee, item.waiting) == (None,) * 5
    assert (item.status, item.modality) == (None, None)
    assert (item.providers, item.places, item.channels, item.contacts, item.languages) == ((),) * 5


def test_language_names_fee_and_summary_come_in_the_readers_language_else_in_finnish(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping(
            "a", name="Uni", name_sv="Sömn", summary="ryhmä", fee="maksuton", fee_en="free", languages=("sv", "smn")
        ),
    )
    swedish, english = (net.partner("service/a", language=language) for language in ("sv", "en"))
    assert (swedish.service.name, swedish.service.name_language) == ("Sömn", "sv")
    assert (english.service.name, english.service.name_language) == ("Uni", "fi")
    assert (swedish.fee, english.fee, english.summary) == ("maksuton", "free", "ryhmä")
    assert {one.code: one.text for one in english.languages} == {"smn": "Inari Sami", "sv": "Swedish"}


def test_a_network_may_be_a_partner_and_its_kind_is_told(net: Drawn) -> None:
    net.draw(need("x"), network("n", name="Verkosto"), link("meets", "network/n", "need/x"))
    assert net.partner("network/n").service.kind == "Network"
