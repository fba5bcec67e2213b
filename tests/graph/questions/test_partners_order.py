"""The order of partners: one rule a test, and the item says the rule as a reason."""

from __future__ import annotations

from graph.questions.partners import PartnersAnswer
from tests.networks import Drawn, area, because, codes, helping, link, need, network, organisation, service


def _texts(answer: PartnersAnswer, code: str) -> dict[str, str]:
    """The sentence of a reason by service."""
    return {one.service.id: because(one, code) for one in answer.items if code in codes(one)}


def test_the_exact_need_comes_before_a_narrower_one_and_that_before_a_still_narrower_one(net: Drawn) -> None:
    net.draw(
        need("x", name="Uni"),
        need("y", name="Vauvan uni"),
        need("z", name="Yöheräily"),
        link("broader", "need/y", "need/x"),
        link("broader", "need/z", "need/y"),
        helping("a-narrowest", "need/z"),
        helping("b-narrower", "need/y"),
        helping("c-exact"),
    )
    answer = net.partners(language="en")
    assert net.order() == ["c-exact", "b-narrower", "a-narrowest"]
    assert [codes(one)[2] for one in answer.items] == ["need-exact", "need-narrower", "need-narrower"]
    assert "Vauvan uni" in because(answer.items[1], "need-narrower")
    assert "Yöheräily" in because(answer.items[2], "need-narrower")


def test_the_reason_names_the_nearest_narrower_need_and_none_that_was_not_asked_for(net: Drawn) -> None:
    net.draw(
        need("x"),
        need("a-deeper", name="Syvempi"),
        need("b-narrower", name="Rajatumpi"),
        need("0-other", name="Muu"),
        link("broader", "need/b-narrower", "need/x"),
        link("broader", "need/a-deeper", "need/b-narrower"),
        helping("a", "need/0-other need/a-deeper need/b-narrower"),
    )
    assert _texts(net.partners(), "need-narrower") == {"service/a": "Rajatumpaan tarpeeseen: Rajatumpi."}


def test_standing_orders_before_everything_else_of_the_area(net: Drawn) -> None:
    """In force, undated, planned, paused, ended: what a family can count on comes first."""
    net.draw(
        need("x"),
        need("y"),
        link("broader", "need/y", "need/x"),
        helping("a-ended", valid_to="2026-01-31", access="open"),
        helping("b-paused", status="paused", access="open"),
        helping("c-planned", modality="planned", access="open"),
        helping("d-undated", said_on="", access="open"),
        helping("e-in-force", "need/y", access="decision needed"),
    )
    answer = net.partners()
    assert net.order() == ["e-in-force", "d-undated", "c-planned", "b-paused", "a-ended"]
    standings = [one.standing.code for one in answer.items]
    assert standings == ["in_force", "undated", "planned", "paused", "ended"]
    assert [codes(one)[1] for one in answer.items] == [f"why-{one}" for one in ("recorded", *standings[1:])]


def test_open_access_comes_before_referral_and_silence_is_not_held_against_anybody(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("a-decision", access="decision needed"),
        helping("b-referral", access="referral needed"),
        helping("c-guided", access="guided"),
        helping("d-not-recorded"),
        helping("e-self", access="self-referral"),
        helping("f-open", access="open"),
    )
    assert net.order() == ["d-not-recorded", "e-self", "f-open", "c-guided", "b-referral", "a-decision"]
    told = _texts(net.partners(language="en"), "access")
    assert told["service/f-open"] == "The way in: open, just come."
    assert "service/d-not-recorded" not in told


def test_the_nearer_comes_before_the_wider(net: Drawn) -> None:
    net.draw(
        need("x"),
        area("kunta"),
        area("alue", "wellbeing services county"),
        area("maa", "country"),
        link("part_of", "area/kunta", "area/alue"),
        link("part_of", "area/alue", "area/maa"),
        helping("a-digital", form=("digital",)),
        helping("b-national", "need/x", "area/maa"),
        helping("c-county", "need/x", "area/alue"),
        helping("d-own", "need/x", "area/kunta"),
    )
    assert net.order(area="area/kunta") == ["d-own", "c-county", "b-national", "a-digital"]
    assert [codes(one)[0] for one in net.partners(area="area/kunta").items] == [
        "area-own",
        "area-wider",
        "area-national",
        "area-digital",
    ]


def test_a_known_partner_comes_before_an_unknown_one(net: Drawn) -> None:
    net.draw(
        need("x"),
        organisation("asker"),
        organisation("friend"),
        organisation("stranger"),
        helping("a-unknown"),
        helping("b-known"),
        link("provides", "organisation/stranger", "service/a-unknown"),
        link("provides", "organisation/friend", "service/b-known"),
        link("cooperates_with", "organisation/asker", "organisation/friend"),
    )
    assert net.order() == ["a-unknown", "b-known"]
    assert net.order(asked_by="organisation/asker") == ["b-known", "a-unknown"]
    answer = net.partners(asked_by="organisation/asker", language="en")
    assert [one.known_partner for one in answer.items] == [True, False]
    assert because(answer.items[0], "partner-known") == "You already work with this provider."
    assert because(answer.items[1], "partner-unknown") == "No cooperation with this provider is recorded."


