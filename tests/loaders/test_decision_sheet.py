"""A decision written on its sheet is one saying: it wins over what was said before, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.merge.check import check
from graph.merge.merge import merge_all
from graph.model.records import Document, Evidence, Link, Merged, Node, Row, Saying
from graph.model.vocabulary import LANGUAGES
from loaders.workbook import read
from loaders.workbook.by_hand import DECISION
from loaders.workbook.sheets import sheet_name
from tests.graph.checking.records import EMAIL, SOMEBODY
from tests.loaders.books import codes, findings, folder, records
from tests.loaders.minutes import csv_text, sheet

DAY = "2026-11-13"
SAID = "2026-10-08"
BOOK = {
    "Area": "id;name@fi\nlehtola;Lehtola\n",
    "Organisation": f"id;name@fi;said_on\na;Alku ry;{SAID}\nb;Jatko ry;{SAID}\n",
    "Service": f"id;name@fi;status;modality;said_on\npiha;Perheiden piha;planned;planned;{SAID}\n",
    "provides": f"source;target;role;modality;said_on\norganisation/a;service/piha;producer;planned;{SAID}\n",
    "Observation": f"id;name@fi;state;tone;said_on\njono;Jono neuvolaan;open;concern;{SAID}\n",
}
PLAN = "provides|organisation/a|service/piha|producer"
HEAD = {"decided_on": DAY, "decided_by": "koordinaattori"}


def book(where: Path, *rows: dict[str, str], language: str | None = None, **sheets: str) -> Path:
    """A book with decisions; codes as they are named in the vocabulary."""
    text = csv_text(sheet([{**HEAD, **row} for row in rows], language, DECISION)) if rows else ""
    decisions = {sheet_name(DECISION, language): text} if rows else {}
    return folder(where, **{**BOOK, **sheets, **decisions})


def decided(path: Path) -> Node | Link:
    """The one saying of the decisions' document."""
    (saying,) = (one for one in _sayings(path) if one.evidence.document == "paatokset")
    return saying


def _sayings(path: Path) -> list[Saying]:
    return [one for one in records(path) if isinstance(one, Node | Link)]


def merged(path: Path) -> dict[str, Merged]:
    """The graph of a book."""
    return merge_all(_sayings(path))


EVIDENCE = Evidence("kemi", "paatokset", "Päätökset, rivi 2", DAY, "stated", DAY, ("koordinaattori",))
TIE = Evidence("kemi", "paatokset", "Päätökset, rivi 2", DAY, "stated", "", ("koordinaattori",))
BY = {"decided_by": "koordinaattori", "decided_on": DAY}


@pytest.mark.parametrize(
    ("row", "saying"),
    [
        ({"decision": "verified", "about": "perheiden PIHA"}, Node("Service", "service/piha", {}, EVIDENCE)),
        ({"decision": "verified", "about": PLAN}, ("provides", {"role": "producer"})),
        ({"decision": "happened", "about": "Perheiden piha"}, {"modality": "in_force", "status": "active"}),
        ({"decision": "happened", "about": "Jono neuvolaan"}, {"state": "done"}),
        ({"decision": "happened", "about": PLAN}, ("provides", {"role": "producer", "modality": "in_force"})),
        ({"decision": "did_not_happen", "about": "service/piha"}, {"status": "ended"}),
        ({"decision": "did_not_happen", "about": "Jono neuvolaan"}, {"state": "dropped"}),
        ({"decision": "did_not_happen", "about": PLAN}, ("provides", {"role": "producer", "valid_to": "2026-11-12"})),
        ({"decision": "ended", "about": "Alku ry"}, {"status": "ended"}),
        ({"decision": "ended", "about": "Alku ry", "on": "2026-06"}, {"status": "ended", "valid_to": "2026-06"}),
        ({"decision": "ended", "about": "Alku ry", "on": "31.12.2026"}, {"valid_to": "2026-12-31"}),
        (
            {"decision": "ended", "about": PLAN, "on": "2026-06"},
            ("provides", {"role": "producer", "valid_to": "2026-06"}),
        ),
        ({"decision": "ended", "about": PLAN}, ("provides", {"role": "producer", "valid_to": "2026-11-12"})),
    ],
)
def test_what_is_looked_at_and_found_so_or_otherwise(tmp_path: Path, row: dict[str, str], saying: object) -> None:
    found = decided(book(tmp_path, row))
    assert found.evidence == EVIDENCE
    if isinstance(saying, Node):
        assert found == saying
    elif isinstance(found, Link):
        assert (found.kind, dict(found.values)) == saying
    else:
        assert dict(found.values) == saying


