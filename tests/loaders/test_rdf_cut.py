"""A part of an export is never taken for the whole: it would empty the store of what the rest says."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pyoxigraph
import pytest

from graph.errors import DataRefused
from graph.export.base import Wish
from graph.export.rdf.forms import rdf_exports
from graph.export.rdf.names import Names
from graph.model.records import Dataset, Document, Evidence, Finding, Link, Node, Row, Saying, Value
from graph.questions.base import Asking
from graph.store import open_store
from graph.store.base import Store
from loaders import rdf
from loaders.run import load
from tests.loaders.rdf_files import BASE, NAMES, codes, counted, findings, own, promise, records, turtle
from tests.networks import TODAY

FORMS = {one.name: one.ending for one in rdf_exports()}
SET = f"<{BASE}dataset/a> a sn:Dataset ; sn:title 'A' .\n"
COUNT = f"<{BASE}network> <http://rdfs.org/ns/void#triples>"
TWO: tuple[dict[str, Value], ...] = (
    {"name@fi": "Uni", "status": "active", "matches": ("yso:p13050",)},
    {"name@fi": "Uni", "name@sv": "Sömn"},
)


def _filled(store: Store) -> None:
    """Two datasets that say something in common, and one that says nothing."""
    for dataset, values in zip("ab", TWO, strict=True):
        evidence = Evidence(dataset, document="d", said_on="2025")
        said: list[Document | Saying] = [
            Document(dataset, "d", "Käsikirja", language="fi", url="https://a.example/"),
            Node("Need", "need/uni", values, evidence),
            Node("Service", "service/a", {"name@fi": "Perhetyö"}, evidence),
            Link("meets", "service/a", "need/uni", {"note@fi": 'viikoittain\n"usein"'}, evidence),
        ]
        store.change(Dataset(dataset, dataset.upper(), licence="CC-BY-4.0"), said)
    store.change(Dataset("empty", "Tyhjä"), [])


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A small network in every form, by the name of the form."""
    folder = tmp_path_factory.mktemp("exports")
    store = open_store(f"sqlite:{folder / 'network.db'}")
    _filled(store)
    wish = Wish(Asking(TODAY, "fi", "network"), personal=True)
    for one in rdf_exports():
        path = folder / f"network.{one.ending}"
        store.ask(lambda view, one=one, path=path: one.write(view, wish, path, lambda step, count: None))  # type: ignore[misc]
    store.close()
    return {form: folder / f"network.{ending}" for form, ending in FORMS.items()}


def _cuts(whole: bytes) -> Iterator[int]:
    """Every end of a line, before and after its line feed, and some places between."""
    for place, letter in enumerate(whole):
        if letter == ord("\n"):
            yield from (place, place + 1)
    chance = Random(0)
    yield from (chance.randrange(len(whole)) for _ in range(100))


def _loaded(path: Path) -> Counter[str] | None:
    """The records of a file as a bag; None of one that is refused."""
    items = list(rdf.read(path))
    if any(isinstance(item, Finding) and item.level == "error" for item in items):
        return None
    return counted(item.record for item in items if isinstance(item, Row))


@pytest.mark.parametrize("form", FORMS)
def test_wherever_an_export_is_cut_it_is_refused(exports: dict[str, Path], form: str, tmp_path: Path) -> None:
    path = exports[form]
    whole, said = path.read_bytes(), _loaded(path)
    assert said
    part = tmp_path / path.name
    for place in sorted(set(_cuts(whole))):
        part.write_bytes(whole[:place])
        found = _loaded(part)
        assert found is None or (found == said and not whole[place:].strip()), whole[max(place - 200, 0) : place]
        part.write_bytes(whole[place:])
        assert _loaded(part) in (None, said), "the rest alone; without the first line of XML it is whole"


def test_in_whatever_order_its_lines_stand_a_part_is_refused(exports: dict[str, Path], tmp_path: Path) -> None:
    told = exports["n-triples"].read_bytes().splitlines(keepends=True)
    path, chance = tmp_path / "a.nt", Random(1)
    for _ in range(200):
        chance.shuffle(told)
        path.write_bytes(b"".join(told[: chance.randrange(len(told))]))
        assert _loaded(path) is None


def test_a_cut_export_leaves_the_store_as_it_was(exports: dict[str, Path], tmp_path: Path) -> None:
    whole = exports["n-triples"].read_bytes()
    path = tmp_path / "network.nt"
    path.write_bytes(whole[: whole.index(b"network> <http://rdfs.org/ns/void#triples>")].rpartition(b"\n")[0])
    store = open_store(f"sqlite:{tmp_path / 'network.db'}")
    _filled(store)
    before = store.ask(lambda view: view.revision.digest)
    with pytest.raises(DataRefused) as refused:
        load(store, path)
    assert [one.code for one in refused.value.findings if one.level == "error"] == ["rdf-uncounted"]
    assert store.ask(lambda view: view.revision.digest) == before
    store.close()


@pytest.mark.parametrize("form", FORMS)
def test_a_dataset_that_says_nothing_comes_back_from_a_whole_export(exports: dict[str, Path], form: str) -> None:
    assert Dataset("empty", "Tyhjä") in records(exports[form])


