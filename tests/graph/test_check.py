"""Checks: every fault is found once, where it stands, and its neighbour just inside the limit is let be."""

from __future__ import annotations

import time
from dataclasses import replace
from string import Formatter

import pytest

from graph.merge.check import FAULTS, check, summarise
from graph.model.records import Finding, Place, Row
from graph.model.vocabulary import LANGUAGES
from graph.model.wording import sentences
from tests.graph.checking.record_cases import RECORD_CASES
from tests.graph.checking.records import Case, document, link, node, rows, said
from tests.graph.checking.value_cases import VALUE_CASES

CASES = (*RECORD_CASES, *VALUE_CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.column}")
def test_a_fault_is_found_once_where_it_stands(case: Case) -> None:
    found = check(rows(*case.faulty))
    assert [one.code for one in found] == [case.code]
    assert found[0].place == Place("book.xlsx", "Sheet", case.row, case.column)
    assert found[0].level == FAULTS[case.code].level
    assert set(found[0].facts) == set(FAULTS[case.code].facts)


@pytest.mark.parametrize("case", [case for case in CASES if case.fine], ids=lambda case: f"{case.code}-{case.column}")
def test_the_neighbour_of_a_fault_is_let_be(case: Case) -> None:
    assert check(rows(*case.fine)) == []


def test_there_is_a_case_for_every_fault() -> None:
    assert {case.code for case in CASES} == set(FAULTS)


def test_the_column_that_a_loader_gives_stays() -> None:
    place = Place("book.xlsx", "Palvelut", 3, "D")
    assert [one.place for one in check([Row(node("need/a", status="x"), place)])] == [place]


def test_all_faults_of_a_file_are_told_at_once() -> None:
    found = check(rows(node("need/a", status="x", count=-1), link("need/a", "provides", "need/b"), document(id="")))
    assert {one.code for one in found} == {
        "unknown-code",
        "not-a-whole-number",
        "forbidden-ends",
        "missing-id",
    }
    assert [one.place.row for one in found] == [1, 1, 2, 3]


def test_an_end_that_the_file_does_not_know_is_no_fault() -> None:
    assert check(rows(link("service/elsewhere", "meets", "need/elsewhere"))) == []


def test_rows_without_ids_are_not_compared_with_each_other() -> None:
    nameless = [replace(node("need/a", status=status), id="") for status in ("active", "ended")]
    endless = [link("", "part_of", "", certainty=certainty) for certainty in ("stated", "implied")]
    assert {one.code for one in check(rows(*nameless, *endless))} == {"missing-id"}


@pytest.mark.parametrize("text", ["a" * 10_000 + "@", "0" * 10_000, "Aa " * 3_300, "0 " * 5_000])
def test_long_texts_are_looked_through_quickly(text: str) -> None:
    began = time.process_time()
    assert check(rows(node("need/a", {"summary@fi": text}), node("channel/a", url=f"https://{text[:-1]} "))) != []
    assert time.process_time() - began < 0.5


def test_every_row_about_a_nameless_thing_is_told() -> None:
    nameless = [said(node("need/a", {"name@fi": ""}), locator=locator) for locator in ("1", "2")]
    assert [one.place.row for one in check(rows(*nameless))] == [1, 2]


def test_a_circle_names_its_ids_once_round() -> None:
    ways = [("need/b", "need/c"), ("need/c", "need/a"), ("need/a", "need/b"), ("need/c", "need/b")]
    found = check(rows(*(link(source, "broader", target) for source, target in ways)))
    assert [one.facts["ids"] for one in found] == ["need/a → need/b → need/c → need/a"]


def test_two_circles_apart_are_two_findings() -> None:
    ways = [
        ("need/a", "need/b"),
        ("need/b", "need/a"),
        ("need/b", "need/c"),
        ("need/c", "need/d"),
        ("need/d", "need/c"),
    ]
    found = check(rows(*(link(source, "broader", target) for source, target in ways)))
    assert sorted(str(one.facts["ids"]) for one in found) == [
        "need/a → need/b → need/a",
        "need/c → need/d → need/c",
    ]


def test_warnings_of_one_kind_are_folded_and_errors_stay() -> None:
    undated = [said(node(f"need/{n}"), said_on="") for n in range(7)]
    found = check(
        rows(
            *undated,
            node("need/x", status="a"),
            node("need/y", status="b"),
            node("need/z", {"summary@xx": "x"}),
        )
    )
    folded = summarise(found)
    assert [one.code for one in folded] == [
        "undated:many",
        "unknown-code",
        "unknown-code",
        "unknown-language",
    ]
    first = folded[0]
    assert (first.level, first.place, first.facts["count"]) == ("warning", found[0].place, 7)
    assert first.facts["places"] == (
        "book.xlsx Sheet:1 (said_on), book.xlsx Sheet:2 (said_on), book.xlsx Sheet:3 (said_on), "
        "book.xlsx Sheet:4 (said_on), book.xlsx Sheet:5 (said_on), …"
    )
    assert folded[1:] == found[7:]


def test_folding_nothing_gives_nothing() -> None:
    assert summarise([]) == []


def _gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", FAULTS)
def test_every_fault_has_its_sentence(code: str, language: str) -> None:
    text = sentences().text(f"finding:{code}", language)
    assert _gaps(text) <= set(FAULTS[code].facts)
    assert text.endswith(".")
    if FAULTS[code].level == "warning":
        assert _gaps(sentences().text(f"finding:{code}:many", language)) == {"count", "places"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_can_be_said(language: str) -> None:
    found = [one for case in CASES for one in check(rows(*case.faulty))]
    said_of: list[Finding] = [*found, *summarise(found)]
    for one in said_of:
        words = sentences().text(f"finding:{one.code}", language, **one.facts)
        assert "{" not in words
        gaps = _gaps(sentences().text(f"finding:{one.code}", language))
        assert all(str(one.facts[gap]) in words for gap in gaps)
