"""The index a query is asked of: of this state, for these eyes, whole or not at all."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import StoreUnusable
from graph.export.base import Wish
from graph.export.sparql.asking import Queries
from graph.export.sparql.index import index_of
from graph.questions.base import Asking
from graph.store.base import Store
from tests.colliding import dataset, link, node
from tests.graph.checking.records import SOMEBODY
from tests.networks import TODAY
from tests.sparql.conftest import LIMITS, WISH
from tests.stores import open_sqlite

TITLES = "SELECT ?title { ?thing dct:identifier ?id ; dct:title ?title } ORDER BY ?title"
TEXTS = 'SELECT ?o { ?s ?p ?o FILTER(CONTAINS(STR(?o), "%s")) } LIMIT 1'
INSIDE = replace(WISH, asking=Asking(TODAY, "fi", "network"))


def _quiet(step: str, count: int) -> None:
    """Nobody watches."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_sqlite(tmp_path)
    opened.change(
        dataset(),
        [
            node("service/a", "Perhetyö"),
            node("professional/a", "Perheohjaaja", person_name=SOMEBODY),
            node("observation/a", "Huoli", visibility="network"),
            link("observation/a", "concerns", "service/a"),
        ],
    )
    yield opened
    opened.close()


def _asked(store: Store, spool: Path, wish: Wish, query: str) -> list[str]:
    answer = Queries(LIMITS, wish.base_uri).ask(index_of(store, wish, spool, _quiet), query, ("csv",))
    return answer.content.decode().splitlines()[1:]


def test_each_reader_finds_what_they_may_see(store: Store, tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    everything = replace(INSIDE, personal=True)
    for wish, inside, person in ((WISH, False, False), (INSIDE, True, False), (everything, True, True)):
        assert bool(_asked(store, spool, wish, TEXTS % "Huoli")) is inside
        assert bool(_asked(store, spool, wish, TEXTS % SOMEBODY)) is person
    assert len(list(spool.iterdir())) == 3
    assert stat.S_IMODE(spool.stat().st_mode) == 0o700


def test_a_change_is_seen_by_the_next_query(store: Store, tmp_path: Path) -> None:
    assert "Perhetyö" in _asked(store, tmp_path / "spool", WISH, TITLES)
    store.change(dataset(), [node("service/a", "Kotiapu")])
    titles = _asked(store, tmp_path / "spool", WISH, TITLES)
    assert "Kotiapu" in titles
    assert "Perhetyö" not in titles


def test_an_index_is_made_once_and_few_are_kept(store: Store, tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    first = index_of(store, WISH, spool, _quiet)
    made = first.stat().st_ino
    assert index_of(store, WISH, spool, _quiet).stat().st_ino == made
    for number in range(6):
        store.change(dataset(), [node("service/a", f"Palvelu {number}")])
        os.utime(index_of(store, WISH, spool, _quiet), (number + 1, number + 1))
    kept = list(spool.iterdir())
    assert len(kept) == 4
    assert index_of(store, WISH, spool, _quiet) in kept


def test_what_a_killed_making_left_is_no_index_and_goes_in_time(store: Store, tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    index_of(store, WISH, spool, _quiet)
    for name, age in ((".building-old", 0), (".building-new", None)):
        (spool / name / "index").mkdir(parents=True)
        if age is not None:
            os.utime(spool / name, (age, age))
    assert "Perhetyö" in _asked(store, spool, WISH, TITLES)
    assert not (spool / ".building-old").exists()
    assert (spool / ".building-new").exists(), "somebody may be at it"


def test_a_folder_that_cannot_be_written_is_named(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreUnusable) as refused:
        index_of(store, WISH, tmp_path / "file", _quiet)
    assert refused.value.code == "spool-unusable"
    assert str(tmp_path / "file") in str(refused.value.facts["path"])