def test_an_export_that_lost_any_one_triple_is_refused_in_trig_too(exports: dict[str, Path], tmp_path: Path) -> None:
    quads = list(pyoxigraph.parse(path=str(exports["trig"]), format=pyoxigraph.RdfFormat.TRIG))
    triples = {quad.triple for quad in quads}
    assert len(quads) > len(triples), "two graphs say the same, so that the number of quads tells nothing"
    for lost in triples:
        path = tmp_path / "a.trig"
        kept = (quad for quad in quads if quad.triple != lost)
        path.write_bytes(pyoxigraph.serialize(kept, format=pyoxigraph.RdfFormat.TRIG) or b"")
        assert _loaded(path) is None, lost


def test_a_triple_of_two_graphs_says_nothing_that_is_read(exports: dict[str, Path]) -> None:
    """So that a file which lost it in one of them may be loaded: nothing of any source is lost."""
    quads = Counter(q.triple for q in pyoxigraph.parse(path=str(exports["trig"]), format=pyoxigraph.RdfFormat.TRIG))
    base = next(str(t.subject.value) for t in quads if str(t.subject.value).endswith("/network")).removesuffix(
        "network"
    )
    begins = (Names(base).saying(""), Names(base).dataset(""), f"{base}document/")
    assert [triple for triple, count in quads.items() if count > 1 and triple.subject.value.startswith(begins)] == []


def test_a_file_that_does_not_tell_its_number_is_refused_with_the_one_to_add(tmp_path: Path) -> None:
    path = turtle(tmp_path / "a.ttl", SET)
    (finding,) = findings(path)
    assert (finding.level, finding.code, finding.place.column) == ("error", "rdf-uncounted", "void:triples")
    turtle(path, f"{SET}<{finding.facts['about']}> <http://rdfs.org/ns/void#triples> {finding.facts['right']} .")
    assert codes(path) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [("4", "rdf-cut"), ("2", "rdf-grown"), ("'all'", "rdf-wrong-value"), ("3, 4", "rdf-several-values")],
)
def test_a_number_that_does_not_hold_is_told_with_its_line(tmp_path: Path, number: str, code: str) -> None:
    path = turtle(tmp_path / "a.ttl", f"{SET}{COUNT} {number} .\n")
    (finding,) = findings(path)
    last = len(path.read_text(encoding="utf-8").splitlines())
    assert (finding.code, finding.place.sheet, finding.place.row) == (code, "network", last)


def test_a_triple_that_stands_twice_counts_once(tmp_path: Path) -> None:
    assert codes(turtle(tmp_path / "a.ttl", SET + SET + COUNT + " 3 .")) == []
    assert codes(turtle(tmp_path / "a.ttl", SET + SET + COUNT + " 4 .")) == ["rdf-cut"]


def test_code_lists_of_ours_are_no_concepts_of_others(tmp_path: Path) -> None:
    code = f"<{NAMES.code('level', 'special')}> a skos:Concept ; skos:prefLabel 'Erityinen'@fi ; "
    text = f"{code} skos:inScheme <{NAMES.scheme('level')}> .\n"
    assert codes(turtle(tmp_path / "a.ttl", text)) == ["rdf-no-dataset"]


def test_a_text_of_very_many_lines_takes_no_time(tmp_path: Path) -> None:
    note = "\\u0041\n" * 50_000
    saying = f"<{BASE}saying/1> a sn:Saying ; sn:about <{BASE}id/need/uni> ; sn:dataset <{BASE}dataset/a>"
    path = own(tmp_path / "a.ttl", f"{SET}{saying} ; sn:summary '''{note}'''@fi .\n{saying.replace('/1', '/2')} .\n")
    began = time.process_time()
    rows = [item for item in rdf.read(path) if isinstance(item, Row)]
    assert time.process_time() - began < 5, "some seconds for what takes a tenth of one"
    assert isinstance(rows[1].record, Node)
    assert rows[1].record.values == {"summary@fi": "A\n" * 50_000}
    told = path.read_text(encoding="utf-8").splitlines().index(f"{saying.replace('/1', '/2')} .") + 1
    assert told * 7 / 8 - 1 <= rows[2].place.row <= told, "near where it stands"


def test_after_a_long_text_lines_are_exact_again(tmp_path: Path) -> None:
    heading = "# remark\n" * 500  # of fewer bytes than are waited for
    sayings = "".join(f"<{BASE}saying/{n}> a sn:Saying ; sn:about <{BASE}id/need/uni> .\n" for n in range(400))
    note = f"<{BASE}id/need/uni> rdfs:comment '''{'x' * 9 + chr(10)}{('y' * 9 + chr(10)) * 2_000}''' .\n"
    path = turtle(tmp_path / "a.ttl", heading + SET + note + sayings)
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [one for one in findings(path) if one.code == "rdf-missing"]
    assert len(found) == 400
    exact = [one.place.row for one in found if f"/{one.place.sheet}> " in lines[one.place.row - 1]]
    assert len(exact) > 100
    assert found[-1].place.row == len(lines)
    assert promise(path.read_text(encoding="utf-8"))
