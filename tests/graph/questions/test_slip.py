"""The slip for the family: who, where, how in, when checked; what is not certain comes first."""

from __future__ import annotations

import pytest

from graph.model.vocabulary import LANGUAGES
from graph.questions.partner_words import SLIP_LETTERS
from tests.networks import MADE_UP, Drawn, area, channel, helping, link, need, organisation, place


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
        "Uniryhmä. Apua tähän: x. Järjestää: Yhdistys. Missä: Talo. Miten: avoin, voi tulla suoraan. Yhteys: 116 111."
        " Tieto päivätty: 1.10.2026."
    )
    english = net.partner("service/a", language="en").slip
    assert english.startswith("Uniryhmä. Helps with: x. Provided by: Yhdistys. Where: Talo. How: open, just come.")


def test_the_slip_says_where_to_come_and_when(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("a"),
        place("p", name="Talo", address="Esimerkkikatu 2"),
        place("q", name="Turvatalo", address="Salakuja 1", hidden_address=True),
        place("r", name="Uusi talo", address="Tulevakatu 3", modality="planned"),
        link("delivered_at", "service/a", "place/p", hours="ma 9–12"),
        link("delivered_at", "service/a", "place/q"),
        link("delivered_at", "service/a", "place/r", hours="ti 9"),
    )
    slip = net.partner("service/a", language="en").slip
    assert "Where: Talo, Esimerkkikatu 2 (ma 9–12); Turvatalo, the address is not told. How" in slip
    assert "Salakuja" not in slip


def test_the_slip_gives_a_phone_before_an_address_and_a_channel_without_either_by_name(net: Drawn) -> None:
    base = [
        need("x"),
        *helping("a"),
        channel("button", name="Pyydä apua", channel_type="button"),
        channel("page", url="https://example.org/a"),
        channel("line", phone="0000 100", hours="9–12"),
        channel("soon", phone="0000 200", modality="planned"),
    ]
    drawn = {one: link("reached_through", "service/a", f"channel/{one}") for one in ("button", "page", "line", "soon")}

    def contact(*of: str) -> str:
        net.draw(base, [drawn[one] for one in of])
        told = net.partner("service/a", language="en").slip
        return told.partition("Contact: ")[2].partition(". Information")[0]

    assert contact("soon", "page", "button", "line") == "0000 100 (9–12)"
    assert contact("page", "button") == "https://example.org/a"
    assert contact("button") == "Pyydä apua (button on a website)"
    assert contact("soon") == "not recorded"


def test_a_channel_that_is_only_planned_says_so(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("a"),
        channel("soon", phone="0000 200", modality="planned"),
        link("reached_through", "service/a", "channel/soon"),
    )
    (one,) = net.partner("service/a", language="en").channels
    assert one.modality is not None
    assert one.modality.code == "planned"


def test_a_slip_too_long_leaves_out_what_a_family_can_do_without(net: Drawn) -> None:
    net.draw(
        need("x", name="Perheen yhteinen tekeminen"),
        helping("a", name="Perhekahvila"),
        organisation("o", name="Yhdistys " * 30),
        channel("c", phone="0000 100"),
        link("provides", "organisation/o", "service/a"),
        link("reached_through", "service/a", "channel/c"),
    )
    slip = net.partner("service/a").slip
    assert "Yhdistys" not in slip
    assert slip.endswith("Yhteys: 0000 100. Tieto päivätty: 1.10.2026.")
    assert "…" not in slip, "no sentence was cut"


def test_the_slip_says_what_is_not_recorded(net: Drawn) -> None:
    net.draw(need("x"), helping("a", said_on="", name="Uniryhmä"), area("home", name="Kotila"))
    slip = net.partner("service/a", language="en").slip
    assert "Provided by: not recorded. Where: not recorded. How: not recorded. Contact: not recorded." in slip


def test_an_area_is_not_told_as_a_place(net: Drawn) -> None:
    net.draw(need("x"), helping("a", "need/x", "area/home"), area("home", name="Kotila"))
    slip = net.partner("service/a", area="area/home", language="en").slip
    assert " Area: Kotila. " in slip
    assert "Where" not in slip


@pytest.mark.parametrize(
    ("said", "beginning"),
    [
        ({"modality": "planned"}, "NOTE: planned, not confirmed – ask first."),
        ({"status": "paused"}, "NOTE: paused – ask first."),
        ({"status": "unknown"}, "NOTE: its present state is not known – ask first."),
        ({"said_on": "2020"}, "NOTE: the information is more than 5 years old – check first."),
        (
            {"modality": "planned", "said_on": "2020"},
            "NOTE: planned, not confirmed – ask first. NOTE: the information is more than 5 years old – check first.",
        ),
        ({"said_on": ""}, "NOTE: the information is undated, ask first."),
        ({"dataset": MADE_UP, "status": "paused"}, "FICTIONAL EXAMPLE. NOTE: paused – ask first."),
    ],
)
def test_the_slip_begins_with_what_is_not_certain(net: Drawn, said: dict[str, str], beginning: str) -> None:
    net.draw(need("x"), helping("a", name="Uniryhmä", **said))
    assert net.partner("service/a", language="en").slip.startswith(f"{beginning} Uniryhmä.")


def test_nobody_is_sent_to_what_has_ended(net: Drawn) -> None:
    net.draw(need("x"), helping("a", status="ended"), helping("b", valid_to="2020"))
    assert [one.slip for one in net.partners().items] == ["", ""]


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
        assert any(word in slip for word in ("Tieto päivätty", "Uppgiften daterad", "Information dated"))
        assert slip.split(".")[0] in {"KUVITTEELLINEN ESIMERKKI", "FIKTIVT EXEMPEL", "FICTIONAL EXAMPLE"}
