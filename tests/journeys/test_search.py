"""Finding things by the words people use, inflected, shortened and misspelt."""

from __future__ import annotations

import pytest

from tests.journeys.program import Program, codes, ids


@pytest.mark.needs_voikko
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("neuvolassa", "service/kemi-aitiys-ja-lastenneuvola"),
        ("neuvolassa", "service/kemi-perheneuvola"),
        ("lastenvalvojien", "service/kemi-lastenvalvojat"),
        ("MLL:n", "organisation/mll-kemi"),
        ("kouluissa", "organisation/koulut-kemi"),
        ("kouluissa", "service/kemi-koulunuorisotyo"),
        ("perheneuvolaan", "service/kemi-perheneuvola"),
        ("käsikirjasta", "guideline/kemin-perhekeskuskasikirja"),
        ("vanhempien jaksamisesta", "need/vanhemman-jaksaminen"),
    ],
)
def test_inflected_words_are_found(program: Program, words: str, expected: str) -> None:
    assert expected in ids(program.data("search", words, "--limit", "100"))


@pytest.mark.needs_voikko
def test_what_is_called_so_comes_before_what_only_mentions_it(program: Program) -> None:
    for words, expected in (
        ("neuvolassa", "service/kemi-aitiys-ja-lastenneuvola"),
        ("Lapset puheeksi", "method/lapset-puheeksi"),
    ):
        real = [hit["node"]["id"] for hit in program.data("search", words)["items"] if not hit["node"]["fictional"]]
        assert real[0] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("enjaksa", "channel/enjaksa-fi"),
        ("enjaksa.fi", "channel/enjaksa-fi"),
        ("ENJAKSA", "channel/enjaksa-fi"),
        ("talterapi", "initiative/puheterapia-jalkautuu-varhaiskasvatukseen"),
        ("rådgivning", "service/kemi-aitiys-ja-lastenneuvola"),
        ("barnatillsyningsmän", "service/kemi-lastenvalvojat"),
        ("child welfare supervisors", "service/kemi-lastenvalvojat"),
        ("MLL", "organisation/mll-kotka"),
        ("Pyydä apua!", "channel/pyyda-apua-nappi"),
        ("vauva ei nuku", "need/vauvan-uni"),
    ],
)
def test_words_of_three_languages_and_beginnings_are_found(program: Program, words: str, expected: str) -> None:
    assert expected in ids(program.data("search", words))


def test_a_misspelt_word_gets_a_suggestion_and_nothing_is_guessed(program: Program) -> None:
    answer = program.data("search", "neuvula")
    assert ids(answer) == []
    assert "neuvola" in answer["suggestions"]
    assert codes(answer["notes"]) == ["search-nothing", "search-near"]
    told = program.text("search", "neuvula")
    assert "Haulla ”neuvula” ei löytynyt mitään kirjattua." in told
    assert "neuvola" in told.partition("Tarkoititko:")[2]
    assert "Menade du:" in program.text("search", "neuvula", "--language", "sv")
    assert "Did you mean:" in program.text("search", "neuvula", "--language", "en")


@pytest.mark.needs_voikko
def test_a_word_that_finds_something_gets_no_suggestion(program: Program) -> None:
    for word in ("neuvolassa", "kouluissa", "lastenvalvojien"):
        assert program.data("search", word)["suggestions"] == []


@pytest.mark.needs_voikko
def test_an_area_may_be_inflected(program: Program) -> None:
    assert ids(program.data("search", "Kemissä", "--kinds", "Area")) == ["area/kemi"]
    answer = program.data("partners", "vertaistuki", "--area", "Kemissä")
    assert [one["ref"]["id"] for one in answer["taken"]] == ["need/vertaistuki", "area/kemi"]
    answer = program.data("partners", "puheen kehitys", "--area", "Kouvolassa")
    assert answer["taken"][1]["ref"]["id"] == "area/kouvola"


@pytest.mark.parametrize(("with_dots", "without"), [("äiti", "aiti"), ("päivähoito", "paivahoito"), ("Öppet", "oppet")])
def test_a_letter_with_dots_is_a_letter_of_its_own(program: Program, with_dots: str, without: str) -> None:
    found = ids(program.data("search", with_dots, "--limit", "50"))
    assert found
    other = program.data("search", without, "--limit", "50")
    assert not set(ids(other)) & set(found)


def test_capitals_make_no_difference(program: Program) -> None:
    assert ids(program.data("search", "PERHEIDEN PIHA")) == ids(program.data("search", "perheiden piha"))


def test_only_the_kinds_that_were_asked_for(program: Program) -> None:
    answer = program.data("search", "perhe", "--kinds", "Service, Need", "--limit", "60")
    assert {hit["kind"]["code"] for hit in answer["items"]} == {"Service", "Need"}


def test_each_hit_says_what_it_is_and_who_says_so(program: Program) -> None:
    answer = program.data("search", "Perheiden piha")
    hit = answer["items"][0]
    assert (hit["kind"]["code"], hit["status"]["code"], hit["modality"]["code"]) == ("Service", "planned", "planned")
    assert hit["evidence"][0]["document"] == "kemi-uutiskirje-2021"
    told = program.text("search", "Perheiden piha")
    assert "1. Perheiden piha – Palvelu tai toiminta" in told
    assert "suunnit" in told


def test_a_limit_says_that_there_is_more(program: Program) -> None:
    answer = program.data("search", "perhe", "--limit", "2")
    assert len(answer["items"]) == 2
    assert codes(answer["left_out"]) == ["more"]
    assert ids(answer) == ids(program.data("search", "perhe", "--limit", "10"))[:2]


def test_the_order_never_changes(program: Program) -> None:
    scores = [hit["score"] for hit in program.data("search", "perhe", "--limit", "60")["items"]]
    assert scores == sorted(scores, reverse=True)
    assert program.text("search", "perhe") == program.text("search", "perhe")
