"""Our own export read back: what decides, what is passed over, and how it may be written otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.model.records import Dataset, Document, Evidence, Finding, Link, Node, Row
from loaders import rdf
from tests.loaders.rdf_files import BASE, PREFIXES, Record, codes, counted, n_quads, own, promise, records, written

SET = f"<{BASE}dataset/a> a sn:Dataset ; sn:title 'A' .\n"
NEED = f"<{BASE}saying/1> a sn:Saying ; sn:about <{BASE}id/need/uni> ; sn:dataset <{BASE}dataset/a> "

SAID: list[Record] = [
    Dataset("a", "A"),
    Dataset("b", "B", fictional=True),
    Document("a", "d", "Käsikirja", date="2025", language="fi, sv"),
    Document("b", "d", "Handbok"),
    Node("Need", "need/uni", {"name@fi": "Uni", "alt_names@fi": ("yöllä", "nukkuminen")}, Evidence("a", document="d")),
    Node("Need", "need/uni", {"name@fi": "Uni"}, Evidence("b", document="d", reported_by=("b", "a"))),
    Link("meets", "service/a", "need/uni", {"modality": "planned", "note@sv": "först"}, Evidence("a", locator="s. 2")),
]


def _read(tmp_path: Path, text: str) -> Node:
    _, node = records(own(tmp_path / "own.ttl", SET + text))
    assert isinstance(node, Node)
    return node


@pytest.mark.parametrize("ending", [".trig", ".nq", ".nt", ".ttl", ".rdf", ".owl", ".jsonld", ".TTL"])
def test_every_form_is_read_back(tmp_path: Path, ending: str) -> None:
    assert counted(records(written(SAID, tmp_path / f"network{ending}"))) == counted(SAID)


def test_sayings_of_two_datasets_stay_apart_in_one_graph(tmp_path: Path) -> None:
    found = records(written(SAID, tmp_path / "network.ttl"))
    assert [one.evidence.dataset for one in found if isinstance(one, Node)].count("b") == 1


def test_the_dataset_that_a_saying_names_decides_and_not_its_graph(tmp_path: Path) -> None:
    path = tmp_path / "network.nq"
    path.write_text(n_quads(SAID).replace(f"<{BASE}dataset/a> .", f"<{BASE}dataset/b> ."), encoding="utf-8")
    assert counted(records(path)) == counted(SAID)


def test_what_merging_made_is_passed_over(tmp_path: Path) -> None:
    merged = f"<{BASE}id/need/uni> a skos:Concept, sn:Need ; skos:prefLabel 'Nukkuminen'@fi ; sn:unheard 1 .\n"
    assert _read(tmp_path, merged + NEED + "; sn:name 'Uni'@fi .").values == {"name@fi": "Uni"}


def test_the_address_of_a_saying_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "network.nq"
    path.write_text(n_quads(SAID).replace("/saying/", "/saying/other-"), encoding="utf-8")
    assert counted(records(path)) == counted(SAID)


def test_one_saying_written_in_two_places_of_a_file_is_one(tmp_path: Path) -> None:
    text = NEED + "; sn:name 'Uni'@fi .\n" + NEED + "; sn:name 'Uni'@fi ; sn:urgent true ."
    assert _read(tmp_path, text).values == {"name@fi": "Uni", "urgent": True}


@pytest.mark.parametrize(
    ("written_as", "key", "value"),
    [
        ("sn:count 3", "count", 3),
        ("sn:count '3'^^xsd:int", "count", 3),
        ("sn:generic '1'^^xsd:boolean", "generic", True),
        ("sn:validFrom '2024-05'^^xsd:gYearMonth", "valid_from", "2024-05"),
        ("sn:validFrom '2024'", "valid_from", "2024"),
        ("sn:status 'active'", "status", "active"),
        (f"sn:status <{BASE}code/status.active>", "status", "active"),
        ("sn:name 'Uni'@FI", "name@fi", "Uni"),
    ],
)
def test_values_may_be_written_in_other_usual_ways(tmp_path: Path, written_as: str, key: str, value: object) -> None:
    assert _read(tmp_path, f"{NEED}; {written_as} .").values == {key: value}


@pytest.mark.parametrize("number", ["2", "2.0", "2.0e0", "'2'^^xsd:float", "'+2.'^^xsd:decimal"])
def test_a_number_is_the_same_in_every_datatype(tmp_path: Path, number: str) -> None:
    text = f"<{BASE}saying/1> a sn:Saying ; sn:about id:a ; sn:dataset <{BASE}dataset/a> ; sn:minAge {number} ."
    text = text.replace("id:a", f"<{BASE}id/service/a>")
    assert repr(_read(tmp_path, text).values["min_age"]) == "2.0"


def test_an_address_on_the_web_may_be_a_text_or_an_address(tmp_path: Path) -> None:
    for url in ("'https://a.example/'", "<https://a.example/>", "'https://a.example/'^^xsd:anyURI"):
        text = NEED.replace("id/need/uni", "id/channel/a") + f"; sn:url {url} ."
        assert _read(tmp_path, text).values == {"url": "https://a.example/"}


def test_a_byte_order_mark_is_read_past(tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    text = PREFIXES + SET + NEED + "; sn:name 'Uni'@fi .\n"
    path.write_text(text + promise(text), encoding="utf-8-sig")
    assert len(records(path)) == 2


def test_every_record_stands_on_the_line_where_it_begins(tmp_path: Path) -> None:
    path = own(tmp_path / "own.ttl", SET + "\n\n" + NEED + ";\n sn:name 'Uni'@fi ;\n sn:count 3 .\n")
    lines = path.read_text(encoding="utf-8").splitlines()
    places = [item.place for item in rdf.read(path) if isinstance(item, Row)]
    assert [place.sheet for place in places] == ["dataset/a", "saying/1"]
    for place in places:
        assert place.sheet in lines[place.row - 1]


def test_a_list_with_an_order_that_does_not_fit_is_sorted_with_a_warning(tmp_path: Path) -> None:
    for order in ("matches 1", "matches 0 1 2", "matches 1 x", "matches 0 0"):
        path = own(tmp_path / "own.ttl", f"{SET}{NEED}; sn:matches 'a', 'b' ; sn:listOrder '{order}' .")
        assert codes(path) == ["rdf-list-order"]
        (node,) = [item.record for item in rdf.read(path) if isinstance(item, Row) and isinstance(item.record, Node)]
        assert node.values == {"matches": ("a", "b")}


def test_an_order_without_a_list_is_a_warning_and_one_without_places_an_empty_list(tmp_path: Path) -> None:
    assert codes(own(tmp_path / "own.ttl", f"{SET}{NEED}; sn:listOrder 'matches 1 0' .")) == ["rdf-list-order"]
    assert _read(tmp_path, f"{NEED}; sn:listOrder 'matches' .").values == {"matches": ()}


def test_terms_of_others_on_a_saying_are_told_not_to_be_read(tmp_path: Path) -> None:
    path = own(tmp_path / "own.ttl", f"{SET}{NEED}; sn:name 'Uni'@fi ; dct:creator 'x' .")
    (finding,) = [item for item in rdf.read(path) if isinstance(item, Finding)]
    assert (finding.level, finding.code) == ("warning", "rdf-not-read")
    assert codes(own(tmp_path / "own.ttl", SET.replace(" .", " ; dct:title 'A' .") + NEED + ".")) == []
