"""Finding by words: the selections ``names``, ``same_names`` and ``spellings``, and building their index anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model.records import Evidence, MergedNode, Node
from graph.model.text import Analyser, open_analyser
from graph.store.base import Store
from tests.colliding import dataset, node
from tests.finding import Finding
from tests.stores import Open

ANALYSER = Analyser(voikko=False)
TOWNS = (
    node("area/kemi", "Kemi"),
    node("area/kemijarvi", "Kemijärvi"),
    node("organisation/kemi", "Kemi"),
    node("service/neuvola", "Neuvola Kemi"),
    Node("Service", "service/tuki", {"name@fi": "Perhetuki", "name@sv": "Familjestöd"}, Evidence("one")),
    Node("Service", "service/nepa", {"name@fi": "Ohjaus", "alt_names@fi": ("Nepa", "Neuvola")}, Evidence("one")),
    Node("Service", "service/far", {"name@fi": "Kerho", "summary@fi": "Lähellä neuvola"}, Evidence("one")),
)


@pytest.fixture
def towns(store: Store) -> Store:
    store.change(dataset(), TOWNS)
    return store


def names(store: Store, text: str, **args: object) -> list[str]:
    return [key for key, _ in store.ask(lambda view: view.select("names", "public", text=text, **args)).hits]


def test_hits_come_by_score_then_key_with_their_nodes(towns: Store) -> None:
    found = towns.ask(lambda view: view.select("names", "public", text="neuvola"))
    assert [key for key, _ in found.hits] == ["service/neuvola", "service/nepa", "service/far"]
    scores = [score for _, score in found.hits]
    assert scores == sorted(scores, reverse=True)
    assert set(found.nodes) == {key for key, _ in found.hits}
    assert found.links == ()
    assert set(found.datasets) == {"one"}
    assert names(towns, "kemi", kinds=["Area", "Organisation"])[:2] == ["area/kemi", "organisation/kemi"]


def test_kinds_limit_and_offset(towns: Store) -> None:
    assert names(towns, "neuvola", kinds=["Area"]) == []
    assert names(towns, "kemi", kinds=["Area"])[0] == "area/kemi"
    everything = names(towns, "kemi neuvola")
    assert len(everything) > 3
    pages = [names(towns, "kemi neuvola", limit=2, offset=offset) for offset in range(0, len(everything), 2)]
    assert [key for page in pages for key in page] == everything


def test_the_rarer_a_word_the_more_it_counts(store: Store) -> None:
    """Among 330 things words are carried by one, some or all of them, and half of the things are of another kind."""
    carried = {"kaikki": 330, "moni": 90, "kahdeksas": 41, "muutama": 20, "harva": 5, "pari": 2, "yksi": 1}
    words = [" ".join(word for word, times in carried.items() if number < times) for number in range(330)]
    things = [node(f"{'service' if number % 2 else 'need'}/s{number}", text) for number, text in enumerate(words)]
    store.change(dataset(), things)
    nodes = [one for one in store.ask(lambda view: list(view.records())) if isinstance(one, MergedNode)]
    services = [one for one in nodes if one.kind == "Service"]
    for text in (*carried, " ".join(carried), "harva moni kaikki", "muut kah", "yksi pari puuttuva"):
        told = store.ask(lambda view, text=text: view.select("names", "public", text=text).hits)  # type: ignore[misc]
        assert told == Finding(nodes, ANALYSER).names("public", text)
        told = store.ask(
            lambda view, text=text: view.select("names", "public", text=text, kinds=("Service",)).hits  # type: ignore[misc]
        )
        assert told == Finding(services, ANALYSER).names("public", text)
        assert told or text == "yksi"


def test_all_words(towns: Store) -> None:
    assert names(towns, "kemi neuvola", all_words=True) == ["service/neuvola"]
    assert names(towns, "kemi puuttuva", all_words=True) == []
    assert "area/kemi" in names(towns, "kemi puuttuva")


def test_other_languages_and_beginnings_are_found(towns: Store) -> None:
    assert names(towns, "familjestöd") == ["service/tuki"]
    assert "service/tuki" in names(towns, "perhe")


@pytest.mark.parametrize("text", ["", "   ", "?!", "%", "*", '"', "'", "a\x00b", "ä" * 500, "kemi OR 1=1"])
def test_no_text_is_trouble(towns: Store, text: str) -> None:
    for name in ("names", "same_names", "spellings"):
        found = towns.ask(lambda view, name=name: view.select(name, "public", text=text))  # type: ignore[misc]
        assert len(found.hits) < 20
    assert names(towns, "'; DROP TABLE node; --") == []
    assert names(towns, "kemi")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kemi", [("area/kemi", 4), ("organisation/kemi", 4)]),
        ("KEMI", [("area/kemi", 4), ("organisation/kemi", 4)]),
        ("nepa", [("service/nepa", 3)]),
        ("neuvola", [("service/nepa", 3)]),
        ("neuvola kemi", [("service/neuvola", 4)]),
        ("kemij", []),
        ("kemi neuvola", []),
    ],
)
def test_same_names_tell_how_close_a_whole_name_is(towns: Store, text: str, expected: list[tuple[str, int]]) -> None:
    assert list(towns.ask(lambda view: view.select("same_names", "public", text=text)).hits) == expected
    areas = [(key, close) for key, close in expected if key.startswith("area/")]
    assert list(towns.ask(lambda v: v.select("same_names", "public", text=text, kinds=["Area"])).hits) == areas


@pytest.mark.needs_voikko
def test_same_names_know_base_forms(engine: Open, tmp_path: Path) -> None:
    store = engine(tmp_path, analyser=open_analyser(True))
    store.change(
        dataset(), [*TOWNS, Node("Area", "area/x", {"name@fi": "X", "alt_names@fi": ("Kemissä",)}, Evidence("one"))]
    )
    hits = dict(store.ask(lambda view: view.select("same_names", "public", text="Kemissä")).hits)
    assert hits["area/kemi"] == 2
    assert hits["area/x"] == 3
    hits = dict(store.ask(lambda view: view.select("same_names", "public", text="Kemi")).hits)
    assert (hits["area/kemi"], hits["area/x"]) == (4, 1)
    store.close()


def test_spellings_begin_alike_and_are_about_as_long(towns: Store) -> None:
    found = dict(towns.ask(lambda view: view.select("spellings", "public", text="neuvula")).hits)
    assert found["neuvola"] == 3
    assert "nepa" in found  # two letters less
    assert "kemi" not in found
    assert "kemijärvi" in dict(towns.ask(lambda view: view.select("spellings", "public", text="kemijarvi")).hits)


def test_words_follow_the_sayings(towns: Store) -> None:
    towns.change(dataset("two"), [node("service/tuki", "Kotipalvelu", by="two", on="2025")])
    assert names(towns, "perhetuki") == []
    assert names(towns, "kotipalvelu") == ["service/tuki"]
    towns.remove("two")
    assert names(towns, "perhetuki") == ["service/tuki"]
    assert names(towns, "kotipalvelu") == []
    towns.remove("one")
    assert names(towns, "kemi neuvola perhetuki") == []


@pytest.mark.needs_voikko
def test_a_store_built_with_another_analyser_says_so_and_is_indexed_anew(engine: Open, tmp_path: Path) -> None:
    plain, voikko = open_analyser(False), open_analyser(True)
    store = engine(tmp_path, analyser=plain)
    store.change(dataset(), [*TOWNS, node("service/valvoja", "Lastenvalvojat")])
    assert store.analyser_differs() is None
    store.close()

    store = engine(tmp_path, analyser=voikko)
    before = store.ask(lambda view: (view.revision, list(view.records())))
    assert store.analyser_differs() == plain.name
    store.change(dataset("two"), [node("need/a", "Uni", by="two")])
    assert store.analyser_differs() == plain.name  # most of the index is still of the other
    store.remove("two")
    assert "service/valvoja" not in names(store, "lastenvalvojien")
    assert store.reindex() == len(TOWNS) + 1
    assert store.analyser_differs() is None
    assert names(store, "lastenvalvojien") == ["service/valvoja"]
    after = store.ask(lambda view: (view.revision, list(view.records())))
    assert (after[0].digest, after[1]) == (before[0].digest, before[1])
    store.close()

    store = engine(tmp_path, analyser=plain)
    assert store.analyser_differs() == voikko.name
    store.close()


def test_indexing_anew_changes_nothing_that_was_right(towns: Store) -> None:
    asked = ("kemi", "neuvola kemi", "perhe", "familjestöd")
    before = [towns.ask(lambda view, text=text: view.select("names", "public", text=text)) for text in asked]  # type: ignore[misc]
    revision = towns.ask(lambda view: view.revision)
    assert towns.reindex() == len(TOWNS)
    assert [towns.ask(lambda v, text=text: v.select("names", "public", text=text)) for text in asked] == before  # type: ignore[misc]
    assert towns.ask(lambda view: view.revision) == revision


def test_an_empty_store_has_no_words(store: Store) -> None:
    assert store.reindex() == 0
    assert names(store, "kemi") == []


def test_an_analyser_serves_several_stores(engine: Open, tmp_path: Path) -> None:
    analyser = Analyser(voikko=False)
    stores = []
    for number in range(2):
        (tmp_path / str(number)).mkdir()
        stores.append(engine(tmp_path / str(number), analyser=analyser))
        stores[-1].change(dataset(), TOWNS[: number + 1])
    assert [names(one, "kemijärvi") for one in stores] == [[], ["area/kemijarvi"]]
    for one in stores:
        one.close()
