"""Papers in every form: all that the answer says, in one order, marked, in the reader's language, always the same."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from api.paper import WRITERS
from api.printing import as_csv, as_text
from graph.questions.base import Coded, LeftOut
from graph.questions.paper import Line, PaperAnswer
from tests.api.papers import FORMS, full, line, meeting, paper, section, source, text_in


def read(form: str, answer: PaperAnswer) -> str:
    return text_in(form, WRITERS[form](answer))


def test_there_is_a_writer_for_each_form() -> None:
    assert set(WRITERS) == set(FORMS)


@pytest.mark.parametrize("form", FORMS)
def test_it_says_all_that_the_answer_says_in_the_order_of_reading(form: str) -> None:
    told = read(form, full())
    # The texts of this paper are in alphabetical order: aa heading, ab known, ac taken ...
    said = re.findall(
        r"\ba[a-z]{1,2} (?:heading|known|taken|filter|note|opening|section|about|title|mark|line)\b", told
    )
    assert said[: said.index("ai line") + 1] == [
        "aa heading", "ab known", "ac taken", "ad filter", "ae note", "af opening",
        "afa section", "afb about", "ag title", "ah mark", "ai line",
    ]  # fmt: skip
    after = ["[1, rivi 3]", "ak name: al value", "am second", "[2, rivit 4–6]", "an more", "ao part", "ap inside"]
    after += ["aq deep", "ar deeper", "Lähteet", "as source", "at other", "Mitä jäi pois", "au left out"]
    places = [told.index(one) for one in after]
    assert places == sorted(places)
    assert places[0] > told.index("ai line")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("fi", "22.11.2026", ("aineiston versio 12", "Lähteet", "Mitä jäi pois", "Alue: Kemi")),
        (
            "sv",
            "22 november 2026",
            ("dataversion 12", "Källor", "Vad som lämnades bort", "Område: Kemi"),
        ),
        ("en", "22 November 2026", ("data revision 12", "Sources", "What was left out", "Area: Kemi")),
    ],
)
def test_its_frame_is_in_the_language_of_the_answer(form: str, language: str, day: str, words: tuple[str, ...]) -> None:
    taken = tuple(replace(one, ref=replace(one.ref, name="Kemi")) for one in full().taken)
    told = read(form, replace(full(), language=language, taken=taken))
    for one in (day, *words):
        assert one in told


@pytest.mark.parametrize("form", FORMS)
def test_a_name_that_was_given_exactly_is_not_told_again(form: str) -> None:
    (taken,) = full().taken
    for text, exact, told in (("Kemissä", False, True), ("Kemiö", True, True), ("AC Taken", True, False)):
        asked = replace(taken, text=text, exact=exact)
        assert ("ac taken" in read(form, replace(full(), taken=(asked,)))) == told, text
    by_id = replace(taken, text="area/kemi", exact=True)
    assert "ac taken" not in read(form, replace(full(), taken=(by_id,)))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("language", "made_up", "inside"),
    [
        ("fi", "KUVITTEELLINEN", "VAIN VERKOSTOLLE"),
        ("sv", "FIKTIVT", "BARA FÖR NÄTVERKET"),
        ("en", "FICTIONAL", "FOR THE NETWORK ONLY"),
    ],
)
def test_warnings_stand_where_they_are_due_and_only_there(form: str, language: str, made_up: str, inside: str) -> None:
    plain = read(form, paper(language=language))
    assert made_up not in plain
    assert inside not in plain
    fictional = read(form, paper(language=language, fictional=True))
    assert made_up in fictional
    assert inside not in fictional
    for question in ("handbook", "meeting"):
        both = read(form, paper(language=language, fictional=True, scope="network", question=question))
        assert made_up in both
        assert inside in both
        assert both.index(made_up) < both.index("Rivi")


@pytest.mark.parametrize("form", FORMS)
def test_only_a_long_paper_has_a_list_of_contents(form: str) -> None:
    six = tuple(section(f"Osa {one}", line("Rivi")) for one in range(6))
    parts = tuple(section(f"Kohta {one}", line("Rivi"), level=2) for one in range(9))
    assert "Sisällys" not in read(form, paper(items=(*six, *parts)))
    planned = section("Suunnitteilla: Kohta", line("Rivi"), level=3)
    long = read(form, paper(items=(*six, section("Osa 6"), *parts, planned)))
    assert "Sisällys" in long
    for title in ("Osa 0", "Osa 6", "Kohta 8", "Suunnitteilla: Kohta"):
        assert long.count(title) == 2
    assert "Sisällys" not in read(form, meeting())


@pytest.mark.parametrize("form", FORMS)
def test_a_paper_with_nothing_in_it_is_a_paper_too(form: str) -> None:
    told = read(form, paper(items=(section("Tyhjä", text="Ei kirjattu."), section("Pelkkä otsikko")), sources=()))
    assert "Ei kirjattu." in told
    assert "Lähteet" not in told
    assert "Mitä jäi pois" not in told
    assert "Opas" in read(form, paper(items=(), sources=()))


@pytest.mark.parametrize("form", FORMS)
def test_a_line_may_be_a_title_alone_and_without_references(form: str) -> None:
    bare = Line(None, title="Perheiden piha", marks=(Coded("planned", "suunniteltu"),))
    told = read(form, paper(items=(section("Osa", bare),), sources=()))
    assert "Perheiden piha" in told
    assert "suunniteltu" in told
    assert "[" not in told
    assert "None" not in told


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("answer", [full(), meeting(), paper()], ids=["full", "meeting", "short"])
def test_the_same_answer_gives_the_same_bytes(form: str, answer: PaperAnswer) -> None:
    assert WRITERS[form](answer) == WRITERS[form](replace(answer))


@pytest.mark.parametrize("form", FORMS)
def test_another_answer_gives_other_bytes(form: str) -> None:
    assert WRITERS[form](paper()) != WRITERS[form](paper(left_out=(LeftOut("x", 1, "Yksi"),)))


def test_it_is_printed_as_markdown_and_as_a_row_for_each_line() -> None:
    assert as_text(full()).encode() == WRITERS["md"](full())
    assert as_csv(full()).splitlines() == [
        "section;text;marks;details;references;fictional",
        "afa section;ag title: ai line;ah mark;ak name: al value;[1, rivi 3];False",
        "afa section;am second;;;[2, rivit 4–6];False",
        "ao part;ap inside;;;[1, rivi 3];False",
        "aq deep;ar deeper;;;[1, rivi 3];False",
    ]


def test_rows_that_are_made_up_are_marked() -> None:
    """Of a paper only a part of which is made up those rows, else all or none."""
    made_up = line("Keksitty", marks=(Coded("fictional", "kuvitteellinen"),))
    mixed = paper(items=(section("Osa", made_up, line("Tosi")),), fictional=True)
    assert [row.rpartition(";")[2] for row in as_csv(mixed).splitlines()] == ["fictional", "True", "False"]
    assert {row.rpartition(";")[2] for row in as_csv(paper(fictional=True)).splitlines()[1:]} == {"True"}
    assert {row.rpartition(";")[2] for row in as_csv(paper()).splitlines()[1:]} == {"False"}


def test_a_cell_that_could_be_a_formula_is_guarded() -> None:
    rows = as_csv(paper(items=(section("=1+1", line("@SUM(A1)")),), sources=(source(),))).splitlines()
    assert rows[1].startswith("'=1+1;'@SUM(A1);")
