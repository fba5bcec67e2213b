"""Search: what carries the words, best first; words that were perhaps meant."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import BadQuestion
from tests.networks import MADE_UP, Drawn, area, need, organisation, place, service, thing


def _found(net: Drawn, text: str, **given: Any) -> list[str]:
    return [one.node.id for one in net.search(text, **given).items]


def test_name_before_other_name_before_summary(net: Drawn) -> None:
    net.draw(
        service("a-summary", name="Yksi", summary="neuvola"),
        service("b-other", name="Kaksi", alt_names=("neuvola",)),
        service("c-name", name="Neuvola"),
        service("d-apart", name="Kirjasto"),
    )
    answer = net.search("neuvola")
    assert [one.node.id for one in answer.items] == ["service/c-name", "service/b-other", "service/a-summary"]
    scores = [one.score for one in answer.items]
    assert scores == sorted(scores, reverse=True)
    assert all(isinstance(score, int) for score in scores)


def test_equal_scores_come_by_id(net: Drawn) -> None:
    net.draw(*(service(slug, name="Uniryhmä") for slug in "cab"))
    assert _found(net, "uniryhmä") == ["service/a", "service/b", "service/c"]


def test_more_of_the_words_come_first_but_one_is_enough(net: Drawn) -> None:
    net.draw(service("a", name="Kotkan neuvola"), service("b", name="Kemin neuvola"), service("c", name="Kirjasto"))
    assert _found(net, "kemin neuvola") == ["service/b", "service/a"]


@pytest.mark.parametrize("text", ["Mödrarådgivning", "mödra", "rådgivningen", "clinic", "clinics"])
def test_in_any_language(net: Drawn, text: str) -> None:
    net.draw(
        service(
            "a",
            name="Neuvola",
            name_sv="Mödrarådgivning",
            name_en="Maternity clinic",
            alt_names_sv=("rådgivningen",),
        ),
        service("b", name="Kirjasto"),
    )
    assert _found(net, text) == ["service/a"]


@pytest.mark.needs_voikko
@pytest.mark.parametrize(
    ("text", "node_id"),
    [
        ("neuvolassa", "service/neuvola"),
        ("lastenvalvojien", "service/lastenvalvojat"),
        ("kouluissa", "place/koulu"),
        ("MLL:n", "organisation/mll"),
        ("kirjastojen", "place/kirjasto"),
    ],
)
def test_in_any_inflection(finnish_net: Drawn, text: str, node_id: str) -> None:
    finnish_net.draw(
        service("neuvola", name="Neuvola"),
        service("lastenvalvojat", name="Lastenvalvojat"),
        place("koulu", name="Koulu"),
        place("kirjasto", name="Kirjasto"),
        organisation("mll", name="MLL Kemi"),
    )
    assert _found(finnish_net, text) == [node_id]


def test_a_parent_is_not_a_letter_like_it(net: Drawn) -> None:
    net.draw(thing("target-group/a", name="Äiti"), thing("target-group/b", name="Aitaus"))
    assert _found(net, "aiti") == []
    assert _found(net, "äiti") == ["target-group/a"]


def test_kinds_keep_to_some(net: Drawn) -> None:
    net.draw(service("a", name="Uni"), need("b", name="Uni"), place("c", name="Uni"))
    assert _found(net, "uni", kinds="Need, Place") == ["need/b", "place/c"]
    with pytest.raises(BadQuestion, match="bad-choice"):
        net.search("uni", kinds="Need,Nobody")


def test_a_hit_tells_what_it_is_and_who_says_so(net: Drawn) -> None:
    net.draw(service("a", name="Uniryhmä", summary="ryhmä", summary_sv="grupp", status="paused", modality="planned"))
    (hit,) = net.search("uniryhmä", language="sv").items
    assert (hit.node.kind, hit.kind.code, hit.node.name_language) == ("Service", "Service", "fi")
    assert hit.summary == "grupp"
    assert hit.status is not None
    assert hit.modality is not None
    assert (hit.status.code, hit.modality.code) == ("paused", "planned")
    assert [one.title for one in hit.evidence] == ["Text of d"]


def test_misspelled_words_get_suggestions(net: Drawn) -> None:
    net.draw(service("a", name="Neuvola"))
    answer = net.search("neuvula", language="en")
    assert answer.items == ()
    assert answer.suggestions == ("neuvola",)
    assert [note.text for note in answer.notes] == [
        "Nothing recorded was found for “neuvula”.",
        "Did you mean: neuvola?",
    ]


def test_a_word_that_is_found_gets_no_suggestion(net: Drawn) -> None:
    net.draw(service("a", name="Neuvola"), service("b", name="Neuvoja"))
    assert net.search("neuvola").suggestions == ()


def test_nothing_and_no_idea(net: Drawn) -> None:
    net.draw(service("a", name="Neuvola"))
    answer = net.search("xyzzy")
    assert (answer.items, answer.suggestions) == ((), ())
    assert [note.code for note in answer.notes] == ["search-nothing"]


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_an_empty_search_is_refused(net: Drawn, text: str) -> None:
    with pytest.raises(BadQuestion, match="empty-search"):
        net.search(text)


@pytest.mark.parametrize("text", ["?", "%", "\"'", "*", "a OR b", "NEAR(", "\x00", "😀"])
def test_signs_are_no_commands(net: Drawn, text: str) -> None:
    net.draw(service("neuvola", name="Neuvola"))
    assert net.search(text).items == ()


def test_the_limit(net: Drawn) -> None:
    net.draw(*(area(f"a{number}", name="Uusi kunta") for number in range(4)))
    answer = net.search("kunta", limit=3)
    assert len(answer.items) == 3
    assert [one.code for one in answer.left_out] == ["more"]
    assert net.search("kunta", limit=4).left_out == ()
    with pytest.raises(BadQuestion, match="bad-limit"):
        net.search("kunta", limit=0)


def test_what_only_the_network_may_see_is_found_only_there(net: Drawn) -> None:
    net.draw(thing("observation/o", name="Huoli", text="salainen", visibility="network"))
    assert _found(net, "salainen") == []
    assert _found(net, "salainen", scope="network") == ["observation/o"]
    assert net.search("salanen").suggestions == ()
    assert net.search("salanen", scope="network").suggestions == ("salainen",)


def test_fictional_hits_say_so(net: Drawn) -> None:
    net.draw(service("a", name="Neuvola"), service("b", name="Uniryhmä", dataset=MADE_UP))
    assert not net.search("neuvola").fictional
    answer = net.search("uniryhmä")
    assert answer.fictional
    assert answer.items[0].node.fictional
    assert answer.items[0].evidence[0].fictional
