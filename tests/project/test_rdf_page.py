"""What ``docs/rdf.md`` says: its queries give what it shows, its tables and picture are those of the code."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pyoxigraph
import pytest

from graph.export.base import BASE_URI
from graph.export.rdf.forms import rdf_exports
from graph.export.rdf.names import Names
from graph.export.rdf.prefixes import prefixes
from graph.export.rdf.terms import CLASSES, OTHER_SERVICE, PUBLIC_SERVICE, SHORTCUTS
from graph.export.sparql.asking import Queries
from graph.export.sparql.index import Index, index_of
from graph.export.sparql.limits import Limits
from graph.model.vocabulary import CODES, LINK_KINDS
from graph.store.sqlite.store import SqliteStore
from tests.bundled import load_bundled
from tests.project.rdf_page import PAGE, Query, Table, queries
from tests.sparql.conftest import WISH
from tests.stores import open_sqlite

TEXT = PAGE.read_text(encoding="utf-8")
QUERIES = queries(TEXT)
PICTURE = PAGE.parent / "pictures" / "rdf-model.svg"
_SVG = "{http://www.w3.org/2000/svg}"


def heading_of(query: Query) -> str:
    return query.heading


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> SqliteStore:
    """The networks of ``seinaton demo``."""
    store = open_sqlite(tmp_path_factory.mktemp("demo"))
    load_bundled(store)
    return store


@pytest.fixture(scope="module")
def network(demo: SqliteStore, tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Their RDF, to be queried as ``seinaton sparql`` does."""
    return index_of(demo, WISH, tmp_path_factory.mktemp("spool"), lambda step, count: None)


@pytest.fixture(scope="module")
def used(network: Index) -> set[str]:
    """The addresses of all predicates and values in it."""
    quads = list(pyoxigraph.Store.read_only(str(network.path)))
    named = {quad.object.value for quad in quads if isinstance(quad.object, pyoxigraph.NamedNode)}
    return {quad.predicate.value for quad in quads} | named


def table(content: bytes) -> Table:
    """An answer as the page shows it: texts without language and type, our own things without the base URI."""
    found = json.loads(content)
    names = tuple(found["head"]["vars"])
    rows = [tuple(row[name]["value"] if name in row else "" for name in names) for row in found["results"]["bindings"]]
    return [names, *rows]


@pytest.mark.parametrize("query", QUERIES, ids=heading_of)
def test_a_query_gives_what_the_page_shows(query: Query, network: Index) -> None:
    answer = Queries(Limits(), BASE_URI).ask(network, query.text, ("json", "n-triples"))
    if query.form == "SELECT":
        found = table(answer.content)
        assert query.says(found), found
    elif query.form == "ASK":
        assert str(json.loads(answer.content)["boolean"]).lower() == query.verdict
    else:
        assert len(set(answer.content.splitlines())) == query.triples


def test_there_are_twelve_and_each_says_what_its_answer_does_not() -> None:
    twelve = [query for query in QUERIES if query.number]
    assert [query.number for query in twelve] == list(range(1, 13))
    assert all("*Not told:*" in query.told for query in twelve)
    assert {query.form for query in QUERIES} == {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}


def test_other_answers_than_those_shown_are_noticed() -> None:
    (one, other) = [query for query in QUERIES if query.number in {11, 12}]
    assert one.says(one.table)
    assert not one.says([*one.table, ("2024", "1")])
    assert not one.says(one.table[:-1])
    assert not other.says(other.table), "the page shows the first rows of 38"


def test_the_prefixes_are_those_of_the_export() -> None:
    known = prefixes(BASE_URI)
    used = dict(re.findall(r"^PREFIX (\w+): <(.+)>$", QUERIES[0].text, re.MULTILINE))
    assert used
    assert used.items() <= known.items()


def rows_under(heading: str) -> list[list[str]]:
    """The rows of the first table under a heading, cell by cell."""
    part = TEXT.partition(f"\n{heading}\n")[2].partition("\n#")[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_forms_are_those_of_the_program() -> None:
    assert {row[0].strip("`") for row in rows_under("## What you get")} == {one.name for one in rdf_exports()}


def test_the_classes_are_those_of_the_code() -> None:
    told = {
        row[0].strip("`").removeprefix("sn:"): re.findall(r"`(\w+:\w+)`", row[1].partition(";")[0])
        for row in rows_under("### Kinds of things")
    }
    expected = {kind: list(classes) for kind, classes in CLASSES.items()}
    assert told == expected | {"Service": [PUBLIC_SERVICE, OTHER_SERVICE]}


def test_every_relation_is_told_with_its_direct_triples() -> None:
    names = Names(BASE_URI)
    told = {row[0]: " ".join(row[1:]) for row in rows_under("### Relations")}
    assert told.keys() == {kind.name for kind in LINK_KINDS}
    for kind in told.keys() - {"same_as"}:
        assert f"`sn:{names.relation(kind).removeprefix(names.vocabulary)}`" in told[kind]
        assert all(f"`{one.predicate}`" in told[kind] for one in SHORTCUTS.get(kind, ()))


def test_every_modality_is_told() -> None:
    part = TEXT.partition("\n### How far along, how sure\n")[2].partition("\n#")[0]
    assert set(re.findall(r"`(?:code:modality)?\.(\w+)`", part)) >= set(CODES["modality"])


def test_the_terms_on_the_page_are_in_the_export(used: set[str]) -> None:
    """No term is told that the code has never heard of; those that the demo has no use for are named here."""
    names = Names(BASE_URI)
    told = {names.term(name) for name in re.findall(r"\bsn:(\w+)", TEXT)}
    relations = {names.relation(kind.name) for kind in LINK_KINDS}
    assert told - used - relations <= {names.term(name) for name in ("verified_on", "not_recorded", "not_begun")}


def test_the_picture_is_told_in_words_and_names_real_terms(used: set[str]) -> None:
    root = ElementTree.parse(PICTURE).getroot()
    labels = root.get("aria-labelledby", "").split()
    described = {one.get("id"): one.text for one in root if one.tag in {f"{_SVG}title", f"{_SVG}desc"}}
    assert root.get("role") == "img"
    assert all(described[label] for label in labels)
    drawn = " ".join(one.text or "" for one in root.iter(f"{_SVG}text"))
    terms = {prefixes(BASE_URI)[prefix] + name for prefix, name in re.findall(r"\b(sn|rdf|prov):(\w+)", drawn)}
    assert terms <= used
