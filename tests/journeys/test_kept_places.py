"""After every change at the command line the maps have places that stay; and no load fails because of them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from graph.store import open_store
from tests.journeys.program import Program, run_inside
from visuals.layout.keeping import Kept, kept

EXAMPLE = "area/esimerkkila"
BUNDLED = "loaders/bundled"


def places(program: Program, of: str = "") -> Kept:
    store = open_store(program.address)
    try:
        found = store.ask(lambda view: kept(view, of))
    finally:
        store.close()
    assert found is not None
    return found


def test_the_demo_has_places_for_its_maps(program: Program) -> None:
    for of in ("", EXAMPLE, "area/kemi"):
        assert places(program, of).is_current
        assert places(program, of).places


def test_loading_and_removing_renew_places_and_loading_the_same_again_does_not(own: Program, repository: Path) -> None:
    for name in ("areas", "needs", "esimerkkila"):
        own.run("load", f"{repository}/{BUNDLED}/{name}")
    full = places(own, EXAMPLE)
    assert full.is_current
    own.run("load", f"{repository}/{BUNDLED}/esimerkkila")
    assert places(own, EXAMPLE) == full
    own.run("load", f"{repository}/{BUNDLED}/texts")
    more = places(own)
    assert more.is_current
    assert more.places.keys() > full.places.keys()


def test_a_copy_has_the_places_of_its_original(program: Program, own_file: Program) -> None:
    done = run_inside("copy", "--from", program.address, "--to", own_file.address)
    assert (done.code, done.err) == (0, "")
    for of in ("", EXAMPLE):
        assert places(own_file, of) == places(program, of)


def test_a_load_succeeds_where_places_cannot_be_kept(own_file: Program, repository: Path) -> None:
    own_file.text("load", f"{repository}/{BUNDLED}/areas")
    with closing(sqlite3.connect(own_file.address.removeprefix("sqlite:"))) as db:
        db.execute("CREATE TRIGGER full BEFORE INSERT ON kept BEGIN SELECT RAISE(ABORT, 'no room'); END")
        db.commit()
    done = own_file.run("load", f"{repository}/{BUNDLED}/needs")
    assert done.code == 0
    assert "tallennettu" in done.out
    assert "Tiedot itse ovat tallessa" in done.err
