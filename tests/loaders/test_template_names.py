"""The workbook with an area's names: what it offers is what it understands, and it says what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from graph.errors import NothingFound
from graph.model.records import Dataset, Link, Node, Row, Saying
from graph.model.vocabulary import LANGUAGES, LINK_KINDS
from graph.model.wording import label
from graph.questions.base import Asking
from graph.questions.roster import KINDS, Roster, roster
from graph.store.base import Scope, Store
from loaders.workbook import read
from loaders.workbook.by_hand import DECISION, KNOWN, MEETING
from loaders.workbook.sheets import columns, heading, kind_of_sheet, sheet_name
from loaders.workbook.template import template
from tests.networks import MADE_UP, TODAY, area, link, network, organisation, place, professional, service, thing
from tests.stores import open_sqlite

OLD = "2024-01-01"
"""More than a year before the day: a plan from then is asked about."""

PLAN_OF_OLD = "Vanhin ry – järjestää tai tuottaa – lehtola (tuottaja)"


def drawn() -> list[Saying]:
    """An area with a wider one, and things of every sort that people name."""
    return [
        area("lehtola", name_fi="Lehtola"),
        area("maakunta", "region", name_fi="Maakunta"),
        link("part_of", "area/lehtola", "area/maakunta"),
        network("keskus", name_fi="Lehtolan perhekeskus"),
        link("available_in", "network/keskus", "area/lehtola"),
        organisation("kunta", name_fi="Lehtolan kunta"),
        link("located_in", "organisation/kunta", "area/lehtola"),
        service("piha", name_fi="Perheiden | piha", status="planned"),
        link("available_in", "service/piha", "area/lehtola"),
        link("provides", "organisation/kunta", "service/piha", role="producer", modality="planned"),
        service("lehtola", name_fi="lehtola"),
        link("available_in", "service/lehtola", "area/lehtola"),
        service("vanha", name_fi="Vanha", status="ended"),
        link("available_in", "service/vanha", "area/lehtola"),
        professional("ohjaaja", name_fi="=Perheohjaaja"),
        link("works_in", "professional/ohjaaja", "network/keskus"),
        thing("target-group/vauvat", name_fi="#vauvat"),
        link("serves", "service/piha", "target-group/vauvat"),
        place("talo", name_fi="Talo"),
        link("located_in", "place/talo", "area/lehtola"),
        thing("observation/jono", name_fi="Jono", tone="concern", state="open", visibility="network"),
        link("concerns", "observation/jono", "area/lehtola"),
        thing("observation/tehty", name_fi="Tehty", tone="development", state="done"),
        link("concerns", "observation/tehty", "area/lehtola"),
        thing("event/tapaaminen", name_fi="Tapaaminen", begins="2026-10-01", modality="planned"),
        link("available_in", "event/tapaaminen", "area/lehtola"),
        thing("guideline/opas", name_fi="Opas", modality="aim", said_on=OLD),
        link("guided_by", "network/keskus", "guideline/opas"),
        organisation("vanhin", name_fi="Vanhin ry"),
        link("provides", "organisation/vanhin", "service/lehtola", role="producer", modality="planned", said_on=OLD),
        organisation("muualla", name_fi="Muualla"),
        thing("area/muu", name_fi="Muu"),
        link("located_in", "organisation/muualla", "area/muu"),
    ]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with the drawn area."""
    (tmp_path / "store").mkdir()
    made = open_sqlite(tmp_path / "store")
    said = drawn()
    for name in sorted({one.evidence.dataset for one in said}):
        assert made.change(Dataset(name, name), [one for one in said if one.evidence.dataset == name]).wrote
    yield made
    made.close()


def asked(store: Store, scope: Scope = "network", language: str = "fi") -> Roster:
    """The names of the area."""
    return store.ask(lambda view: roster(view, Asking(TODAY, language, scope), "Lehtola"))