@pytest.mark.parametrize(
    ("row", "source", "target", "values"),
    [
        (
            {"decision": "answered_by", "about": "Jono neuvolaan", "other": "Perheiden piha"},
            "observation/jono",
            "service/piha",
            BY,
        ),
        ({"decision": "same_as", "about": "Alku ry", "other": "jatko ry"}, "organisation/a", "organisation/b", BY),
        (
            {"decision": "different_from", "about": "Alku ry", "other": "organisation/b"},
            "organisation/a",
            "organisation/b",
            BY,
        ),
        (
            {"decision": "succeeded_by", "about": "Alku ry", "other": "Jatko ry", "on": "2027-01-01"},
            "organisation/a",
            "organisation/b",
            {"on": "2027-01-01"},
        ),
    ],
)
def test_what_ties_two_things(
    tmp_path: Path, row: dict[str, str], source: str, target: str, values: dict[str, str]
) -> None:
    assert decided(book(tmp_path, row)) == Link(row["decision"], source, target, values, TIE)


def test_the_document_is_made_once_and_has_no_date(tmp_path: Path) -> None:
    rows = [{"decision": "verified", "about": one} for one in ("Alku ry", "Jatko ry")]
    made = [one for one in records(book(tmp_path, *rows, language="sv")) if isinstance(one, Document)]
    assert made == [Document("kemi", "paatokset", "Anteckning om beslut", language="sv")]


def test_a_document_and_a_note_of_ones_own(tmp_path: Path) -> None:
    row = {"decision": "verified", "about": "Alku ry", "document": "muistio", "note": "Soitettiin"}
    path = book(tmp_path, row, Document="id;title\nmuistio;Muistio\n")
    (saying,) = (one for one in _sayings(path) if one.evidence.document)
    assert (saying.evidence.document, saying.evidence.note) == ("muistio", "Soitettiin")


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_every_language(tmp_path: Path, language: str) -> None:
    from graph.model.wording import label

    row = {"decision": label("decision", "did_not_happen", language), "about": "Perheiden piha"}
    assert decided(book(tmp_path, row, language=language)).values == {"status": "ended"}


@pytest.mark.parametrize(
    "row",
    [
        {"decision": "verified", "about": "Perheiden piha"},
        {"decision": "happened", "about": PLAN},
        {"decision": "did_not_happen", "about": "Jono neuvolaan"},
        {"decision": "ended", "about": "Alku ry"},
        {"decision": "same_as", "about": "Alku ry", "other": "Jatko ry"},
        {"decision": "different_from", "about": "Alku ry", "other": "Jatko ry"},
        {"decision": "answered_by", "about": "Jono neuvolaan", "other": "Alku ry"},
        {"decision": "succeeded_by", "about": "Alku ry", "other": "Jatko ry"},
    ],
)
def test_without_its_row_the_graph_is_what_it_was(tmp_path: Path, row: dict[str, str]) -> None:
    before = merged(book(tmp_path / "a"))
    path = book(tmp_path / "b", row)
    assert merged(path) != before
    assert [finding for finding in check(_rows(path)) if finding.level == "error"] == []
    (path / "Decision.csv").unlink()
    assert merged(path) == before


def _rows(path: Path) -> list[Row]:
    return [item for item in read(path) if isinstance(item, Row)]


def test_a_dataset_of_decisions_is_taken_out_exactly(tmp_path: Path) -> None:
    from loaders.run import load
    from tests.stores import open_sqlite

    store = open_sqlite(tmp_path)
    load(store, book(tmp_path / "a"))
    before = store.ask(lambda view: (list(view.records()), view.revision.digest))
    known = "name;kind;id\nPiha tuottajalta;järjestää;" + PLAN + "\n"
    row = csv_text(sheet([{**HEAD, "decision": "toteutui", "about": "Piha tuottajalta"}], None, DECISION))
    load(store, folder(tmp_path / "b", Dataset="id;title\npaatos;Päätökset\n", Known=known, Decision=row))
    (link,) = (one for one in store.ask(lambda view: list(view.records())) if one.key == PLAN)
    assert link.values["modality"] == "in_force"
    store.remove("paatos")
    assert store.ask(lambda view: (list(view.records()), view.revision.digest)) == before
    store.close()


def test_a_decision_wins_over_what_was_said_before_it(tmp_path: Path) -> None:
    rows = [{"decision": "happened", "about": one} for one in ("Perheiden piha", PLAN)]
    graph = merged(book(tmp_path, *rows))
    assert (graph["service/piha"].values["status"], graph["service/piha"].values["modality"]) == ("active", "in_force")
    assert graph[PLAN].values["modality"] == "in_force"


