"""What queries give, in the forms of the standard, and what is said of a query that is none."""

from __future__ import annotations

import csv
import json
from xml.etree.ElementTree import fromstring

import pytest
from rdflib import Graph

from graph.errors import BadQuestion
from tests.sparql.conftest import Ask

NAMED = "SELECT ?name { <https://seinaton.example/id/need/vertaistuki> skos:prefLabel ?name } ORDER BY lang(?name)"
NAMES = ["Peer support", "Vertaistuki", "Kamratstöd"]


def test_select_in_every_form(ask: Ask) -> None:
    found = json.loads(ask(NAMED, "json").content)
    assert [row["name"]["value"] for row in found["results"]["bindings"]] == NAMES
    assert [row[0] for row in csv.reader(ask(NAMED, "csv").content.decode().splitlines())] == ["name", *NAMES]
    rows = ask(NAMED, "tsv").content.decode().splitlines()
    assert rows[1:] == ['"Peer support"@en', '"Vertaistuki"@fi', '"Kamratstöd"@sv']
    literals = fromstring(ask(NAMED, "xml").content).iter("{http://www.w3.org/2005/sparql-results#}literal")
    assert [one.text for one in literals] == NAMES


def test_ask(ask: Ask) -> None:
    assert json.loads(ask("ASK { ?service a sn:Service }").content)["boolean"] is True
    assert json.loads(ask("ASK { ?person a foaf:Person }").content)["boolean"] is False


@pytest.mark.parametrize(("form", "name"), [("turtle", "turtle"), ("n-triples", "nt")])
def test_construct_and_describe(ask: Ask, form: str, name: str) -> None:
    made = ask("CONSTRUCT { ?need skos:prefLabel ?name } WHERE { ?need a sn:Need ; skos:prefLabel ?name }", form)
    assert len(Graph().parse(data=made.content, format=name)) > 100
    told = ask("DESCRIBE <https://seinaton.example/id/need/vertaistuki>", form)
    assert "Vertaistuki" in told.content.decode()


def test_the_first_form_that_fits_is_taken(ask: Ask) -> None:
    assert ask("ASK { ?s ?p ?o }", "csv", "turtle", "xml").form == "xml"
    assert ask("DESCRIBE <https://seinaton.example/id/need/vertaistuki>", "csv", "n-triples").form == "n-triples"


@pytest.mark.parametrize(
    ("query", "form", "known"),
    [("ASK { ?s ?p ?o }", "csv", "json, xml"), (NAMED, "turtle", "csv"), ("DESCRIBE sn:Service", "json", "turtle")],
)
def test_a_form_that_does_not_fit_is_told_with_those_that_do(ask: Ask, query: str, form: str, known: str) -> None:
    with pytest.raises(BadQuestion) as refused:
        ask(query, form)
    assert refused.value.code == "sparql-form"
    assert known in str(refused.value.facts["known"])


@pytest.mark.parametrize(
    ("query", "code", "line", "column"),
    [
        ("SELECT ?x WHERE {\n ?x ?y }", "sparql-syntax", 2, 9),
        ("SELECT ?x { ?x a zz:Thing }", "sparql-prefix", 1, 26),
        ("nonsense", "sparql-syntax", 1, 9),
    ],
)
def test_where_a_query_cannot_be_read(ask: Ask, query: str, code: str, line: int, column: int) -> None:
    with pytest.raises(BadQuestion) as refused:
        ask(query)
    assert (refused.value.code, refused.value.facts["line"], refused.value.facts["column"]) == (code, line, column)
