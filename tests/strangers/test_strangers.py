"""Other people's programs read the export: rdflib, pyoxigraph, PyLD and Apache Jena, every form that each knows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pyoxigraph
import pytest
from pyld import jsonld
from rdflib import Dataset, Graph

from tests.bundled import load_bundled
from tests.exporting import exported
from tests.stores import open_sqlite

ENDINGS = {"turtle": "ttl", "json-ld": "jsonld", "n-triples": "nt", "rdf-xml": "rdf", "trig": "trig"}
RDFLIB = {"turtle": "turtle", "json-ld": "json-ld", "n-triples": "nt", "rdf-xml": "xml"}
SERVICE = "https://seinaton.example/id/service/perheiden-piha"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """The demo's networks in every form of RDF."""
    folder = tmp_path_factory.mktemp("strangers")
    store = open_sqlite(folder)
    load_bundled(store)
    yield {form: exported(store, form, folder / f"network.{ending}") for form, ending in ENDINGS.items()}
    store.close()


@pytest.fixture(scope="module")
def triples(files: dict[str, Path]) -> int:
    """How many there are: the lines of the canonical form."""
    return len(files["n-triples"].read_bytes().splitlines())


@pytest.fixture(scope="module")
def canonical(files: dict[str, Path]) -> Graph:
    return Graph().parse(files["n-triples"], format="nt")


@pytest.mark.parametrize("form", RDFLIB)
def test_rdflib_reads_the_same_graph(form: str, files: dict[str, Path], canonical: Graph, triples: int) -> None:
    read = Graph().parse(files[form], format=RDFLIB[form])
    assert len(read) == triples
    assert set(read) == set(canonical)


def test_rdflib_reads_a_graph_for_each_dataset(files: dict[str, Path], canonical: Graph) -> None:
    read = Dataset(default_union=True)
    read.parse(files["trig"], format="trig")
    assert {triple[:3] for triple in read.quads()} == set(canonical)
    named = {str(graph.identifier).rpartition("/")[2] for graph in read.graphs() if len(graph)}
    assert {"arjen-sanat", "perhekeskustekstit", "esimerkkila-verkosto"} <= named


@pytest.mark.parametrize("form", ENDINGS)
def test_pyoxigraph_reads_the_same_triples(form: str, files: dict[str, Path], triples: int) -> None:
    formats = {"json-ld": "JSON_LD", "n-triples": "N_TRIPLES", "rdf-xml": "RDF_XML"}
    parsed = pyoxigraph.parse(
        path=str(files[form]), format=getattr(pyoxigraph.RdfFormat, formats.get(form, form.upper()))
    )
    assert len({quad.triple for quad in parsed}) == triples


def test_the_lines_are_the_canonical_form_of_the_graph(files: dict[str, Path]) -> None:
    """RDFC-1.0: without blank nodes it is the sorted lines, so a library's canonical form must be ours."""
    found = pyoxigraph.Dataset(pyoxigraph.parse(path=str(files["n-triples"]), format=pyoxigraph.RdfFormat.N_TRIPLES))
    found.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    told = pyoxigraph.serialize(found, format=pyoxigraph.RdfFormat.N_QUADS)
    assert told is not None
    assert sorted(told.splitlines()) == files["n-triples"].read_bytes().splitlines()


def _offline(address: str, options: dict[str, Any]) -> NoReturn:
    raise AssertionError(f"asked for {address}")


def test_pyld_expands_and_frames_without_a_network(files: dict[str, Path]) -> None:
    document = json.loads(files["json-ld"].read_text(encoding="utf-8"))
    options = {"documentLoader": _offline}
    own = [node for node in document if node["@id"].startswith("https://seinaton.example/id/service/")]
    assert jsonld.expand(own, options) == sorted(own, key=lambda node: str(node["@id"]))
    framed = jsonld.frame(own, {"@type": "https://seinaton.example/def/Service", "@embed": "@never"}, options)
    assert len(framed["@graph"]) == len(own)
    one = next(node for node in framed["@graph"] if node["@id"] == SERVICE)
    assert one["http://purl.org/dc/terms/identifier"] == "service/perheiden-piha"


@pytest.mark.needs_maven
def test_jena_reads_every_form_strictly(files: dict[str, Path], triples: int) -> None:
    from tests.strangers.jena import read_by_jena

    quads = len(set(pyoxigraph.parse(path=str(files["trig"]), format=pyoxigraph.RdfFormat.TRIG)))
    counts, complaints = read_by_jena(files.values())
    assert complaints == []
    assert counts[:4] == [triples] * 4
    assert counts[4] == quads


@pytest.mark.needs_maven
def test_jena_would_say_what_is_wrong(tmp_path: Path) -> None:
    from tests.strangers.jena import read_by_jena

    path = tmp_path / "wrong.nt"
    path.write_text("<http://example.org/a b> <http://example.org/p> <http://example.org/c> .\n", encoding="utf-8")
    _, complaints = read_by_jena([path])
    assert "Bad character in IRI" in complaints[0]
