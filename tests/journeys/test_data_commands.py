"""A coordinator's own data: made, checked, loaded, loaded again, looked after, and taken out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.journeys.program import Program, ids, run_inside, run_process

DATASET = "id;title;publisher;licence;read_on\nomat;Oman verkoston tiedot;Oma perhekeskus;CC0-1.0;2026-11-20\n"
DOCUMENTS = "id;title;date;date_basis\nmuistio;Verkoston muistio;2026-11-15;stated\n"
AREAS = "id;name@fi;area_type;document;locator\narea/omala;Omala;municipality;muistio;kohta 1\n"
NEEDS = "id;name@fi;name@sv;alt_names@fi;document;locator\nneed/uni;Uni;Sömn;lapsi valvoo|yöheräilyt;muistio;kohta 1\n"
SERVICES = (
    "id;name@fi;access;status;meets;available_in;reached_through;modality;certainty;document;locator\n"
    "service/unikoulu;Unikoulu;open;active;need/uni;area/omala;channel/ajanvaraus;in_force;stated;muistio;kohta 2\n"
)
CHANNELS = (
    "id;name@fi;channel_type;url;document;locator\n"
    "channel/ajanvaraus;Ajanvaraus;web;https://example.org/;muistio;kohta 3\n"
)
PERSON, PHONE, MAIL = "Roolinhaltija Esimerkki", "0400000000", "roolinhaltija@omala.example"
PEOPLE = (
    "id;name@fi;profession;person_name;phone;email;works_in;document;locator\n"
    f"professional/ohjaaja;Perheohjaaja, Omala;perheohjaaja;{PERSON};{PHONE};{MAIL};service/unikoulu;muistio;kohta 4\n"
)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A small workbook as a folder of CSV files."""
    folder = tmp_path / "omat"
    folder.mkdir()
    sheets = {"Dataset": DATASET, "Document": DOCUMENTS, "Area": AREAS, "Need": NEEDS}
    sheets |= {"Service": SERVICES, "Channel": CHANNELS}
    for name, text in sheets.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def status(program: Program) -> dict[str, object]:
    """What ``status`` tells."""
    told: dict[str, object] = json.loads(program.text("status", "--format", "json"))
    return told


def test_what_is_loaded_can_be_asked_for(own: Program, book: Path) -> None:
    done = own.run("load", str(book))
    assert (done.code, done.err) == (0, "")
    assert "omat:" in done.out
    assert "(versio 1)" in done.out
    (item,) = own.data("partners", "yöheräilyt", "--area", "Omala")["items"]
    assert item["service"]["name"] == "Unikoulu"
    assert item["access"]["code"] == "open"
    assert item["evidence"][0]["title"] == "Verkoston muistio"
    assert "kohta 2" in own.text("show", "unikoulu")
    told = own.text("datasets")
    assert "omat: Oman verkoston tiedot" in told
    assert "Oma perhekeskus" in told


def test_what_is_loaded_is_listed_as_csv_without_anything_like_a_formula(own: Program, book: Path) -> None:
    (book / "Dataset.csv").write_text(DATASET.replace("Oman verkoston tiedot", "=1+2").replace("CC0", "@CC0"))
    own.text("load", str(book))
    (row,) = own.rows("datasets")
    assert (row["id"], row["title"], row["licence"], row["fictional"]) == ("omat", "'=1+2", "'@CC0-1.0", "False")


def test_the_state_of_the_store_as_csv_is_one_row(own: Program, book: Path) -> None:
    own.text("load", str(book))
    (row,) = own.rows("status")
    assert row == {name: str(value) for name, value in status(own).items()}
    assert (row["revision"], row["dataset"]) == ("1", "1")


def test_the_same_again_writes_nothing(own: Program, book: Path) -> None:
    own.text("load", str(book))
    before = status(own)
    again = own.run("load", str(book))
    assert (again.code, again.out) == (0, "omat: ei muutoksia, mitään ei tallennettu (versio 1).\n")
    assert status(own) == before


def test_removing_takes_out_exactly_what_was_loaded(own: Program, book: Path) -> None:
    empty = status(own)
    own.text("load", str(book))
    assert status(own)["dataset"] == 1
    done = own.run("remove", "omat")
    assert (done.code, done.err) == (0, "")
    after = status(own)
    assert after["digest"] == empty["digest"]
    assert {name: after[name] for name in empty if name not in {"revision", "store"}} == {
        name: value for name, value in empty.items() if name not in {"revision", "store"}
    }
    assert own.run("show", "unikoulu").code == 1
    again = own.run("remove", "omat")
    assert (again.code, again.err) == (1, "Aineistoa ”omat” ei ole ladattu.\n")