def test_a_decision_on_the_day_of_the_meeting_wins_over_its_record(tmp_path: Path) -> None:
    meeting = csv_text(sheet([{"date": DAY, "area": "Lehtola", "agreed": "Soitetaan"}]))
    path = book(tmp_path, {"decision": "happened", "about": "Soitetaan"}, Meeting=meeting)
    assert merged(path)[f"observation/lehtola-{DAY}-soitetaan"].values["state"] == "done"


def test_what_did_not_begin_ends_no_earlier_than_it_would_have_begun(tmp_path: Path) -> None:
    row = {"decision": "did_not_happen", "about": "coordinates|organisation/a|service/piha|2027-01-01"}
    path = book(tmp_path, row)
    assert decided(path).values == {"valid_from": "2027-01-01", "valid_to": "2027-01-01"}
    assert [finding for finding in check(_rows(path)) if finding.level == "error"] == []


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ({"about": "Alku ry"}, "decision", "missing-cell"),
        ({"decision": "verified"}, "about", "missing-cell"),
        ({"decision": "verified", "about": "Alku ry", "decided_on": ""}, "decided_on", "missing-cell"),
        ({"decision": "verified", "about": "Alku ry", "decided_on": "2026-11"}, "decided_on", "not-a-day"),
        ({"decision": "verified", "about": "Alku ry", "decided_on": "eilen"}, "decided_on", "bad-date"),
        ({"decision": "ehkä", "about": "Alku ry"}, "decision", "bad-code"),
        ({"decision": "verified", "about": "Alkku ry"}, "about", "unknown-name"),
        ({"decision": "verified", "about": SOMEBODY}, "about", "person-as-name"),
        ({"decision": "same_as", "about": "Alku ry"}, "other", "missing-cell"),
        ({"decision": "same_as", "about": "Alku ry", "other": "Perheiden piha"}, "other", "name-of-other-kind"),
        ({"decision": "answered_by", "about": "Alku ry", "other": "Jatko ry"}, "about", "name-of-other-kind"),
        ({"decision": "succeeded_by", "about": "Perheiden piha", "other": "Alku ry"}, "about", "name-of-other-kind"),
        ({"decision": "same_as", "about": PLAN, "other": "Alku ry"}, "about", "not-of-a-link"),
        ({"decision": "happened", "about": "provides|organisation/a|service/piha|owner"}, "about", "bad-link-key"),
        ({"decision": "happened", "about": "provides|service/piha|organisation/a"}, "about", "bad-link-key"),
        ({"decision": "happened", "about": "same_as|organisation/a|organisation/b"}, "about", "bad-link-key"),
        ({"decision": "happened", "about": "a|b"}, "about", "bad-link-key"),
        ({"decision": "verified", "about": "Alku ry", "document": "puuttuu"}, "document", "unknown-document"),
        ({"decision": "verified", "about": "Alku ry", "note": f"{SOMEBODY} soitti"}, "note", "person-in-text"),
        ({"decision": "verified", "about": "Alku ry", "note": f"Kysy: {EMAIL}"}, "note", "person-in-text"),
        ({"decision": "verified", "about": "Alku ry", "decided_by": SOMEBODY.lower()}, "decided_by", "person-in-text"),
        ({"decision": "verified", "about": "Uusi nimi"}, "about", "unknown-name-alone"),
    ],
)
def test_a_fault_is_told_at_its_cell_and_nothing_is_decided(
    tmp_path: Path, row: dict[str, str], column: str, code: str
) -> None:
    full = {"decision": "", "about": "", **row}
    path = book(tmp_path, full)
    (told,) = findings(path)
    assert (told.level, told.code, told.place.sheet, told.place.column) == ("error", code, "Decision", column)
    assert "Keksitty" not in repr(told)
    assert not any(isinstance(row.record, Node | Link) and row.record.evidence.document for row in _rows(path))


def test_near_names_are_offered(tmp_path: Path) -> None:
    (told,) = findings(book(tmp_path, {"decision": "verified", "about": "Alkku ry"}))
    assert "Alku ry" in str(told.facts["near"])


def test_a_cell_that_a_decision_has_no_use_for_is_told(tmp_path: Path) -> None:
    row = {"decision": "verified", "about": "Alku ry", "other": "Jatko ry", "on": "2026"}
    assert codes(book(tmp_path, row)) == ["cell-not-used", "cell-not-used"]


def test_the_first_day_of_all_days_is_no_trouble(tmp_path: Path) -> None:
    row = {"decision": "ended", "about": PLAN, "decided_on": "0001-01-01"}
    assert decided(book(tmp_path, row)).values["valid_to"] == "0001-01-01"
