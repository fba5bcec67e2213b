"""Show: everything known of one thing, who said it, when, how surely, and who says otherwise."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

import pytest

from graph.errors import Ambiguous, BadQuestion, NothingFound
from graph.model.wording import label
from graph.questions.base import Asking
from graph.questions.show import Fact, ShowAnswer, show
from tests.networks import (
    MADE_UP,
    TODAY,
    Drawn,
    area,
    confirmation,
    link,
    need,
    organisation,
    professional,
    service,
    thing,
)


def _fact(answer: ShowAnswer, code: str) -> Fact:
    (found,) = [one for one in answer.items if one.what.code == code]
    return found


def _limited(net: Drawn, node: str, limit: int) -> ShowAnswer:
    return net.store.ask(lambda view: show(view, Asking(TODAY, "en"), node=node, limit=limit))


def test_every_property_is_a_fact_in_plain_words_with_who_said_it(net: Drawn) -> None:
    net.draw(
        service(
            "a",
            name="Uniryhmä",
            name_sv="Sömngrupp",
            access="open",
            form=("group", "home"),
            min_age=-0.75,
            languages=("fi", "sv"),
            valid_from="2021-22",
            examples=True,
        )
    )
    answer = net.show("service/a", language="en")
    assert {one.what.code: (one.what.text, one.value) for one in answer.items} == {
        "name@fi": ("name (fi)", "Uniryhmä"),
        "name@sv": ("name (sv)", "Sömngrupp"),
        "access": (_fact(answer, "access").what.text, label("access", "open", "en")),
        "form": (_fact(answer, "form").what.text, _fact(answer, "form").value),
        "min_age": (_fact(answer, "min_age").what.text, "-0.75"),
        "languages": (_fact(answer, "languages").what.text, "Finnish, Swedish"),
        "valid_from": (_fact(answer, "valid_from").what.text, "summer 2021"),
        "examples": (_fact(answer, "examples").what.text, "yes"),
    }
    assert all(one.evidence[0].title == "Text of d" for one in answer.items)
    assert all(one.other is None for one in answer.items)


def test_of_what_it_is_and_by_which_ids(net: Drawn) -> None:
    net.draw(service("a", name="Uni"), service("b", name="Uni"), link("same_as", "service/a", "service/b"))
    answer = net.show("service/b", language="en")
    assert answer.node is not None
    assert answer.kind is not None
    assert (answer.node.id, answer.node.kind, answer.kind.code) == ("service/a", "Service", "Service")
    assert answer.aliases == ("service/b",)
    assert [one.ref.id for one in answer.taken] == ["service/a"]


def test_who_says_otherwise_is_shown_beside_the_newest(net: Drawn) -> None:
    net.draw(
        service("a", access="open", said_on="2024", locator="new"),
        confirmation("service/a", access="guided", said_on="2020", locator="old"),
        confirmation("service/a", fee="10 e", said_on="2021", locator="only"),
    )
    answer = net.show("service/a", language="en")
    access = _fact(answer, "access")
    assert (access.value, [one.locator for one in access.evidence]) == (label("access", "open", "en"), ["new"])
    assert [(one.text, [source.locator for source in one.evidence]) for one in access.differing] == [
        (label("access", "guided", "en"), ["old"])
    ]
    assert _fact(answer, "fee@fi").differing == ()


def test_a_confirmation_counts_as_a_source_of_what_it_confirms(net: Drawn) -> None:
    net.draw(
        service("a", access="open", said_on="2020", locator="said"),
        confirmation("service/a", verified_on="2026-11-01", said_on="", locator="confirmed"),
    )
    sources = _fact(net.show("service/a"), "access").evidence
    assert {one.locator for one in sources} == {"said", "confirmed"}


def test_how_surely_and_how_far_along(net: Drawn) -> None:
    net.draw(service("a", modality="planned", certainty="implied"))
    source = _fact(net.show("service/a", language="en"), "modality").evidence[0]
    assert (source.modality, source.certainty) == ("planned", "implied")


def test_relations_are_told_from_both_ends(net: Drawn) -> None:
    net.draw(
        service("a", name="Uniryhmä"),
        need("x", name="Uni"),
        link("meets", "service/a", "need/x", certainty="implied"),
        organisation("o"),
        organisation("p"),
        link("cooperates_with", "organisation/p", "organisation/o", strength="close"),
    )
    out = _fact(net.show("service/a", language="en"), "meets")
    assert out.other is not None
    assert (out.other.id, out.value, len(out.evidence)) == ("need/x", "Uni", 1)
    assert [text for text in out.details if "implied" in text or "inferred" in text]
    back = _fact(net.show("need/x", language="en"), "meets:inverse")
    assert back.other is not None
    assert back.other.id == "service/a"
    assert out.what.text != back.what.text
    told = [_relations(net.show(f"organisation/{one}", language="en")) for one in "op"]
    assert told[0] == told[1] != [], "a symmetric relation reads alike from both ends"


def _relations(answer: ShowAnswer) -> list[str]:
    return [one.what.text for one in answer.items if one.other is not None]


def test_relations_beyond_the_limit_are_counted(net: Drawn) -> None:
    net.draw(
        need("x"),
        *(service(f"s{number}") for number in range(5)),
        *(link("meets", f"service/s{number}", "need/x") for number in range(5)),
    )
    answer = _limited(net, "need/x", 2)
    assert len(_relations(answer)) == 2
    assert [(one.code, one.count) for one in answer.left_out] == [("more", 3)]
    assert _limited(net, "need/x", 5).left_out == ()
    with pytest.raises(BadQuestion, match="bad-limit"):
        _limited(net, "need/x", 0)


def test_a_thing_of_nobody_else_has_no_relations(net: Drawn) -> None:
    net.draw(service("a"))
    assert [one.what.code for one in net.show("service/a").items] == ["name@fi"]


def test_old_and_undated_say_so(net: Drawn) -> None:
    net.draw(service("old", said_on="2019"), service("undated", said_on=""), service("fresh"))
    assert [[note.code for note in net.show(f"service/{one}").notes] for one in ("old", "undated", "fresh")] == [
        ["stale"],
        ["undated-why"],
        [],
    ]
    assert net.show("service/old", today=date(2020, 1, 1)).notes == ()


def test_a_person_is_never_shown(net: Drawn) -> None:
    private = {"person_name": "PRIVATE-NAME", "phone": "PRIVATE-PHONE", "email": "PRIVATE-MAIL"}
    net.draw(professional("nurse", name="terveydenhoitaja", profession="nurse", **private))
    answer = net.show("professional/nurse", scope="network")
    assert [one.what.code for one in answer.items] == ["name@fi", "profession"]
    assert "PRIVATE" not in json.dumps(asdict(answer))


def test_what_only_the_network_may_see_is_shown_only_there(net: Drawn) -> None:
    net.draw(
        service("a"),
        thing("observation/o", visibility="network", text="huoli"),
        link("concerns", "observation/o", "service/a"),
    )
    assert _relations(net.show("service/a")) == []
    assert len(_relations(net.show("service/a", scope="network"))) == 1
    with pytest.raises(NothingFound):
        net.show("observation/o")


def test_fictional_facts_say_so(net: Drawn) -> None:
    net.draw(
        service("real"),
        area("home"),
        service("invented", dataset=MADE_UP),
        link("available_in", "service/real", "area/home", dataset=MADE_UP),
    )
    invented = net.show("service/invented", language="en")
    assert invented.fictional
    assert invented.node is not None
    assert invented.node.fictional
    real = net.show("service/real", language="en")
    assert real.fictional, "one of the facts shown is made up"
    assert real.node is not None
    assert not real.node.fictional
    assert [one.fictional for one in _fact(real, "available_in").evidence] == [True]


def test_a_name_that_fits_several_lists_them(net: Drawn) -> None:
    net.draw(service("a", name="Uni"), need("b", name="Uni"))
    with pytest.raises(Ambiguous):
        net.show("Uni")
