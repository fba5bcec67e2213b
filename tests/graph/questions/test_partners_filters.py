"""What a reader may narrow partners by. What is not recorded is never left out; it is shown, and said."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import BadQuestion
from tests.networks import Drawn, channel, codes, helping, link, need, thing


def _shown(net: Drawn, **given: Any) -> set[str]:
    return set(net.order(**given))


def _left(net: Drawn, **given: Any) -> dict[str, int]:
    return {one.code: one.count for one in net.partners(**given).left_out}


@pytest.fixture
def aged(net: Drawn) -> Drawn:
    """Services by age: for pregnancy and babies, from birth, for schoolchildren, for youth, and for who knows whom."""
    net.draw(
        need("x"),
        helping("babies", min_age=-0.75, max_age=1),
        helping("born", min_age=0, max_age=6.5),
        helping("school", min_age=6.5, max_age=12),
        helping("youth", min_age=13),
        helping("small", max_age=3),
        helping("anybody"),
    )
    return net


@pytest.mark.parametrize(
    ("age", "shown"),
    [
        (-0.75, {"babies", "small"}),
        (-0.01, {"babies", "small"}),
        (0, {"babies", "born", "small"}),
        (1, {"babies", "born", "small"}),
        (1.01, {"born", "small"}),
        (3, {"born", "small"}),
        (6.5, {"born", "school"}),
        (12, {"school"}),
        (12.5, set()),
        (120, {"youth"}),
    ],
)
def test_age_keeps_what_is_for_that_age_limits_included(aged: Drawn, age: float, shown: set[str]) -> None:
    assert _shown(aged, age=age) == shown | {"anybody"}
    assert _left(aged, age=age) == {"age": 5 - len(shown)}


def test_an_age_limit_that_is_not_recorded_is_said(aged: Drawn) -> None:
    assert "age-not-recorded" in codes(aged.partner("service/anybody", age=5))
    assert "age-not-recorded" not in codes(aged.partner("service/born", age=5))
    assert "age-not-recorded" not in codes(aged.partner("service/anybody"))


def test_a_life_stage_tells_the_age_where_no_limit_is_recorded(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("babies", life_stage=("expecting", "baby")),
        helping("school", life_stage=("school age",)),
        helping("limits-first", life_stage=("baby",), min_age=0, max_age=18),
        helping("family", life_stage=("baby", "family")),
    )
    assert _shown(net, age=8) == {"school", "limits-first", "family"}
    assert _shown(net, age=0.5) == {"babies", "limits-first", "family"}
    assert "age-not-recorded" not in codes(net.partner("service/school", age=8))


def test_the_filter_is_printed(aged: Drawn) -> None:
    answer = aged.partners(age=0.5, service_language="sv", channel="home", in_force=True, language="fi")
    assert [(one.code, one.text) for one in answer.filter] == [
        ("filter-in-force", "Näytetään vain voimassa olevat."),
        ("filter-age", "Ikä: 0,5 vuotta."),
        ("filter-language", "Palvelukieli: ruotsi."),
        ("filter-channel", "Asiointitapa: kotona."),
    ]
    assert aged.partners().filter == ()


@pytest.mark.parametrize("age", [-0.76, 120.5, float("nan"), float("inf")])
def test_an_impossible_age_is_refused(aged: Drawn, age: float) -> None:
    with pytest.raises(BadQuestion, match="bad-age"):
        aged.partners(age=age)


def test_service_language(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("both", languages=("fi", "sv")),
        helping("finnish", languages=("fi",)),
        helping("not-recorded"),
    )
    assert _shown(net, service_language="sv") == {"both", "not-recorded"}
    assert _left(net, service_language="sv") == {"service_language": 1}
    assert "language-not-recorded" in codes(net.partner("service/not-recorded", service_language="sv"))
    assert "language-not-recorded" not in codes(net.partner("service/both", service_language="sv"))
    with pytest.raises(BadQuestion, match="bad-language"):
        net.partners(service_language="klingon")


def test_channel_is_a_type_of_channel_or_a_form_of_service(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("by-form", form=("home", "phone")),
        helping("by-channel"),
        channel("c", channel_type="phone"),
        link("reached_through", "service/by-channel", "channel/c"),
        channel("itself", channel_type="phone"),
        link("meets", "channel/itself", "need/x"),
        helping("elsewise", form=("premises",)),
        helping("not-recorded"),
    )
    assert _shown(net, channel="phone") == {"by-form", "by-channel", "itself", "not-recorded"}
    assert _left(net, channel="phone") == {"channel": 1}
    # Of "by-channel" and "itself" no form is recorded: they may as well come home.
    assert _shown(net, channel="home") == {"by-form", "by-channel", "itself", "not-recorded"}
    assert "channel-not-recorded" in codes(net.partner("service/by-channel", channel="home"))
    assert _shown(net, channel="chat") == {"by-form", "elsewise", "not-recorded"}
    assert _left(net, channel="chat") == {"channel": 2}
    assert "channel-not-recorded" in codes(net.partner("service/not-recorded", channel="home"))
    with pytest.raises(BadQuestion, match="bad-choice"):
        net.partners(channel="pigeon")


def test_in_force_leaves_out_and_counts_by_standing(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("real"),
        helping("under-way", modality="under_way"),
        helping("undated", said_on=""),
        *(helping(one, modality=one) for one in ("planned", "aim", "possible", "proposed", "wanted", "invited")),
        helping("paused", status="paused"),
        helping("over", valid_to="2025"),
        helping("ended", status="ended"),
    )
    assert _shown(net, in_force=True) == {"real", "under-way"}
    assert _left(net, in_force=True) == {"ended": 2, "paused": 1, "planned": 6, "undated": 1}
    assert len(net.order()) == 12
    assert _left(net) == {}


def test_where_a_filter_leaves_nothing_that_is_said_and_not_that_nothing_is_recorded(net: Drawn) -> None:
    net.draw(need("x"), helping("a", modality="planned"))
    answer = net.partners(in_force=True, language="en")
    assert [one.code for one in answer.notes] == ["none-left"]
    assert "Something is recorded" in answer.notes[0].text
    assert [one.text for one in answer.left_out] == ["1 planned were left out."]


def test_where_nothing_is_recorded_that_is_said(net: Drawn) -> None:
    net.draw(need("x"))
    answer = net.partners(language="en")
    assert [one.text for one in answer.notes] == [
        "No service is recorded for the need “x”. That does not mean that there is none."
    ]


def test_the_limit_cuts_and_counts_the_rest(net: Drawn) -> None:
    net.draw(need("x"), *(helping(f"s{number}") for number in range(5)))
    assert net.order(limit=2) == ["s0", "s1"]
    assert _left(net, limit=2) == {"more": 3}
    assert _left(net, limit=5) == {}
    for limit in (0, -1, 10**9):
        with pytest.raises(BadQuestion, match="bad-limit"):
            net.partners(limit=limit)


def test_a_method_is_nobody_to_turn_to(net: Drawn) -> None:
    net.draw(need("x"), thing("method/m"), link("meets", "method/m", "need/x"), helping("a"))
    assert net.order() == ["a"]


def test_what_was_asked_stands_in_the_answer(aged: Drawn) -> None:
    asked = aged.partners(age=5.0, in_force=True, limit=3).asked
    assert asked == {"need": "need/x", "age": 5.0, "in_force": True, "limit": 3}


def test_a_channel_may_be_named_by_its_word(net: Drawn) -> None:
    net.draw(need("x"), helping("a", form=("phone",)), helping("b", form=("home",)))
    for word in ("puhelin", "Telefon", "phone"):
        assert _shown(net, channel=word) == {"a"}, word


def test_an_urgent_need_begins_with_the_emergency_number(net: Drawn) -> None:
    net.draw(need("x", urgent=True), helping("a"))
    assert [(one.code, "112" in one.text) for one in net.partners().notes] == [("urgent", True)]
