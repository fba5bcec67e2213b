"""One partner as an item: who, where, how, with what is known, what is not, and who says so."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import timedelta

import pytest

from graph.model.vocabulary import LANGUAGES
from graph.questions.partner_words import SLIP_LETTERS
from tests.networks import (
    MADE_UP,
    TODAY,
    Drawn,
    area,
    channel,
    confirmation,
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


def _reached(net: Drawn) -> list[str]:
    return [one.ref.id for one in net.partner("service/a").channels]


def test_its_own_channels_then_those_of_its_place_then_those_of_its_provider(net: Drawn) -> None:
    base = [
        need("x"),
        *helping("a"),
        place("p"),
        organisation("o"),
        *(channel(slug, channel_type="phone") for slug in ("own", "of-place", "of-provider")),
        link("delivered_at", "service/a", "place/p"),
        link("provides", "organisation/o", "service/a"),
    ]
    provider = link("reached_through", "organisation/o", "channel/of-provider")
    at_place = link("reached_through", "place/p", "channel/of-place")
    own = link("reached_through", "service/a", "channel/own")
    net.draw(base)
    assert _reached(net) == []
    net.draw(base, provider)
    assert _reached(net) == ["channel/of-provider"]
    net.draw(base, provider, at_place)
    assert _reached(net) == ["channel/of-place"]
    net.draw(base, provider, at_place, own)
    assert _reached(net) == ["channel/own"]


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
    assert [one.ref.id for one in item.channels] == ["channel/chat", "channel/office"]
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
        ({"min_age": -0.75, "max_age": 1}, {"fi": "raskausaika–1 v", "sv": "graviditet–1 år", "en": "ages pregnancy–1"}),
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
        "service/a": (14, 30, "2026-10", "waiting time 14–30 days (as of October 2026)"),
        "service/b": (None, 30, None, "waiting time 30 days (as of date not known)"),
        "service/c": (7, 7, "2026", "waiting time 7 days (as of 2026)"),
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


def test_evidence_is_that_of_the_thing_and_of_the_links_that_bring_it_here_each_once(net: Drawn) -> None:
    net.draw(
        need("x"),
        area("home"),
        service("a", locator="row 1"),
        link("meets", "service/a", "need/x", locator="row 1"),
        link("available_in", "service/a", "area/home", locator="row 2", modality="planned"),
        organisation("o", locator="row 9"),
        link("provides", "organisation/o", "service/a", locator="row 8"),
    )
    item = net.partner("service/a", area="area/home", language="en")
    assert [(one.locator, one.modality) for one in item.evidence] == [("row 1", None), ("row 2", "planned")]
    first = item.evidence[0]
    assert (first.dataset, first.document, first.title) == ("d", "text", "Text of d")
    assert (first.said_on, first.age_days) == ("2026-10-01", 52)
    assert first.text == "Text of d, row 1 · 1 October 2026 (52 days old)"


def test_rows_without_a_locator_are_told_apart_by_their_dates(net: Drawn) -> None:
    net.draw(
        need("x"),
        service("a", locator="", said_on="2020", access="open"),
        confirmation("service/a", locator="", said_on="2024", access="guided"),
        link("meets", "service/a", "need/x", locator="", said_on="2024"),
    )
    assert [one.said_on for one in net.partner("service/a").evidence] == ["2024", "2020"]


def test_evidence_without_a_date_says_so(net: Drawn) -> None:
    net.draw(need("x"), helping("a", said_on=""))
    undated = net.partner("service/a", language="en").evidence[0]
    assert (undated.said_on, undated.age_days) == ("", None)
    assert "date not known" in undated.text


def test_the_age_of_evidence_counts_to_the_day_of_asking(net: Drawn) -> None:
    net.draw(need("x"), helping("a", said_on="2021-06", date_basis="inferred", verified_on="2024-01-05"))
    first = net.partner("service/a", language="en").evidence[0]
    later = net.partner("service/a", language="en", today=TODAY + timedelta(days=10)).evidence[0]
    assert first.age_days is not None
    assert later.age_days == first.age_days + 10
    assert "June 2021, inferred" in first.text
    assert "verified 5 January 2024" in first.text


def test_fictional_data_says_so_everywhere(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("real"),
        helping("invented", dataset=MADE_UP),
    )
    answer = net.partners(language="en")
    marked = {one.service.id: (one.service.fictional, one.slip.startswith("FICTIONAL EXAMPLE.")) for one in answer.items}
    assert marked == {"service/real": (False, False), "service/invented": (True, True)}
    assert answer.fictional
    (item,) = [one for one in answer.items if one.service.fictional]
    assert {one.fictional for one in item.evidence if one.dataset == MADE_UP} == {True}
    assert "fictional" in item.evidence[0].text


def test_a_real_service_shown_by_a_fictional_link_is_marked(net: Drawn) -> None:
    net.draw(need("x"), service("a"), link("meets", "service/a", "need/x", dataset=MADE_UP))
    answer = net.partners(language="en")
    assert answer.fictional
    assert not answer.items[0].service.fictional
    assert answer.items[0].slip.startswith("FICTIONAL EXAMPLE.")


def test_a_network_may_be_a_partner_and_its_kind_is_told(net: Drawn) -> None:
    net.draw(need("x"), network("n", name="Verkosto"), link("meets", "network/n", "need/x"))
    assert net.partner("network/n").service.kind == "Network"


# The slip for the family.


def test_the_slip_says_who_where_how_and_when(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("a", name="Uniryhmä", access="open"),
        organisation("o", name="Yhdistys"),
        place("p", name="Talo"),
        channel("c", phone="116 111"),
        link("provides", "organisation/o", "service/a"),
        link("delivered_at", "service/a", "place/p"),
        link("reached_through", "service/a", "channel/c"),
    )
    assert net.partner("service/a").slip == (
        "Uniryhmä. Järjestää: Yhdistys. Missä: Talo. Miten: avoin, voi tulla suoraan. Yhteys: 116 111."
        " Tieto päivätty: 1.10.2026."
    )
    english = net.partner("service/a", language="en").slip
    assert english.startswith("Uniryhmä. Provided by: Yhdistys. Where: Talo. How: open, just come.")


def test_the_slip_says_what_is_not_recorded(net: Drawn) -> None:
    net.draw(need("x"), helping("a", said_on="", name="Uniryhmä"), area("home", name="Kotila"))
    slip = net.partner("service/a", language="en").slip
    assert "Provided by: not recorded. Where: not recorded. How: not recorded. Contact: not recorded." in slip


@pytest.mark.parametrize(
    ("said", "beginning"),
    [
        ({"modality": "planned"}, "NOTE: planned, not confirmed – ask first."),
        ({"status": "paused"}, "NOTE: paused – ask first."),
        ({"valid_to": "2020"}, "NOTE: ended – ask first."),
        ({"said_on": ""}, "NOTE: the information is undated, ask first."),
        ({"dataset": MADE_UP, "status": "ended"}, "FICTIONAL EXAMPLE. NOTE: ended – ask first."),
    ],
)
def test_the_slip_begins_with_what_is_not_certain(net: Drawn, said: dict[str, str], beginning: str) -> None:
    net.draw(need("x"), helping("a", name="Uniryhmä", **said))
    assert net.partner("service/a", language="en").slip.startswith(f"{beginning} Uniryhmä.")


@pytest.mark.parametrize("name", ["Perheiden ja lasten yhteinen " * 20, "p" * 1000, "Perhe"])
def test_a_slip_fits_two_text_messages(net: Drawn, name: str) -> None:
    net.draw(
        need("x"),
        helping("a", name=name.strip(), modality="planned", dataset=MADE_UP),
        organisation("o", name="Yhdistys " * 30),
        link("provides", "organisation/o", "service/a"),
    )
    for language in LANGUAGES:
        slip = net.partner("service/a", language=language).slip
        assert len(slip) <= SLIP_LETTERS == 320
        assert slip.split(".")[0] in {"KUVITTEELLINEN ESIMERKKI", "FIKTIVT EXEMPEL", "FICTIONAL EXAMPLE"}