def test_it_lists_what_belongs_to_the_area_by_kind(store: Store) -> None:
    found = asked(store)
    assert [(one.kind, one.name) for one in found.entries] == [
        ("Area", "Lehtola (area/lehtola)"),
        ("Area", "Maakunta"),
        ("Network", "Lehtolan perhekeskus"),
        ("Organisation", "Lehtolan kunta"),
        ("Organisation", "Vanhin ry"),
        ("Professional", "=Perheohjaaja"),
        ("Service", "lehtola (service/lehtola)"),
        ("Service", "Perheiden / piha"),
        ("TargetGroup", "#vauvat"),
        ("Place", "Talo"),
        ("Observation", "Jono"),
        ("Event", "Tapaaminen"),
        ("Guideline", "Opas"),
        ("provides", "Lehtolan kunta – järjestää tai tuottaa – Perheiden / piha (tuottaja)"),
        ("provides", PLAN_OF_OLD),
    ]
    assert found.entries[-2].key == "provides|organisation/kunta|service/piha|producer"
    assert found.inside


def test_it_tells_what_is_planned_and_what_is_open(store: Store) -> None:
    found = asked(store)
    assert {one.name: one.modality for one in found.entries if one.modality} == {
        "Perheiden / piha": "planned",
        "Tapaaminen": "planned",
        "Opas": "aim",
        "Lehtolan kunta – järjestää tai tuottaa – Perheiden / piha (tuottaja)": "planned",
        PLAN_OF_OLD: "planned",
    }
    assert [one.name for one in found.entries if one.asked] == ["Jono", "Tapaaminen", "Opas", PLAN_OF_OLD]


def test_what_is_open_is_what_the_gaps_ask(store: Store) -> None:
    from graph.questions.gaps.question import gaps

    asking = Asking(TODAY, "fi", "network")
    answer = store.ask(lambda view: gaps(view, asking, area="Lehtola", kinds="raised,plan-unconfirmed"))
    told = sorted("|".join(one.id for one in gap.about) for gap in answer.items if gap.place.code == "own")
    ends = (
        "|".join(one.key.split("|")[1:3]) if "|" in one.key else one.key for one in asked(store).entries if one.asked
    )
    assert sorted(ends) == told


def test_the_public_sees_nothing_that_is_kept_inside(store: Store) -> None:
    found = asked(store, "public")
    assert "Jono" not in {one.name for one in found.entries}
    assert not found.inside


def test_made_up_names_are_told_to_be_so(tmp_path: Path) -> None:
    store = open_sqlite(tmp_path)
    store.change(Dataset(MADE_UP, "Keksitty", fictional=True), [area("lehtola", name_fi="Lehtola", dataset=MADE_UP)])
    assert asked(store).fictional
    store.close()


def test_an_unknown_area_is_told(store: Store) -> None:
    with pytest.raises(NothingFound):
        store.ask(lambda view: roster(view, Asking(TODAY, "fi", "network"), "Ei missään"))


@pytest.fixture(params=LANGUAGES)
def filled(request: pytest.FixtureRequest, store: Store, tmp_path: Path) -> tuple[Path, str, Roster]:
    """The workbook with the names, its language and the names."""
    path, language = tmp_path / "book.xlsx", str(request.param)
    names = asked(store, language=language)
    path.write_bytes(template(language, names))
    return path, language, names


def test_it_reads_as_nothing(filled: tuple[Path, str, Roster]) -> None:
    path, _, _ = filled
    assert list(read(path)) == []
    assert [kind_of_sheet(name) for name in load_workbook(path).sheetnames][:5] == [
        "notes",
        MEETING,
        DECISION,
        KNOWN,
        "Dataset",
    ]


def test_the_notes_say_that_it_holds_what_is_kept_inside(filled: tuple[Path, str, Roster], store: Store) -> None:
    from graph.model.wording import catalogue

    path, language, _ = filled
    said = catalogue("loaders").text("template:inside", language)
    assert said in _notes(path)
    other = path.with_name("public.xlsx")
    other.write_bytes(template(language, asked(store, "public")))
    assert said not in _notes(other)


def test_the_questions_stand_on_the_sheet_of_decisions(filled: tuple[Path, str, Roster]) -> None:
    path, language, names = filled
    page, letter = _column(load_workbook(path), DECISION, "about", language)
    written = [page[f"{letter}{row}"].value for row in range(3, page.max_row + 1)]
    assert written == [one.name for one in names.entries if one.asked]
    _, known = _column(load_workbook(path), KNOWN, "modality", language)
    words = [row[3].value for row in load_workbook(path)[sheet_name(KNOWN, language)].iter_rows(min_row=2)]
    assert known == "D"
    assert words.count(label("modality", "planned", language)) == 4
    assert words.count(label("modality", "aim", language)) == 1


