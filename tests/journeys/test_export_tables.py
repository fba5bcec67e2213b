"""The network as a workbook: taken out, looked at in a spreadsheet, loaded again."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from api.exports import exports
from graph.model.records import Merged
from graph.store import open_store
from tests.journeys.program import Done, Program

WHOLE = ("--personal", "--network")
FORMS = {"csv": "network", "xlsx": "network.xlsx"}


def _network(program: Program) -> tuple[str, list[Merged]]:
    store = open_store(program.address)
    try:
        return store.ask(lambda view: (view.revision.digest, list(view.records())))
    finally:
        store.close()


def _bytes(path: Path) -> dict[str, bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {one.name if path.is_dir() else "": one.read_bytes() for one in files}


@pytest.mark.parametrize("form", FORMS)
def test_the_whole_network_comes_back(program: Program, own_file: Program, form: str, tmp_path: Path) -> None:
    path = tmp_path / FORMS[form]
    program.text("export", form, "-o", str(path), *WHOLE)
    done = own_file.run("load", str(path), "--keep-personal")
    assert done.code == 0, done.err
    assert _network(own_file) == _network(program)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_network_makes_the_same_bytes(
    demo_on_sqlite: tuple[Program, Done], program: Program, form: str, tmp_path: Path
) -> None:
    first, second = (tmp_path / f"{number}-{FORMS[form]}" for number in (1, 2))
    demo_on_sqlite[0].text("export", form, "-o", str(first), "--language", "sv")
    program.text("export", form, "-o", str(second), "--language", "sv")
    assert _bytes(first) == _bytes(second)


def test_one_area_in_the_words_of_people(demo_on_sqlite: tuple[Program, Done], tmp_path: Path) -> None:
    path = tmp_path / "kemi.xlsx"
    demo_on_sqlite[0].text("export", "xlsx", "-o", str(path), "--area", "Kemi")
    book = openpyxl.load_workbook(path, read_only=True)
    rows = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    services = [str(row) for row in rows["Palvelut"]]
    assert any("Perheiden piha" in row for row in services)
    assert not any("Esimerkkilä" in row for row in services)
    assert rows["Palvelut"][0][0] == "tunnus"
    book.close()


def test_what_stands_there_is_not_written_over(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "network.ttl"
    path.write_text("mine", encoding="utf-8")
    done = program.run("export", "turtle", "-o", str(path))
    assert done.code == 2
    assert str(path) in done.err
    assert path.read_text(encoding="utf-8") == "mine"


def test_an_unknown_form_names_those_that_there_are(program: Program, tmp_path: Path) -> None:
    done = program.run("export", "owl", "-o", str(tmp_path / "x"))
    assert done.code == 2
    assert all(form in done.err for form in exports())


@pytest.mark.parametrize("form", ["turtle", "trig", "csv", "xlsx", "graphml"])
def test_an_unknown_area_leaves_nothing_behind(program: Program, form: str, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    done = program.run("export", form, "-o", str(folder / "network"), "--area", "Atlantis")
    assert done.code == 1
    assert "Atlantis" in done.err
    assert list(folder.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(program: Program, tmp_path: Path) -> None:
    done = program.run("export", "n-triples", "-o", str(tmp_path / "nowhere" / "network.nt"))
    assert done.code in {1, 2}
    assert "nowhere" in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("form", ["n-triples", "xlsx", "csv"])
def test_a_place_below_a_file_is_named(program: Program, form: str, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("mine", encoding="utf-8")
    done = program.run("export", form, "-o", str(file / "network"))
    assert done.code == 2
    assert str(file / "network") in done.err
    assert file.read_text(encoding="utf-8") == "mine"
