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
        ({"status": "unknown"}, "NOTE: its present state is not known – ask first."),
        ({"said_on": "2020"}, "NOTE: the information is more than 5 years old – check first."),
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
        assert slip.split(".")[0] in {"KUVITTEELLINEN ESIMERKKI", "FIKTIVT EXEMPEL", "FICTIONAL EXAMPLE"}
