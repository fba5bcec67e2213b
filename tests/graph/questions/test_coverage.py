"""What stands in a cell of the table of needs and areas: one rule a test."""

from __future__ import annotations

from api.printing import as_csv
from graph.questions.base import Asking
from graph.questions.coverage import CoverageAnswer, coverage
from graph.store.base import Store
from tests.networks import MADE_UP, TODAY, Drawn, area, helping, link, need

PLACES = (
    area("county", "wellbeing services county", name="Lääni"),
    area("town", name="Kunta"),
    area("part", "district", name="Kylä"),
    link("part_of", "area/town", "area/county"),
    link("part_of", "area/part", "area/town"),
)


def _ask(store: Store, place: str = "Lääni") -> CoverageAnswer:
    return store.ask(lambda view: coverage(view, Asking(TODAY, "en", "public"), area=place))


def _texts(answer: CoverageAnswer) -> dict[str, str]:
    (row,) = answer.items
    return {column.text: cell.text for column, cell in zip(answer.columns, row.cells, strict=True)}


def test_what_is_paused_or_over_is_told_as_such_and_not_as_not_recorded(net: Drawn) -> None:
    net.draw(
        *PLACES,
        need("x"),
        helping("a", "need/x", "area/town", status="paused"),
        helping("b", "need/x", "area/town", valid_to="2025"),
    )
    assert _texts(_ask(net.store)) == {"Lääni: the whole area": "not recorded", "Kunta": "paused or ended 2"}
    net.draw(
        *PLACES, need("x"), helping("a", "need/x", "area/town", status="paused"), helping("c", "need/x", "area/town")
    )
    answer = _ask(net.store)
    assert _texts(answer)["Kunta"] == "1"
    assert [one.id for one in answer.items[0].cells[1].services] == ["service/a", "service/c"]


def test_a_part_of_a_municipality_stands_in_its_column_and_the_county_in_its_own(net: Drawn) -> None:
    net.draw(
        *PLACES,
        need("x"),
        helping("a", "need/x", "area/part"),
        helping("b", "need/x", "area/county"),
        helping("c", "need/x", "area/county area/town"),
    )
    assert _texts(_ask(net.store)) == {"Lääni: the whole area": "2", "Kunta": "2"}
    assert _ask(net.store, "Kunta").columns[0].text == "Kunta"


def test_a_plan_to_bring_a_service_to_a_place_is_told_as_a_plan(net: Drawn) -> None:
    net.draw(*PLACES, need("x"), helping("a"), link("available_in", "service/a", "area/town", modality="planned"))
    assert _texts(_ask(net.store))["Kunta"] == "only planned 1"


def test_needs_in_a_circle_that_two_datasets_say_between_them_are_one_row(net: Drawn) -> None:
    net.draw(
        *PLACES,
        need("x"),
        need("y"),
        link("broader", "need/x", "need/y"),
        link("broader", "need/y", "need/x", dataset="other"),
        helping("a", "need/y", "area/town"),
    )
    assert [one.need.id for one in _ask(net.store).items] == ["need/x"]
    assert _texts(_ask(net.store))["Kunta"] == "1"


def test_needs_for_which_nothing_is_recorded_are_rows_too(net: Drawn) -> None:
    net.draw(
        *PLACES,
        need("x"),
        need("y"),
        need("part-of-y"),
        need("part-of-x"),
        link("broader", "need/part-of-y", "need/y"),
        link("broader", "need/part-of-x", "need/x"),
        need("only-planned", modality="planned"),
        need("later", said_on="2026-11-23"),
        need("invented", dataset=MADE_UP),
        helping("a", "need/x", "area/town"),
    )
    answer = _ask(net.store)
    assert [one.need.id for one in answer.items] == ["need/x", "need/y"]
    assert {cell.text for cell in answer.items[1].cells} == {"not recorded"}
    assert not answer.fictional
    net.draw(*PLACES, need("x"), need("y"))
    assert _ask(net.store).items == (), "of nothing there is no table"


def test_of_very_many_needs_the_answer_says_that_one_may_be_missing(net: Drawn) -> None:
    net.draw(*PLACES, [need(f"n{number:03}") for number in range(502)], helping("a", "need/n501", "area/town"))
    answer = _ask(net.store)
    assert len(answer.items) == 501
    assert [one.code for one in answer.left_out] == ["coverage-needs"]


def test_what_was_said_after_the_asked_day_is_not_counted(net: Drawn) -> None:
    net.draw(
        *PLACES,
        need("x"),
        helping("a", "need/x", "area/town"),
        helping("b", "need/x", "area/town", said_on="2026-11-23"),
    )
    assert _texts(_ask(net.store))["Kunta"] == "1"


def test_a_heading_is_no_formula_for_a_spreadsheet(net: Drawn) -> None:
    net.draw(area("sum", name="=1+1"), need("x"), helping("a", "need/x", "area/sum"))
    assert as_csv(_ask(net.store, "area/sum")).splitlines()[0] == "need;'=1+1;fictional"
