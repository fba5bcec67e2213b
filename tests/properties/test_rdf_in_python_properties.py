"""The rdflib graph of any network is the Turtle file, as rdflib reads it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from rdflib import BNode, Graph

from graph.export.base import Wish
from graph.export.rdf import to_rdflib
from graph.model.records import Dataset
from graph.questions.base import Asking
from tests.exporting import exported
from tests.networks import TODAY
from tests.properties.each_engine import fresh, on_each_engine
from tests.strategies import Record, records

SHARE = 1 / 3  # of an engine's examples: each is written twice and read twice


@on_each_engine(SHARE, drawn=records())
def test_it_is_what_the_turtle_file_says(engine: str, drawn: list[Record]) -> None:
    dataset, *rest = drawn
    assert isinstance(dataset, Dataset)
    wish = Wish(Asking(TODAY, scope="network"), personal=True)
    with fresh(engine) as store, TemporaryDirectory() as folder:
        store.change(dataset, [one for one in rest if not isinstance(one, Dataset)])
        path = exported(store, "turtle", Path(folder) / "network.ttl", scope="network", personal=True)
        written = Graph().parse(path, format="turtle")
        made = store.ask(lambda view: to_rdflib(view, wish))
    assert not any(isinstance(term, BNode) for triple in written for term in triple)
    assert set(made) == set(written), "without blank nodes equal sets of triples are equal graphs"
