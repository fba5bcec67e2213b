"""Browse: in which order things of a kind are told, and what a higher limit adds."""

from __future__ import annotations

from datetime import date

from graph.questions.base import Asking
from graph.questions.browse import SORTED_AT_MOST, BrowseAnswer, browse
from tests.networks import Drawn, service


def _browse(net: Drawn, limit: int, language: str = "fi") -> BrowseAnswer:
    asking = Asking(date(2026, 11, 22), language)
    return net.store.ask(lambda view: browse(view, asking, kind="Service", limit=limit))


def _names(answer: BrowseAnswer) -> list[str]:
    return [one.node.name for one in answer.items]


def _more(answer: BrowseAnswer) -> bool:
    return any(one.code == "more" for one in answer.left_out)


def test_the_first_by_name_are_told_whatever_their_ids(net: Drawn) -> None:
    net.draw(
        service("a", name="Öinen apu", name_sv="Akut hjälp"),
        service("b", name="neuvola", name_sv="rådgivning"),
        service("c", name="Avoin kerho", name_sv="Öppen klubb"),
    )
    assert _names(_browse(net, 2)) == ["Avoin kerho", "neuvola"]
    assert _names(_browse(net, 3)) == ["Avoin kerho", "neuvola", "Öinen apu"]
    assert _names(_browse(net, 2, "sv")) == ["Akut hjälp", "rådgivning"]
    assert [_more(_browse(net, limit)) for limit in (2, 3)] == [True, False]


def test_what_is_only_planned_takes_nobodys_place(net: Drawn) -> None:
    net.draw(service("a", name="Aikomus", modality="planned"), service("b", name="Kerho"), service("c", name="Neuvola"))
    assert _names(_browse(net, 2)) == ["Kerho", "Neuvola"]
    assert [(one.code, one.count) for one in _browse(net, 2).left_out] == [("planned", 1)]


def test_of_very_many_the_first_by_id_are_told_and_none_is_lost(net: Drawn) -> None:
    """Plans stand before them all; a higher limit still adds behind, and no more is said to be there than is."""
    plans = [service(f"a-{number:04}", name="Aikomus", modality="planned") for number in range(SORTED_AT_MOST)]
    net.draw(*plans, service("b", name="Öinen"), service("c", name="Avoin"), service("d", name="Kerho"))
    assert _names(_browse(net, 1)) == ["Öinen"]
    assert _names(_browse(net, 2)) == ["Öinen", "Avoin"]
    assert _names(_browse(net, 5_000)) == ["Öinen", "Avoin", "Kerho"]
    assert [_more(_browse(net, limit)) for limit in (1, 2, 3, 5_000)] == [True, True, False, False]
