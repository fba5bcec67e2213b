"""The sources of a partner: document, place in it, date and age; made-up ones are marked."""

from __future__ import annotations

from datetime import timedelta

from tests.networks import MADE_UP, TODAY, Drawn, area, confirmation, helping, link, need, organisation, service


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
        confirmation("service/a", locator="", said_on="2024", fee="10 e"),
        link("meets", "service/a", "need/x", locator="", said_on="2024"),
    )
    assert [one.said_on for one in net.partner("service/a").evidence] == ["2024", "2020"]


def test_who_only_calls_it_by_a_name_is_no_source_of_how_it_is(net: Drawn) -> None:
    net.draw(
        need("x"),
        service("a", access="open", locator="text"),
        confirmation("service/a", alt_names=("uni",), locator="words", dataset="words"),
        confirmation("service/a", fee="10 e", locator="prices", dataset="prices"),
        link("meets", "service/a", "need/x", locator="text"),
    )
    assert {one.locator for one in net.partner("service/a").evidence} == {"text", "prices"}


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
    marked = {
        one.service.id: (one.service.fictional, one.slip.startswith("FICTIONAL EXAMPLE.")) for one in answer.items
    }
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
