"""The index a query is asked of: of this state, for these eyes, whole or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

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
    with index_of(store, wish, spool, _quiet) as index:
        answer = Queries(LIMITS, wish.base_uri).ask(index, query, ("csv",))
    return answer.content.decode().splitlines()[1:]


def test_each_reader_finds_what_they_may_see(store: Store, tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    everything = replace(INSIDE, personal=True)
    for wish, inside, person in ((WISH, False, False), (INSIDE, True, False), (everything, True, True)):
        assert bool(_asked(store, spool, wish, TEXTS % "Huoli")) is inside
        assert bool(_asked(store, spool, wish, TEXTS % SOMEBODY)) is person
    assert len(list(spool.iterdir())) == 3


def test_a_change_is_seen_by_the_next_query(store: Store, tmp_path: Path) -> None:
    assert "Perhetyö" in _asked(store, tmp_path / "spool", WISH, TITLES)
    store.change(dataset(), [node("service/a", "Kotiapu")])
    titles = _asked(store, tmp_path / "spool", WISH, TITLES)
    assert "Kotiapu" in titles
    assert "Perhetyö" not in titles


def _made(store: Store, spool: Path, wish: Wish = WISH) -> str:
    """The name of an index that nobody uses any more."""
    with index_of(store, wish, spool, _quiet) as index:
        return index.path.parent.name


def _kept(spool: Path) -> set[str]:
    return {one.name for one in spool.iterdir()}


def test_an_index_is_made_once(store: Store, tmp_path: Path) -> None:
    steps: list[str] = []
    for _ in range(2):
        index_of(store, WISH, tmp_path / "spool", lambda step, count: steps.append(step)).close()
    assert steps.count("indexing") == 1


def test_another_state_of_the_store_takes_the_place_of_all_indexes_of_the_one_before(
    store: Store, tmp_path: Path
) -> None:
    spool = tmp_path / "spool"
    before = {_made(store, spool), _made(store, spool, INSIDE)}
    assert _kept(spool) == before
    store.change(dataset(), [node("service/a", "Kotiapu")])
    after = _made(store, spool)
    assert _kept(spool) == {after}
    assert after not in before


def test_of_one_state_the_last_used_are_kept(store: Store, tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    wishes = [replace(WISH, publisher=f"Julkaisija {number}") for number in range(6)]
    made = []
    for number, wish in enumerate(wishes):
        made.append(_made(store, spool, wish))
        os.utime(spool / made[-1], (number + 1, number + 1))
    assert _kept(spool) == set(made[2:])


def test_an_index_in_use_is_not_removed(store: Store, tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    queries = Queries(LIMITS, WISH.base_uri)
    with index_of(store, WISH, spool, _quiet) as before:
        store.change(dataset(), [node("service/a", "Kotiapu")])
        after = _made(store, spool)
        assert "Perhetyö" in queries.ask(before, TITLES, ("csv",)).content.decode()
        assert len(_kept(spool)) == 2
    store.change(dataset(), [node("service/a", "Kerho")])
    last = _made(store, spool)
    assert after != last
    assert _kept(spool) == {last}


def test_another_store_keeps_its_own(store: Store, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = open_sqlite(tmp_path / "other")
    made = {_made(store, tmp_path / "spool"), _made(other, tmp_path / "spool")}
    other.close()
    assert _kept(tmp_path / "spool") == made


def test_what_a_killed_making_left_is_no_index_and_goes(store: Store, tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    script = (
        "import os, signal, sys; from pathlib import Path; sys.path.insert(0, sys.argv[3]);"
        "from graph.export.sparql.index import index_of; from graph.store import open_store;"
        "from tests.sparql.conftest import WISH;"
        "die = lambda step, count: step == 'indexing' and os.kill(os.getpid(), signal.SIGKILL);"
        "index_of(open_store(sys.argv[1]), WISH, Path(sys.argv[2]), die)"
    )
    arguments = [store.address, str(spool), str(Path(__file__).parents[2])]
    done = subprocess.run([sys.executable, "-c", script, *arguments], check=False, timeout=120)
    assert done.returncode == -signal.SIGKILL
    (left,) = _kept(spool)
    assert left.startswith(".building-")
    assert "Perhetyö" in _asked(store, spool, WISH, TITLES)
    assert _kept(spool) == {_made(store, spool)}


def test_several_who_make_it_at_once_all_have_it(store: Store, tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    together = Barrier(3, timeout=60)

    def make(_: int) -> str:
        reached: list[str] = []

        def tell(step: str, count: int) -> None:
            if step == "indexing" and not reached:
                reached.append(step)
                together.wait()

        with index_of(store, WISH, spool, tell) as index:
            answer = Queries(LIMITS, WISH.base_uri).ask(index, TITLES, ("csv",))
        return answer.content.decode()

    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(make, range(3)))
    assert len(set(answers)) == 1
    assert "Perhetyö" in answers[0]
    assert _kept(spool) == {_made(store, spool)}


@pytest.mark.parametrize("files", ["CURRENT", "*.sst"])
def test_a_damaged_index_is_told_and_made_anew(store: Store, tmp_path: Path, files: str) -> None:
    spool = tmp_path / "spool"
    for one in (spool / _made(store, spool) / "index").glob(files):
        one.write_bytes(bytes(byte ^ 0x55 for byte in one.read_bytes()))
    with pytest.raises(StoreUnusable) as refused:
        _asked(store, spool, WISH, TITLES)
    assert refused.value.code == "sparql-index"
    assert "Perhetyö" in _asked(store, spool, WISH, TITLES)


def test_only_the_owner_may_look(store: Store, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folder = tmp_path / "spool" / _made(store, tmp_path / "spool")
    finally:
        os.umask(before)
    assert [stat.S_IMODE(one.stat().st_mode) for one in (folder.parent, folder)] == [0o700, 0o700]


def test_a_folder_that_cannot_be_written_is_named(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreUnusable) as refused:
        index_of(store, WISH, tmp_path / "file", _quiet)
    assert refused.value.code == "spool-unusable"
    assert str(tmp_path / "file") in str(refused.value.facts["path"])


def test_what_others_keep_in_the_folder_stays(store: Store, tmp_path: Path) -> None:
    """Somebody may name a folder that is not empty: their own home, say."""
    spool = tmp_path / "spool"
    others = {".ssh", "photos", "a-b-c", "1", "2", "3"}
    for name in others:
        (spool / name).mkdir(parents=True)
        (spool / name / "file").write_text("mine", encoding="utf-8")
    for number in range(3):
        store.change(dataset(), [node("service/a", f"Palvelu {number}")])
        index_of(store, WISH, spool, _quiet).close()
    assert {one.name for one in spool.iterdir() if (one / "file").exists()} == others


@pytest.mark.parametrize("to", ["nowhere", "itself", "folder", ""])
def test_what_has_an_indexs_name_and_is_none_makes_way(store: Store, tmp_path: Path, to: str) -> None:
    spool = tmp_path / "spool"
    place = spool / _made(store, spool)
    shutil.rmtree(place)
    target = {"nowhere": spool / "nowhere", "itself": place, "folder": tmp_path / "folder"}.get(to)
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_text("mine", encoding="utf-8")
    if target is None:
        place.write_text("", encoding="utf-8")
    else:
        place.symlink_to(target)
    assert "Perhetyö" in _asked(store, spool, WISH, TITLES)
    assert place.is_dir()
    assert not place.is_symlink()
    assert (tmp_path / "folder" / "file").exists()


@pytest.mark.parametrize("to", ["nowhere", "itself"])
def test_a_link_under_another_indexs_name_disturbs_nothing(store: Store, tmp_path: Path, to: str) -> None:
    spool = tmp_path / "spool"
    spool.mkdir()
    name = "-".join(["0" * 16] * 3)
    (spool / name).symlink_to(name if to == "itself" else to)
    assert "Perhetyö" in _asked(store, spool, WISH, TITLES)
    assert (spool / name).is_symlink()
