"""A thing that came about takes its planned links along, unless a row decides about one of them itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.merge.check import check
from graph.model.records import Link, Row
from loaders.workbook import read
from loaders.workbook.by_hand import DECISION
from tests.loaders.books import codes, findings, folder, records
from tests.loaders.minutes import csv_text, sheet

DAY = "2026-11-13"
PROVIDES = "provides|organisation/a|service/piha|producer"
HERE = "available_in|service/piha|area/lehtola"
KNOWN = f"""nimi;laji;tunnus;toteutuminen
Perheiden piha;Palvelu;service/piha;suunniteltu
Piha tuottajalta;;{PROVIDES};suunniteltu
Piha täällä;;{HERE};suunniteltu
Piha toiveissa;;provides|organisation/b|service/piha|producer;haetaan mukaan
Piha oikeasti;;provides|organisation/c|service/piha|producer;
Toinen piha;;available_in|service/toinen|area/lehtola;suunniteltu
Piha ohjaa;;refers_to|service/piha|service/toinen;suunniteltu
"""


def book(where: Path, *rows: dict[str, str], known: str = KNOWN) -> Path:
    """A book of decisions about known names."""
    text = csv_text(sheet([{"decided_on": DAY, **row} for row in rows], None, DECISION))
    return folder(where, Known=known, Decision=text)


def links(path: Path) -> dict[str, Link]:
    """The links that a book tells, by their keys."""
    found = [one for one in records(path, warnings=True) if isinstance(one, Link)]
    return {
        "|".join((one.kind, one.source, one.target, str(one.values.get("role", "")))).strip("|"): one for one in found
    }


HAPPENED = {"decision": "happened", "about": "Perheiden piha"}


def test_what_was_planned_with_it_came_about(tmp_path: Path) -> None:
    path = book(tmp_path, HAPPENED)
    found = links(path)
    assert set(found) == {PROVIDES, HERE}
    assert found[PROVIDES].values == {"role": "producer", "modality": "in_force"}
    assert {(one.evidence.verified_on, one.evidence.locator) for one in found.values()} == {(DAY, "Päätökset, rivi 2")}
    (told,) = findings(path)
    assert (told.level, told.code, told.facts["count"], told.place.row) == ("warning", "links-taken-along", 2, 2)
    rows = [item for item in read(path) if isinstance(item, Row)]
    assert [finding for finding in check(rows) if finding.level == "error"] == []


@pytest.mark.parametrize("decision", ["did_not_happen", "ended", "verified"])
@pytest.mark.parametrize("first", [True, False])
def test_a_row_about_the_link_itself_wins(tmp_path: Path, decision: str, first: bool) -> None:
    rows = [{"decision": decision, "about": "Piha tuottajalta"}, HAPPENED]
    path = book(tmp_path, *(rows if first else rows[::-1]))
    found = links(path)
    assert set(found) == {PROVIDES, HERE}
    assert "modality" not in found[PROVIDES].values
    assert [one.facts["count"] for one in findings(path)] == [1]


def test_only_what_happened_takes_links_along(tmp_path: Path) -> None:
    for decision in ("did_not_happen", "verified", "ended"):
        assert links(book(tmp_path, {"decision": decision, "about": "Perheiden piha"})) == {}


def test_names_without_the_column_are_read_all_the_same(tmp_path: Path) -> None:
    known = "\n".join(line.rpartition(";")[0] for line in KNOWN.splitlines())
    path = book(tmp_path, HAPPENED, known=known + "\n")
    assert (codes(path), links(path)) == ([], {})


def test_an_open_question_is_passed_over(tmp_path: Path) -> None:
    asked = {"decision": "", "decided_on": ""}
    path = book(tmp_path, {**asked, "about": "Perheiden piha"}, {**asked, "about": "Ei mikään"})
    assert codes(path) == []
    assert len(records(path)) == 1, "the dataset alone"
    path = book(tmp_path, {"decision": "", "about": "Perheiden piha"})
    assert codes(path) == ["missing-cell"]


def test_without_its_row_all_is_undone(tmp_path: Path) -> None:
    from loaders.run import load
    from tests.stores import open_sqlite

    store = open_sqlite(tmp_path)
    base = {
        "Area": "id;name@fi\nlehtola;Lehtola\n",
        "Service": "id;name@fi;modality\npiha;Perheiden piha;planned\n",
        "available_in": "source;target;modality\nservice/piha;area/lehtola;planned\n",
    }
    load(store, folder(tmp_path / "a", Dataset="id;title\npohja;Pohja\n", **base))
    before = store.ask(lambda view: (list(view.records()), view.revision.digest))
    load(store, book(tmp_path / "b", HAPPENED))
    (link,) = (one for one in store.ask(lambda view: list(view.records())) if one.key == HERE)
    assert link.values["modality"] == "in_force"
    store.remove("kemi")
    assert store.ask(lambda view: (list(view.records()), view.revision.digest)) == before
    store.close()