def test_who_does_not_say_who_asks_hears_nothing_of_partners(net: Drawn) -> None:
    net.draw(need("x"), helping("a"))
    (item,) = net.partners().items
    assert item.known_partner is None
    assert not [code for code in codes(item) if code.startswith("partner-")]


def test_a_partner_is_known_by_cooperation_referral_or_a_shared_network(net: Drawn) -> None:
    net.draw(
        need("x"),
        organisation("asker"),
        *(organisation(one) for one in ("cooperating", "member")),
        helping("by-cooperation"),
        helping("by-network"),
        helping("by-referral"),
        link("provides", "organisation/cooperating", "service/by-cooperation"),
        link("provides", "organisation/member", "service/by-network"),
        link("cooperates_with", "organisation/cooperating", "organisation/asker"),
        link("refers_to", "organisation/asker", "service/by-referral"),
        network("n"),
        *(link("member_of", f"organisation/{one}", "network/n", role="partner") for one in ("asker", "member")),
        helping("by-nothing"),
    )
    known = {one.service.id: one.known_partner for one in net.partners(asked_by="organisation/asker").items}
    assert known == {
        "service/by-cooperation": True,
        "service/by-network": True,
        "service/by-referral": True,
        "service/by-nothing": False,
    }


def test_planned_and_past_cooperation_makes_no_known_partner(net: Drawn) -> None:
    others = {"planned": {"modality": "planned"}, "wanted": {"modality": "wanted"}, "over": {"until": "2020"}}
    net.draw(
        need("x"),
        organisation("asker"),
        *(organisation(one) for one in others),
        *(record for one in others for record in helping(one)),
        *(link("provides", f"organisation/{one}", f"service/{one}") for one in others),
        *(link("cooperates_with", "organisation/asker", f"organisation/{one}", **how) for one, how in others.items()),
    )
    assert [one.known_partner for one in net.partners(asked_by="organisation/asker").items] == [False] * 3


def test_a_shared_network_is_told_apart_from_cooperation(net: Drawn) -> None:
    net.draw(
        need("x"),
        *(organisation(one) for one in ("asker", "fellow", "friend")),
        network("n"),
        *(link("member_of", f"organisation/{one}", "network/n") for one in ("asker", "fellow", "friend")),
        link("cooperates_with", "organisation/asker", "organisation/friend"),
        helping("by-fellow"),
        helping("by-friend"),
        link("provides", "organisation/fellow", "service/by-fellow"),
        link("provides", "organisation/friend", "service/by-friend"),
    )
    answer = net.partners(asked_by="organisation/asker")
    reasons = {one.service.id: [code for code in codes(one) if code.startswith("partner-")] for one in answer.items}
    assert reasons == {"service/by-fellow": ["partner-network"], "service/by-friend": ["partner-known"]}


def test_ones_own_service_is_called_ones_own(net: Drawn) -> None:
    net.draw(need("x"), organisation("asker"), helping("a"), link("provides", "organisation/asker", "service/a"))
    (item,) = net.partners(asked_by="organisation/asker", language="en").items
    assert item.known_partner is True
    assert because(item, "partner-self") == "You provide this yourselves."
    assert "partner-known" not in codes(item)


def test_the_fresh_comes_before_the_stale_and_the_stale_says_so(net: Drawn) -> None:
    net.draw(
        need("x"),
        helping("a-old", said_on="2019-05"),
        helping("b-middle", said_on="2025-12-01"),
        helping("c-new", said_on="2026-11-01"),
    )
    assert net.order() == ["c-new", "b-middle", "a-old"]
    stale = _texts(net.partners(language="en"), "stale")
    assert stale == {"service/a-old": "The information is more than 7 years old. Check before you refer."}


def test_a_confirmation_makes_the_old_fresh(net: Drawn) -> None:
    net.draw(need("x"), helping("a-old", said_on="2019", verified_on="2026-11-20"), helping("b-new"))
    assert net.order() == ["a-old", "b-new"]
    assert "stale" not in codes(net.partner("service/a-old"))


def test_equals_come_by_id(net: Drawn) -> None:
    net.draw(need("x"), *(one for slug in "cabed" for one in helping(slug)))
    assert net.order() == list("abcde")


def test_a_connection_that_is_only_inferred_says_so(net: Drawn) -> None:
    net.draw(need("x", name="Uni"), service("a"), link("meets", "service/a", "need/x", certainty="implied"))
    (item,) = net.partners(language="en").items
    assert "the source does not say it outright" in because(item, "need-implied")
