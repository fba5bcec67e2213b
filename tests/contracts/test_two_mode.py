"""Two-mode tables from every engine: who takes part in what, who serves which need, and what is not recorded."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from graph.store.base import Store
from tests.exporting import exported
from tests.networks import MADE_UP, Drawn, area, initiative, link, need, organisation, service, thing

Rows = list[list[str]]


def rows(path: Path) -> Rows:
    """The rows of a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def table(folder: Path, name: str) -> dict[tuple[str, str], str]:
    """The cells of a matrix, by organisation and column."""
    (_, _, *columns), *lines = rows(folder / f"organisation-{name}.csv")
    return {(key, column): cell for key, _, *cells in lines for column, cell in zip(columns, cells, strict=True)}


@pytest.fixture
def net(store: Store) -> Drawn:
    """Organisations that met, and some that serve needs: themselves, by a team, really or in a plan."""
    drawn = Drawn(store)
    drawn.draw(
        organisation("town", name_fi="=Kaupunki"),
        organisation("club", name_fi="Kerho"),
        organisation("clubs", generic=True),
        organisation("mill", dataset=MADE_UP, name_fi="Mylly"),
        *(thing(one) for one in ("team/unit", "event/spring", "event/autumn")),
        initiative("project", ends="2023"),
        *(need(one) for one in ("sleep", "speech")),
        *(service(one) for one in ("cafe", "line", "advice")),
        service("planned", modality="planned"),
        link("part_of", "team/unit", "organisation/town"),
        link("takes_part", "team/unit", "event/spring"),
        link("takes_part", "organisation/club", "event/spring", role="organiser"),
        link("takes_part", "organisation/club", "event/autumn", modality="invited"),
        link("takes_part", "organisation/clubs", "event/autumn"),
        link("takes_part", "organisation/mill", "event/autumn", dataset=MADE_UP),
        link("takes_part", "organisation/club", "initiative/project"),
        link("provides", "organisation/town", "service/cafe", role="responsible"),
        link("provides", "organisation/town", "service/cafe", role="producer"),
        link("provides", "team/unit", "service/line"),
        link("provides", "organisation/club", "service/planned"),
        link("provides", "organisation/club", "service/advice", valid_to="2025"),
        *(link("meets", f"service/{one}", "need/sleep") for one in ("cafe", "line", "planned", "advice")),
        link("meets", "service/cafe", "need/speech"),
    )
    return drawn


def folder(net: Drawn, path: Path, **wished: Any) -> Path:
    """The exported folder."""
    return exported(net.store, "two-mode", path / "tables", **wished)


def test_who_takes_part_in_what(net: Drawn, tmp_path: Path) -> None:
    made = folder(net, tmp_path)
    assert table(made, "event") == {
        ("organisation/club", "event/autumn"): "0",
        ("organisation/club", "event/spring"): "1",
        ("organisation/mill", "event/autumn"): "1",
        ("organisation/mill", "event/spring"): "",
        ("organisation/town", "event/autumn"): "",
        ("organisation/town", "event/spring"): "1",
    }
    assert table(made, "initiative") == {("organisation/club", "initiative/project"): "1"}, "it has taken part"
    assert not (made / "organisation-network.csv").exists()


def test_services_in_force_are_counted_by_need(net: Drawn, tmp_path: Path) -> None:
    assert table(folder(net, tmp_path), "need") == {
        ("organisation/club", "need/sleep"): "0",
        ("organisation/club", "need/speech"): "",
        ("organisation/town", "need/sleep"): "2",
        ("organisation/town", "need/speech"): "1",
    }


def test_pairs_say_where_each_cell_comes_from(net: Drawn, tmp_path: Path) -> None:
    made = folder(net, tmp_path)
    assert rows(made / "organisation-event-pairs.csv") == [
        ["organisation/club", "event/autumn", "", "invited", "Text of d"],
        ["organisation/club", "event/spring", "", "in_force", "Text of d"],
        ["organisation/mill", "event/autumn", "", "in_force", "Text of made-up (kuvitteellinen)"],
        ["organisation/town", "event/spring", "team/unit", "in_force", "Text of d"],
    ]
    assert [one[:4] for one in rows(made / "organisation-need-pairs.csv")] == [
        ["organisation/club", "need/sleep", "service/advice", "end recorded"],
        ["organisation/club", "need/sleep", "service/planned", "planned"],
        ["organisation/town", "need/sleep", "team/unit | service/line", "in_force"],
        ["organisation/town", "need/sleep", "service/cafe", "in_force"],
        ["organisation/town", "need/sleep", "service/cafe", "in_force"],
        ["organisation/town", "need/speech", "service/cafe", "in_force"],
        ["organisation/town", "need/speech", "service/cafe", "in_force"],
    ]


def test_names_are_for_people_and_safe_in_a_spreadsheet(net: Drawn, tmp_path: Path) -> None:
    names = [one[:2] for one in rows(folder(net, tmp_path) / "organisation-event.csv")]
    assert names == [
        ["id", "name"],
        ["organisation/club", "Kerho"],
        ["organisation/mill", "Mylly (kuvitteellinen)"],
        ["organisation/town", "'=Kaupunki"],
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", ["KUVITTEELLISTA", "Dataset made-up", "Tyhjä ruutu = ei kirjattu.", "ilman nimeä: 1."]),
        ("sv", ["FIKTIVT", "Dataset made-up", "Tom ruta = inte antecknat.", "utan namn: 1."]),
        ("en", ["FICTIONAL", "Dataset made-up", "Empty cell = not recorded.", "without a name: 1."]),
    ],
)
def test_the_page_beside_them_says_what_they_are(language: str, said: list[str], net: Drawn, tmp_path: Path) -> None:
    page = (folder(net, tmp_path, language=language) / "README.txt").read_text(encoding="utf-8")
    digest = net.store.ask(lambda view: view.revision.digest)  # nothing is kept back here
    assert not [one for one in [*said, digest, "organisation-event.csv", "organisation-need.csv"] if one not in page]


def test_nothing_made_up_is_told_of_where_nothing_is(store: Store, tmp_path: Path) -> None:
    net = Drawn(store)
    net.draw(organisation("town"), area("home"), organisation("mill", dataset=MADE_UP))
    made = folder(net, tmp_path, language="en")
    assert sorted(one.name for one in made.iterdir()) == [
        "README.txt",
        "organisation-event-pairs.csv",
        "organisation-event.csv",
        "organisation-need-pairs.csv",
        "organisation-need.csv",
    ]
    assert rows(made / "organisation-event.csv") == [["id", "name"]]
    page = (made / "README.txt").read_text(encoding="utf-8")
    assert "FICTIONAL" not in page
    assert page.count("Nothing is recorded.") == 2


def test_a_table_that_a_broken_off_try_left_is_gone(net: Drawn, tmp_path: Path) -> None:
    made = folder(net, tmp_path)
    before = {one.name: one.read_bytes() for one in made.iterdir()}
    (made / "organisation-network.csv").write_text("half", encoding="utf-8")
    again = folder(net, tmp_path)
    assert {one.name: one.read_bytes() for one in again.iterdir()} == before