def test_only_the_answer_has_to_be_given(filled: tuple[Path, str, Roster]) -> None:
    """The decision and its day on a row that asks make a decision; the other rows stay questions."""
    path, language, _ = filled
    book = load_workbook(path)
    book[sheet_name("Dataset", language)].append(["omat", "Omat tiedot"])
    page, letter = _column(book, DECISION, "decided_on", language)
    page["A4"], page[f"{letter}4"] = "happened", "13.11.2026"
    book.save(path)
    items = list(read(path))
    assert [item for item in items if not isinstance(item, Row)] == []
    made = [item.record for item in items if isinstance(item, Row) and isinstance(item.record, Node | Link)]
    assert [one.id for one in made if isinstance(one, Node)] == ["event/tapaaminen"]


def _notes(path: Path) -> set[Any]:
    return {row[0].value for row in load_workbook(path).worksheets[0].iter_rows()}


def _column(book: Any, kind: str, name: str, language: str) -> tuple[Any, str]:
    column = next(one for one in columns(kind) if one.name == name)
    page = book[sheet_name(kind, language)]
    letter = next(head.column_letter for head in page[1] if head.value == heading(column, kind, language))
    return page, letter


def _offered(book: Any, kind: str, name: str, language: str) -> tuple[list[str], Any]:
    """What a column offers, and its rule."""
    page, letter = _column(book, kind, name, language)
    (rule,) = (one for one in page.data_validations.dataValidation if str(one.sqref).startswith(f"{letter}2:"))
    sheet, _, cells = rule.formula1.rpartition("!")
    found = book[sheet.strip("'")][cells.replace("$", "")]
    rows = found if isinstance(found, tuple) else ((found,),)
    return [row[0].value for row in rows], rule


def test_each_column_offers_names_of_its_kinds(filled: tuple[Path, str, Roster]) -> None:
    path, language, names = filled
    book = load_workbook(path)
    of_kind = {kind: [one.name for one in names.entries if one.kind == kind] for kind in KINDS}
    assert _offered(book, MEETING, "area", language)[0] == [*of_kind["Area"], *of_kind["Network"]]
    assert _offered(book, MEETING, "place", language)[0] == of_kind["Place"]
    things = [one for one in names.entries if one.kind not in {kind.name for kind in LINK_KINDS}]
    assert len(_offered(book, MEETING, "about", language)[0]) == len(things)
    assert len(_offered(book, DECISION, "about", language)[0]) == len(names.entries)
    for name, new in (("took_part", True), ("agreed_who", True), ("place", True), ("area", False), ("about", False)):
        rule = _offered(book, MEETING, name, language)[1]
        assert rule.showErrorMessage is not new, "new names pass without a question"
        assert new or rule.errorStyle == "warning", "an id passes after a question"


def test_every_name_on_offer_is_understood(filled: tuple[Path, str, Roster]) -> None:
    path, language, names = filled
    book = load_workbook(path)
    book[sheet_name("Dataset", language)].append(["omat", "Omat tiedot"])
    page, area_at = _column(book, MEETING, "area", language)
    page["A3"], page[f"{area_at}3"] = "2026-11-12", _offered(book, MEETING, "area", language)[0][0]
    _, text_at = _column(book, MEETING, "works", language)
    for name in ("about", "took_part", "place"):
        _, letter = _column(book, MEETING, name, language)
        for row, offered in enumerate(_offered(book, MEETING, name, language)[0], start=3):
            page[f"{letter}{row}"] = offered
            page[f"{text_at}{row}"] = f"Asia {row}"
    decisions, about_at = _column(book, DECISION, "about", language)
    on_offer = _offered(book, DECISION, "about", language)[0]
    for row, offered in enumerate(on_offer, start=3):
        decisions[f"A{row}"] = "verified"
        decisions[f"{about_at}{row}"] = offered
        decisions[f"{_column(book, DECISION, 'decided_on', language)[1]}{row}"] = "2026-11-13"
    book.save(path)
    items = list(read(path))
    assert [item for item in items if not isinstance(item, Row)] == []
    decided = [item.record for item in items if isinstance(item, Row) and item.place.sheet == decisions.title]
    keys = [one.id if isinstance(one, Node) else one.kind for one in decided if isinstance(one, Node | Link)]
    assert keys == [one.kind if "|" in one.key else one.key for one in names.entries]