def test_changes_tell_what_was_added_changed_and_removed(own: Program, book: Path) -> None:
    own.text("load", str(book))
    path = book / "Service.csv"
    path.write_text(SERVICES.replace(";open;", ";referral needed;"), encoding="utf-8")
    own.text("load", str(book))
    told = own.text("changes", "--since", "1")
    assert "1. Muutettu: Unikoulu" in told
    assert "Aineisto: omat" in told
    own.text("remove", "omat")
    whole = own.data("changes", "--since", "0")
    assert {item["what"] for item in whole["items"]} == {"added", "changed", "removed"}
    assert {item["dataset"] for item in whole["items"]} == {"omat"}
    (changed,) = own.data("changes", "--since", "1", "--limit", "1")["items"]
    assert (changed["revision"], changed["key"], changed["what"]) == (2, "service/unikoulu", "changed")
    assert list(changed["before"].values()) == ["avoin, voi tulla suoraan"]
    assert list(changed["after"].values()) == ["tarvitaan lähete"]
    assert own.data("changes", "--since", "3")["items"] == []
    assert own.data("changes", "--since", "2100-01-01")["items"] == []
    assert "Muutoksia ei ole kirjattu" in own.text("changes", "--since", "2100")


def test_check_only_writes_nothing(own: Program, book: Path) -> None:
    before = status(own)
    done = own.run("load", str(book), "--check-only")
    assert (done.code, done.err) == (0, "")
    assert "mitään ei tallennettu" in done.out
    assert status(own) == before


def test_a_faulty_book_is_refused_whole_with_every_fault(own: Program, book: Path) -> None:
    own.text("load", str(book))
    before = status(own)
    (book / "Service.csv").write_text(
        SERVICES.replace(";open;", ";ovesta sisään;").replace(";active;", ";auki;"), encoding="utf-8"
    )
    for options in ((), ("--check-only",), ("--strict",)):
        done = own.run("load", str(book), *options)
        assert (done.code, done.out) == (1, "")
        assert "ovesta sisään" in done.err
        assert "auki" in done.err
        assert done.err.count("Service.csv") >= 2
    assert status(own) == before


def test_one_bad_file_of_two_leaves_the_other_loaded(own: Program, book: Path, tmp_path: Path) -> None:
    done = own.run("load", str(tmp_path / "missing.xlsx"), str(book))
    assert done.code == 1
    assert "missing.xlsx" in done.err
    assert "omat:" in done.out
    assert status(own)["dataset"] == 1


def test_reindexing_changes_no_answer(own: Program, book: Path) -> None:
    own.text("load", str(book))
    before = own.text("search", "unikoulu")
    done = own.run("reindex")
    assert (done.code, done.err) == (0, "")
    assert "4" in done.out
    assert own.text("search", "unikoulu") == before


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_empty_workbook_is_filled_in_and_loaded(own: Program, tmp_path: Path, language: str) -> None:
    from openpyxl import load_workbook

    from graph.model.wording import label

    path = tmp_path / "oma.xlsx"
    done = run_inside("template", "-o", str(path), "--language", language)
    assert (done.code, done.err) == (0, "")
    assert str(path) in done.out
    again = run_inside("template", "-o", str(path))
    assert (again.code, again.out) == (1, ""), "what is filled in is not written over"
    untouched = own.run("load", str(path), "--language", language)
    assert untouched.code == 1, "a workbook that nobody has filled in holds nothing"

    book = load_workbook(path)
    filled = {
        "Dataset": {"id": "omat", "title": "Omat tiedot"},
        "Document": {"id": "muistio", "title": "Muistio", "date": "2026-11-15"},
        "Area": {"id": "omala", "name": "Omala", "document": "muistio"},
        "Need": {"id": "uni", "name": "Uni", "document": "muistio"},
        "Service": {
            "id": "unikoulu",
            "name": "Unikoulu",
            "meets": "uni",
            "available_in": "omala",
            "access": label("access", "open", language),
            "document": "muistio",
            "locator": "1",
        },
    }
    for page in book.worksheets:
        kind = next((kind for kind in filled if page.title == label("node", kind, language)), None) or next(
            (kind for kind in filled if _is_sheet_of(page.title, kind)), None
        )
        if kind is None:
            continue
        for at, head in enumerate(page[1], start=1):
            name = str(head.comment.text).rpartition("(")[2].rstrip(")").strip() if head.comment else ""
            if (value := filled[kind].get(name.partition("@")[0])) and name.partition("@")[2] in {"", language}:
                page.cell(3, at, value)
    book.save(path)
    done = own.run("load", str(path), "--language", language)
    assert done.code == 0, done.err
    (item,) = own.data("partners", "Uni", "--area", "Omala", "--language", language)["items"]
    assert (item["service"]["name"], item["access"]["code"]) == ("Unikoulu", "open")


