"""A researcher takes the whole network out as RDF and reads it into an empty store: nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model.records import Merged
from graph.store import open_store
from tests.graph.checking.records import SOMEBODY
from tests.journeys.program import Done, Program

ENDINGS = {"trig": "trig", "turtle": "ttl", "n-triples": "nt", "rdf-xml": "rdf", "json-ld": "jsonld"}
WHOLE = ("--personal", "--network")


def _network(program: Program) -> tuple[str, list[Merged]]:
    """The digest and the merged records of a store."""
    store = open_store(program.address)
    try:
        return store.ask(lambda view: (view.revision.digest, list(view.records())))
    finally:
        store.close()


def _exported(program: Program, form: str, folder: Path) -> Path:
    path = folder / f"network.{ENDINGS[form]}"
    program.text("export", form, "-o", str(path), *WHOLE)
    return path


@pytest.mark.parametrize("form", ENDINGS)
def test_every_form_brings_the_whole_network_back(
    program: Program, own_file: Program, form: str, tmp_path: Path
) -> None:
    done = own_file.run("load", str(_exported(program, form, tmp_path)), "--keep-personal")
    assert done.code == 0, done.err
    assert _network(own_file) == _network(program)


def test_it_can_be_read_into_either_store(demo_on_sqlite: tuple[Program, Done], own: Program, tmp_path: Path) -> None:
    demo, _ = demo_on_sqlite
    done = own.run("load", str(_exported(demo, "trig", tmp_path)), "--keep-personal")
    assert done.code == 0, done.err
    assert _network(own) == _network(demo)


def test_what_concerns_persons_goes_along_only_where_it_is_asked_for(own_file: Program, tmp_path: Path) -> None:
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "Dataset.csv").write_text("id;title\noma;Oma\n", encoding="utf-8")
    person = f"id;name@fi;person_name\nprofessional/a;Perheohjaaja;{SOMEBODY}\n"
    (folder / "Professional.csv").write_text(person, encoding="utf-8")
    assert own_file.run("load", str(folder), "--keep-personal").code == 0
    open_to_all = tmp_path / "public.ttl"
    own_file.text("export", "turtle", "-o", str(open_to_all))
    assert SOMEBODY not in open_to_all.read_text(encoding="utf-8")
    path = _exported(own_file, "turtle", tmp_path)
    assert SOMEBODY in path.read_text(encoding="utf-8")

    kept, dropped = (Program(f"sqlite:{tmp_path / name}") for name in ("kept.sqlite", "dropped.sqlite"))
    assert kept.run("load", str(path), "--keep-personal").code == 0
    assert _network(kept) == _network(own_file)
    done = dropped.run("load", str(path), "--language", "en")
    assert done.code == 0
    assert "--keep-personal" in done.err


def test_loading_the_same_export_again_changes_nothing(program: Program, own_file: Program, tmp_path: Path) -> None:
    path = str(_exported(program, "trig", tmp_path))
    assert own_file.run("load", path, "--keep-personal").code == 0
    before = own_file.text("status")
    assert own_file.run("load", path, "--keep-personal").code == 0
    assert own_file.text("status") == before


def test_a_broken_export_is_refused_whole(program: Program, own_file: Program, tmp_path: Path) -> None:
    path = _exported(program, "n-triples", tmp_path)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[: len(lines) // 2]))
    done = own_file.run("load", str(path), "--language", "en")
    assert (done.code, done.out) == (1, "")
    assert "A part of the file is missing" in done.err
    assert _network(own_file)[1] == [], "nothing was written"
