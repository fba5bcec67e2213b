"""A coordinator moves a whole network into another store, and takes a backup while the network is in use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import open_store
from tests.journeys.program import Done, Program, run_inside
from tests.stores import ADDRESSES, engine_params

SHEETS = {
    "Dataset": "id;title;publisher;licence;read_on\nomat;Omat tiedot;Oma perhekeskus;CC0-1.0;2026-11-20\n",
    "Document": "id;title;date;date_basis\nmuistio;Verkoston muistio;2026-11-15;stated\n",
    "Area": "id;name@fi;area_type;document;locator\narea/omala;Omala;municipality;muistio;kohta 1\n",
    "Need": "id;name@fi;document;locator\nneed/uni;Uni;muistio;kohta 1\n",
    "Service": (
        "id;name@fi;access;meets;available_in;reached_through;document;locator\n"
        "service/unikoulu;Unikoulu;open;need/uni;area/omala;channel/ajanvaraus;muistio;kohta 2\n"
    ),
    "Channel": (
        "id;name@fi;channel_type;url;document;locator\n"
        "channel/ajanvaraus;Ajanvaraus;web;https://example.org/;muistio;kohta 2\n"
    ),
    "Professional": (
        "id;name@fi;profession;phone;works_in;document;locator\n"
        "professional/ohjaaja;Perheohjaaja;perheohjaaja;0400000000;service/unikoulu;muistio;kohta 3\n"
    ),
}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A small workbook as a folder of CSV files, with a phone number of a person's own."""
    folder = tmp_path / "omat"
    folder.mkdir()
    for name, text in SHEETS.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def full(own: Program, book: Path, repository: Path) -> Program:
    """A store with a history: loaded, changed, and something taken out again."""
    return with_history(own, book, repository)


@pytest.fixture
def full_file(own_file: Program, book: Path, repository: Path) -> Program:
    """The same in a file."""
    return with_history(own_file, book, repository)


def with_history(own: Program, book: Path, repository: Path) -> Program:
    own.text("load", str(book), "--keep-personal")
    (book / "Service.csv").write_text(SHEETS["Service"].replace(";open;", ";referral needed;"), encoding="utf-8")
    own.text("load", str(book), "--keep-personal")
    assert own.run("load", str(repository / "docs" / "example-network")).code == 0
    own.text("remove", "mallila")
    return own