def _is_sheet_of(title: str, kind: str) -> bool:
    from loaders.workbook.sheets import kind_of_sheet

    return kind_of_sheet(title) == kind


@pytest.mark.parametrize("keep", [False, True], ids=["left out", "kept apart"])
def test_what_is_a_persons_own_appears_nowhere(own: Program, book: Path, keep: bool) -> None:
    (book / "Professional.csv").write_text(PEOPLE, encoding="utf-8")
    options = ("--keep-personal",) if keep else ()
    loaded = own.run("load", str(book), *options)
    assert loaded.code == 0, loaded.err
    assert ("Henkilötietoja jätettiin pois: 3." in loaded.err) is not keep
    (book / "Professional.csv").write_text(PEOPLE.replace(PHONE, "0500000000"), encoding="utf-8")
    changed = own.run("load", str(book), *options)
    assert changed.code == 0, changed.err
    asked = (
        ("show", "professional/ohjaaja"),
        ("show", "unikoulu"),
        ("partners", "uni", "--area", "Omala"),
        ("search", "ohjaaja"),
        ("search", PERSON),
        ("search", PHONE),
        ("search", MAIL),
        ("changes", "--since", "0"),
        ("datasets",),
        ("status",),
    )
    told = [loaded.out, loaded.err, changed.out, changed.err]
    for command, *rest in asked:
        question = (command, *rest)
        for form in ("table", "json", "csv"):
            done = own.run(*question, "--format", form)
            assert done.code == 0, (question, done.err)
            told.append(done.out.replace(rest[0], "") if command == "search" else done.out)
    told += [own.text("partners", "uni", "--slip"), own.run("show", PERSON).err.replace(PERSON, "")]
    for value in (PERSON, PERSON.split()[0].lower(), PHONE, "0500000000", MAIL):
        assert not [text for text in told if value in text.lower() or value in text], value
    assert ids(own.data("search", PERSON)) == []
    assert own.run("show", MAIL).code == 1
    assert "Perheohjaaja, Omala" in own.text("show", "unikoulu")


@pytest.mark.parametrize("command", [("status",), ("search", "neuvola"), ("show", "Kemi"), ("changes", "--since", "0")])
@pytest.mark.parametrize("store", ["text", "foreign", "cut", "folder"])
def test_a_store_that_cannot_be_read_is_told_in_a_sentence(
    demo_store: Path, tmp_path: Path, store: str, command: tuple[str, ...]
) -> None:
    import sqlite3

    path = tmp_path / "broken.sqlite"
    if store == "text":
        path.write_text("shopping list\n" * 500, encoding="utf-8")
    elif store == "foreign":
        other = sqlite3.connect(path)
        other.execute("CREATE TABLE recipe (name TEXT)")
        other.commit()
        other.close()
    elif store == "cut":
        path.write_bytes(demo_store.read_bytes()[:100_000])
    else:
        path.mkdir()
    before = None if store == "folder" else path.read_bytes()
    done = Program(f"sqlite:{path}").run(*command)
    assert (done.code, done.out) == (1, "")
    assert "broken.sqlite" in done.err
    assert "Odottamaton vika" not in done.err
    assert before is None or path.read_bytes() == before, "a file that is not ours is not touched"


def test_an_unknown_kind_of_store_is_refused() -> None:
    done = run_inside("status", "--store", "ftp://example.org/network")
    assert (done.code, done.out) == (1, "")
    assert "sqlite:PATH" in done.err


def test_an_empty_store_says_what_to_do(own: Program) -> None:
    done = own.run("datasets")
    assert (done.code, done.out) == (0, "")
    assert "seinaton demo" in done.err
    assert own.run("partners", "vertaistuki").code == 1
    assert "ei löytynyt mitään kirjattua" in own.text("search", "neuvola")


def test_the_real_program_reads_its_store_from_the_environment(
    repository: Path, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEINATON_STORE", f"sqlite:{tmp_path / 'named.sqlite'}")
    assert run_process("load", str(book), cwd=repository).code == 0
    found = run_process("show", "unikoulu", cwd=repository)
    assert (found.code, found.err) == (0, "")
    assert "Unikoulu" in found.out


def test_bytes_that_are_no_letters_break_nothing(repository: Path, demo_store: Path) -> None:
    store = ("--store", f"sqlite:{demo_store}")
    for command in ("search", "show", "partners"):
        done = run_process(command, b"neuvola \xff\xfe \xe4iti", *store, cwd=repository)
        assert done.code in {0, 1}
        assert "Traceback" not in done.err
        assert "Odottamaton vika" not in done.err
