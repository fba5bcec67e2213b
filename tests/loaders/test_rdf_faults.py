"""Files of our own export that say something wrong: all of it told in one reading, each with line and property."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import DataRefused
from graph.model.records import Finding
from graph.store import open_store
from loaders import rdf
from loaders.run import load
from tests.loaders.rdf_files import BASE, codes, findings, own, turtle

SET = f"<{BASE}dataset/a> a sn:Dataset ; sn:title 'A' .\n"
ABOUT = f"sn:about <{BASE}id/need/uni>"
IN_SET = f"sn:dataset <{BASE}dataset/a>"
SAYING = f"<{BASE}saying/1>"
TOLD = f"a sn:Saying ; {IN_SET}"
NEED = f"{TOLD} ; {ABOUT}"


def test_nothing_is_told_of_a_file_that_ends_in_a_fault(tmp_path: Path) -> None:
    path = turtle(tmp_path / "a.ttl", f"{SET}{SAYING} a sn:Saying ; {ABOUT} ; {IN_SET} .\n<http://e.example/> .")
    assert [type(item) for item in rdf.read(path)] == [Finding]


@pytest.mark.parametrize(
    ("said", "code", "column"),
    [
        (f"a sn:Saying ; {ABOUT}", "rdf-missing", "dataset"),
        (f"a sn:Saying ; {ABOUT} ; sn:dataset 'a'", "rdf-wrong-value", "dataset"),
        (f"a sn:Saying ; {ABOUT} ; sn:dataset <http://e.example/a>", "rdf-wrong-value", "dataset"),
        (f"a sn:Saying ; {ABOUT} ; {IN_SET}, <{BASE}dataset/b>", "rdf-several-values", "dataset"),
        (f"a sn:Saying ; {ABOUT} ; sn:dataset <{BASE}dataset/b>", "unknown-dataset", "dataset"),
        (TOLD, "rdf-missing", "about"),
        (f"{TOLD} ; sn:about <http://e.example/need/uni>", "rdf-wrong-value", "about"),
        (f"{TOLD} ; {ABOUT}, <{BASE}id/need/ruoka>", "rdf-several-values", "about"),
        (f"{TOLD} ; sn:about <{BASE}id/worry/uni>", "unknown-kind", "about"),
        (f"{ABOUT} ; {IN_SET}", "rdf-untyped", ""),
        (f"{NEED} ; sn:minAge 3", "rdf-unknown-term", ""),
        (f"{NEED} ; sn:nmae 'x'@fi", "rdf-unknown-term", ""),
        (f"{NEED} ; sn:name 'x'", "rdf-wrong-value", "name"),
        (f"{NEED} ; sn:name <http://e.example/x>", "rdf-wrong-value", "name"),
        (f"{NEED} ; sn:name 'x'@fi, 'y'@fi", "rdf-several-values", "name@fi"),
        (f"{NEED} ; sn:count 1, 2", "rdf-several-values", "count"),
        (f"{NEED} ; sn:count 1.5", "rdf-wrong-value", "count"),
        (f"{NEED} ; sn:count '{'9' * 5000}'^^xsd:integer", "rdf-wrong-value", "count"),
        (f"{NEED} ; sn:urgent 'yes'", "rdf-wrong-value", "urgent"),
        (f"{NEED} ; sn:urgent 'yes'^^xsd:boolean", "rdf-wrong-value", "urgent"),
        (f"{NEED} ; sn:matches 'x'@fi", "rdf-wrong-value", "matches"),
        (f"{NEED} ; sn:matches [ ]", "rdf-wrong-value", "matches"),
        (f"{NEED} ; sn:matches <<( sn:a sn:b 1 )>>", "rdf-wrong-value", "matches"),
        (f"{NEED} ; sn:status sn:active", "rdf-wrong-value", "status"),
        (f"{NEED} ; sn:status <{BASE}code/level.special>", "rdf-wrong-value", "status"),
        (f"{NEED} ; sn:validFrom '2024-05-01T10:00'^^xsd:dateTime", "rdf-wrong-value", "valid_from"),
        (f"{NEED} ; sn:saidOn 2024", "rdf-wrong-value", "said_on"),
        (f"{NEED} ; prov:wasDerivedFrom <{BASE}document/b/d>", "rdf-wrong-value", "prov:wasDerivedFrom"),
        (f"{NEED} ; rdf:subject id:a ; rdf:predicate sn:broader ; rdf:object id:b", "rdf-several-values", "about"),
        (f"{TOLD} ; rdf:subject id:a ; rdf:predicate sn:worries ; rdf:object id:b", "unknown-kind", "rdf:predicate"),
        (f"{TOLD} ; rdf:subject id:a ; rdf:predicate sn:broader", "rdf-missing", "rdf:object"),
        (f"{TOLD} ; rdf:predicate sn:broader ; rdf:object id:b", "rdf-missing", "rdf:subject"),
    ],
)  # fmt: skip
def test_a_faulty_saying_is_told_with_its_line_and_property(tmp_path: Path, said: str, code: str, column: str) -> None:
    path = own(tmp_path / "a.ttl", f"{SET}\n{SAYING}\n  {said} .\n")
    (finding,) = findings(path)
    line = path.read_text(encoding="utf-8").splitlines().index(SAYING) + 2
    assert (finding.level, finding.code, finding.place.column) == ("error", code, column)
    assert (finding.place.sheet, finding.place.row) == ("saying/1", line)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (f"<{BASE}dataset/a> sn:heading 'x' .", "rdf-unknown-term"),
        (f"<{BASE}dataset/a> sn:title 'B' .", "rdf-several-values"),
        (f"<{BASE}dataset/a> sn:fictional 'perhaps' .", "rdf-wrong-value"),
        (f"<{BASE}dataset/%C3%84%20> a sn:Dataset ; sn:title 'Ä' .", "bad-id"),
        (f"<{BASE}document/a/d> a sn:Document ; sn:title 'D' .", "rdf-missing"),
        (f"<{BASE}document/b/d> a sn:Document ; sn:title 'D' ; {IN_SET} .", "rdf-wrong-value"),
        (f"<{BASE}document/a/d> a sn:Document ; {IN_SET} ; sn:dateBasis sn:stated .", "rdf-wrong-value"),
        ("<http://e.example/d> a sn:Document ; sn:title 'D' ; " + IN_SET + " .", "rdf-untyped"),
        ("<http://e.example/1> a <http://e.example/def/Saying> .", "rdf-several-bases"),
    ],
)  # fmt: skip
def test_a_faulty_dataset_or_document_is_told(tmp_path: Path, said: str, code: str) -> None:
    assert codes(own(tmp_path / "a.ttl", SET + said)) == [code]


def test_all_faults_are_told_in_one_reading(tmp_path: Path) -> None:
    text = "".join(
        f"<{BASE}saying/{n}> a sn:Saying ; {IN_SET} ; {said} .\n"
        for n, said in enumerate(
            ("sn:about <http://e.example/>", f"{ABOUT} ; sn:count 'x' ; sn:nmae 1", "sn:count 'x'")
        )
    )
    found = findings(own(tmp_path / "a.ttl", SET + text))
    assert sorted((one.place.sheet, one.code) for one in found) == [
        ("saying/0", "rdf-wrong-value"),
        ("saying/1", "rdf-unknown-term"),
        ("saying/1", "rdf-wrong-value"),
        ("saying/2", "rdf-missing"),
    ]


def test_a_code_that_is_not_of_the_list_is_told_with_those_that_are(tmp_path: Path) -> None:
    said = f"{SET}{SAYING} {NEED} ; sn:name 'Uni'@fi ; sn:status <{BASE}code/status.lively> ."
    store = open_store(f"sqlite:{tmp_path / 'network.db'}")
    with pytest.raises(DataRefused) as refused:
        load(store, own(tmp_path / "a.ttl", said))
    store.close()
    (finding,) = [one for one in refused.value.findings if one.level == "error"]
    assert (finding.code, finding.facts["value"]) == ("unknown-code", "lively")
    assert "active" in str(finding.facts["allowed"])
