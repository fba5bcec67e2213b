"""What a name is taken for: ids, identifiers, names in any language and inflection; near names for a miss."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import Ambiguous, NothingFound
from graph.questions.base import Asking
from graph.questions.naming import AREA_KINDS, find
from graph.store.base import Scope
from tests.networks import TODAY, Drawn, area, link, need, network, organisation, place, service, thing


def taken(net: Drawn, text: str, *kinds: str, language: str = "fi", scope: Scope = "public") -> str:
    """The id of what a text is taken for."""

    def work(view: Any) -> str:
        node, said = find(view, Asking(TODAY, language, scope), "node", text, kinds)
        assert (said.parameter, said.text, said.ref.id) == ("node", text, node.key)
        return node.key

    return net.store.ask(work)


def missed(net: Drawn, text: str, *kinds: str) -> list[str]:
    """The near names that a text which names nothing is answered with."""
    with pytest.raises(NothingFound) as error:
        taken(net, text, *kinds)
    near: list[str] = error.value.facts["near"]  # type: ignore[assignment]
    return near


def candidates(net: Drawn, text: str, *kinds: str) -> list[str]:
    """The ids offered for a text that names several things."""
    with pytest.raises(Ambiguous) as error:
        taken(net, text, *kinds)
    offered: list[tuple[str, str, str]] = error.value.facts["candidates"]  # type: ignore[assignment]
    return [one[0] for one in offered]


def test_an_id_is_taken_as_it_stands(net: Drawn) -> None:
    net.draw(service("a", name="Uniryhmä"), service("b", name="service a"))
    assert taken(net, "service/a") == "service/a"
    assert taken(net, " service/a ") == "service/a"


def test_an_alias_leads_to_the_thing(net: Drawn) -> None:
    net.draw(service("a"), service("b"), link("same_as", "service/a", "service/b"))
    assert taken(net, "service/b") == "service/a"


def test_a_former_id_leads_to_its_heir(net: Drawn) -> None:
    net.draw(service("a"), service("b"), link("same_as", "service/a", "service/b"))
    net.draw(service("b"))
    assert taken(net, "service/a") == "service/b"


def test_a_former_id_without_an_heir_is_a_miss(net: Drawn) -> None:
    net.draw(service("a", name="Uniryhmä"), service("b", name="Muu"))
    net.draw(service("b", name="Muu"))
    assert missed(net, "service/a") == []


def test_official_identifiers(net: Drawn) -> None:
    net.draw(
        organisation("o", ytunnus="0112038-9"),
        service("a", identifiers=("ptv:12", "other:34"), matches=("yso:56",)),
    )
    assert taken(net, "ytunnus:0112038-9") == "organisation/o"
    assert taken(net, "ptv:12") == "service/a"
    assert missed(net, "yso:56") == [], "a match is about the same, never the same"


@pytest.mark.parametrize(
    "text",
    ["municipality:851", "kunta:851", "kunta 851", "Kunta: 851", "kommun:851", " KOMMUN  851 ", "Municipality 851"],
)
def test_an_area_by_its_type_and_official_code(net: Drawn, text: str) -> None:
    net.draw(
        area("tornio", code="851"),
        area("other", "district", code="851"),
        service("a", name="Kunnan neuvonta 851"),
    )
    assert taken(net, text) == taken(net, text, *AREA_KINDS) == "area/tornio"


def test_a_type_of_several_words_and_what_is_no_code_of_an_area(net: Drawn) -> None:
    net.draw(
        area("lappi", "wellbeing services county", code="19"),
        area("lapin-maakunta", "region", code="19"),
        service("a", name="Kunta 5"),
    )
    assert taken(net, "wellbeing services county 19") == "area/lappi"
    assert taken(net, "hyvinvointialue:19") == "area/lappi"
    assert taken(net, "landskap 19") == "area/lapin-maakunta"
    assert taken(net, "kunta 5") == "service/a", "a name, since no area has this code"
    assert missed(net, "municipality:19") == []
    assert missed(net, "19") == [], "a code says nothing without its type"
    assert missed(net, "maakunta 19", "Service") == []


def test_an_id_of_a_kind_that_was_not_asked_for_is_no_answer(net: Drawn) -> None:
    net.draw(service("uni"), need("uni"))
    assert taken(net, "need/uni", "Need") == "need/uni"
    assert missed(net, "service/uni", "Need") == ["uni"]


def test_a_mistyped_id_is_never_taken_for_a_name(net: Drawn) -> None:
    net.draw(need("uni", name="Uni"), service("uniryhma", name="Uniryhmä"))
    assert missed(net, "need/unni", "Need") == ["Uni"]


@pytest.mark.parametrize("text", ["Uni", "uni", " UNI ", "Sömn", "sömn", "Sleep", "vauva ei nuku", "babyn sover inte"])
def test_a_name_or_other_name_in_any_language_and_case(net: Drawn, text: str) -> None:
    net.draw(
        need(
            "sleep",
            name="Uni",
            name_sv="Sömn",
            name_en="Sleep",
            alt_names=("vauva ei nuku", "univaikeudet"),
            alt_names_sv=("babyn sover inte",),
        ),
        need("food", name="Ruoka"),
    )
    assert taken(net, text, "Need") == "need/sleep"


@pytest.mark.parametrize("text", ["äiti", "Äiti", "a\u0308iti"])
def test_letters_are_not_folded(net: Drawn, text: str) -> None:
    net.draw(thing("target-group/a", name="Äiti"), thing("target-group/b", name="Aiti"))
    assert taken(net, text) == "target-group/a"
    assert taken(net, "aiti") == "target-group/b"


@pytest.mark.needs_voikko
@pytest.mark.parametrize(
    ("text", "node_id"),
    [
        ("Kemissä", "area/kemi"),
        ("Kemin", "area/kemi"),
        ("neuvolan", "service/neuvola"),
        ("lastenvalvojien", "service/lastenvalvojat"),
        ("puheen kehityksen", "need/puhe"),
    ],
)
def test_a_name_in_another_inflection(finnish_net: Drawn, text: str, node_id: str) -> None:
    finnish_net.draw(
        area("kemi", name="Kemi"),
        area("kemijarvi", name="Kemijärvi"),
        service("neuvola", name="Neuvola"),
        service("perheneuvola", name="Perheneuvola"),
        service("lastenvalvojat", name="Lastenvalvojat"),
        need("puhe", name="Puheen kehitys"),
        need("kehitys", name="Kehitys"),
    )
    assert taken(finnish_net, text) == node_id


def test_without_voikko_stems_serve(net: Drawn) -> None:
    net.draw(service("neuvola", name="Neuvola"), service("perheneuvola", name="Perheneuvola"))
    assert taken(net, "neuvolassa") == "service/neuvola"


@pytest.mark.needs_voikko
def test_exact_before_base_form_before_the_beginning_of_a_word(finnish_net: Drawn) -> None:
    exact = service("exact", name="Kuusen")
    base = service("base", name="Kuusi")
    beginning = service("beginning", name="Kuusenkukka")
    finnish_net.draw(exact, base, beginning)
    assert taken(finnish_net, "kuusen") == "service/exact"
    finnish_net.draw(base, beginning)
    assert taken(finnish_net, "kuusen") == "service/base"
    finnish_net.draw(beginning)
    assert taken(finnish_net, "kuusen") == "service/beginning"


def test_the_beginning_of_a_name_will_do_where_it_is_the_only_one(net: Drawn) -> None:
    net.draw(service("a", name="Talterapi i Karleby"), service("b", name="Familjerådgivning"))
    assert taken(net, "talter") == "service/a"


def test_several_words_must_all_be_there(net: Drawn) -> None:
    net.draw(
        service("a", name="Kotkan perheneuvola"),
        service("b", name="Kemin perheneuvola"),
        service("c", name="Kemin kirjasto"),
    )
    assert taken(net, "perheneuvola kemin") == "service/b"
    assert set(missed(net, "perheneuvola vaasan")) == {"Kotkan perheneuvola", "Kemin perheneuvola"}


def test_several_equals_are_offered(net: Drawn) -> None:
    net.draw(service("a", name="Perhetyö"), service("b", name="Perhetyö"), place("c", name="Muu"))
    assert candidates(net, "perhetyö") == ["service/a", "service/b"]
    assert candidates(net, "perhe") == ["service/a", "service/b"]


def test_the_candidates_tell_id_name_and_kind(net: Drawn) -> None:
    net.draw(service("a", name="Perhetyö", name_sv="Familjearbete"), place("b", name="Perhetyö"))
    with pytest.raises(Ambiguous) as error:
        taken(net, "Perhetyö", language="sv")
    assert error.value.facts["candidates"] == [
        ("place/b", "Perhetyö", "Place"),
        ("service/a", "Familjearbete", "Service"),
    ]


def test_kinds_tell_namesakes_apart(net: Drawn) -> None:
    net.draw(need("a", name="Perhetyö"), service("b", name="Perhetyö"))
    assert taken(net, "Perhetyö", "Need") == "need/a"


def test_municipality_before_county_before_region_before_all_others(net: Drawn) -> None:
    records = [
        area("town", "municipality", name="Uusimaa"),
        area("county", "wellbeing services county", name="Uusimaa"),
        area("region", "region", name="Uusimaa"),
        area("district", "district", name="Uusimaa"),
        network("net", name="Uusimaa"),
        organisation("org", name="Uusimaa"),
    ]
    for position, first in enumerate(records):
        net.draw(records[position:])
        assert taken(net, "Uusimaa", *AREA_KINDS) == first.id


def test_an_area_by_the_name_of_a_network_where_no_area_is_called_so(net: Drawn) -> None:
    net.draw(area("kemi", name="Kemi"), network("n", name="Perhekeskus Kulma"))
    assert taken(net, "Perhekeskus Kulma", *AREA_KINDS) == "network/n"


def test_a_miss_lists_names_that_are_spelled_nearly_so(net: Drawn) -> None:
    net.draw(service("a", name="Neuvola"), service("b", name="Nuorisotyö"), service("c", name="Kirjasto"))
    assert missed(net, "neuvula") == ["Neuvola"]
    assert missed(net, "kirjsto") == ["Kirjasto"]
    assert missed(net, "xyzzy") == []


@pytest.mark.parametrize("text", ["", "  ", "!?", "–"])
def test_no_words_name_nothing(net: Drawn, text: str) -> None:
    net.draw(service("a", name="Neuvola"))
    assert missed(net, text) == []


def test_what_only_the_network_may_see_is_found_only_there(net: Drawn) -> None:
    net.draw(
        thing("observation/secret", name="Hiljainen huoli", visibility="network"),
        thing("observation/open", name="Avoin huoli"),
    )
    assert taken(net, "Hiljainen huoli", scope="network") == "observation/secret"
    assert taken(net, "observation/secret", scope="network") == "observation/secret"
    assert "Hiljainen huoli" not in missed(net, "observation/secret")
    assert missed(net, "Hiljainen huoli") == ["Avoin huoli"]
    assert missed(net, "Hiljanen") == []