@pytest.fixture(params=engine_params())
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Program]:
    """A store that nothing was put into yet: from each engine to each."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    with ADDRESSES[str(request.param)](folder) as address:
        yield Program(address)


def copied(source: Program, target: Program, *options: str) -> Done:
    return run_inside("copy", "--from", source.address, "--to", target.address, *options)


def state(program: Program) -> dict[str, object]:
    """What ``status`` tells, but where the store is."""
    told: dict[str, object] = json.loads(program.text("status", "--format", "json"))
    del told["store"]
    return told


def phones(program: Program) -> dict[str, object]:
    """The personal values of the professional, which no command shows."""
    store = open_store(program.address)
    try:
        found = store.ask(lambda view: dict(view.personal({"professional/ohjaaja"})))
    finally:
        store.close()
    return {key: dict(values) for key, values in found.items()}


def test_everything_arrives_with_its_history(full: Program, other: Program) -> None:
    done = copied(full, other)
    assert (done.code, done.err) == (0, "")
    before, after = state(full), state(other)
    assert after == before
    assert (after["revision"], after["dataset"]) == (4, 1)
    assert other.address in done.out
    assert str(after["digest"]) in done.out
    assert f"1 aineistoa, {after['saying']} tietoa" in done.out
    for question in (("changes", "--since", "0"), ("show", "unikoulu"), ("partners", "uni", "--area", "Omala")):
        assert other.data(*question) == full.data(*question)
    assert len(other.data("changes", "--since", "0", "--limit", "1000")["items"]) > 10
    assert "0400000000" in str(phones(full))
    assert phones(other) == phones(full)


def test_work_goes_on_in_the_copy_where_it_was_left(full: Program, other: Program, book: Path) -> None:
    copied(full, other)
    again = other.run("load", str(book), "--keep-personal")
    assert again.out == "omat: ei muutoksia, mitään ei tallennettu (versio 4).\n"
    (book / "Service.csv").write_text(SHEETS["Service"], encoding="utf-8")
    for program in (full, other):
        program.text("load", str(book), "--keep-personal")
    assert state(other) == state(full)


def test_a_store_that_holds_something_is_not_copied_over(full: Program, other: Program) -> None:
    assert copied(full, other).code == 0
    before = state(other)
    again = copied(full, other)
    assert (again.code, again.out) == (1, "")
    assert other.address in again.err
    assert "on jo tietoa" in again.err
    assert state(other) == before


def refused_as_the_same(source: Program, target: Program) -> None:
    done = copied(source, target, "--language", "en")
    assert (done.code, done.out) == (2, "")
    assert done.err == "Source and target are the same store. Give two different addresses.\n"


def test_a_store_is_not_copied_onto_itself(full: Program) -> None:
    before = state(full)
    refused_as_the_same(full, full)
    assert state(full) == before


def test_a_file_is_not_copied_onto_itself_by_another_name(full_file: Program, tmp_path: Path) -> None:
    file, link = file_of(full_file), tmp_path / "link.sqlite"
    link.symlink_to(file)
    by_link = Program(f"sqlite:{link}")
    before = file.read_bytes()
    refused_as_the_same(full_file, by_link)
    refused_as_the_same(by_link, full_file)
    assert file.read_bytes() == before


def file_of(program: Program) -> Path:
    """The file of a store on SQLite."""
    return Path(program.address.removeprefix("sqlite:"))


def test_nothing_is_made_of_nothing(own: Program, other: Program) -> None:
    own.text("status")
    empty = copied(own, other)
    assert (empty.code, empty.err) == (1, f"Tietovarastossa {own.address} ei ole mitään kopioitavaa.\n")
    assert state(other)["revision"] == 0


def test_a_misspelt_name_makes_no_empty_file(own_file: Program, tmp_path: Path) -> None:
    other = Program(f"sqlite:{tmp_path / 'other.sqlite'}")
    missing = copied(own_file, other)
    assert (missing.code, missing.out) == (1, "")
    assert not file_of(own_file).exists()
    assert not file_of(other).exists()


@pytest.mark.parametrize("missing", ["--from", "--to"])
def test_both_addresses_are_needed(missing: str) -> None:
    given = {"--from": "sqlite:other.sqlite", "--to": "sqlite:other.sqlite"}
    del given[missing]
    done = run_inside("copy", *(word for pair in given.items() for word in pair))
    assert (done.code, done.out) == (2, "")
    assert missing in done.err


@pytest.mark.parametrize("place", ["--from", "--to"])
def test_a_password_in_an_address_is_refused_and_not_repeated(own_file: Program, tmp_path: Path, place: str) -> None:
    given = {"--from": own_file.address, "--to": f"sqlite:{tmp_path / 'other.sqlite'}"}
    given[place] = "bolt://neo4j:verysecret@localhost:7687"
    done = run_inside("copy", *(word for pair in given.items() for word in pair), "--language", "en")
    assert (done.code, done.out) == (2, "")
    assert "NEO4J_PASSWORD" in done.err
    assert "verysecret" not in done.err


@pytest.mark.parametrize(("language", "word"), [("fi", "kopioitu"), ("sv", "kopierade"), ("en", "copied")])
def test_the_outcome_is_told_in_the_asked_language(
    full_file: Program, tmp_path: Path, language: str, word: str
) -> None:
    done = copied(full_file, Program(f"sqlite:{tmp_path / 'other.sqlite'}"), "--language", language)
    assert (done.code, done.err) == (0, "")
    assert word in done.out
