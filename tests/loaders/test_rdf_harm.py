"""Files that are no RDF, or would harm whoever reads them: told, never raised, and nothing is fetched."""

from __future__ import annotations

import socket
from pathlib import Path
from threading import Thread

import pytest

from graph.errors import DataRefused
from graph.model.records import Dataset, Row
from loaders import find_loader, rdf
from loaders.rdf.forms import MAX_DEPTH, MAX_FILE_BYTES, MAX_TEXT, MAX_TRIPLE_TERMS
from tests.loaders.rdf_files import BASE, codes, findings

XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.example/">'


def _file(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("name", "content", "row"),
    [
        ("a.ttl", '@prefix e: <http://e.example/> .\ne:a e:b "open .\n', 2),
        ("a.ttl", "<a> <b> <c> .", 1),
        ("a.nt", "<http://e.example/a> <http://e.example/b> .\n", 1),
        ("a.jsonld", '{"@id": "http://e.example/a",\n "http://e.example/b": }', 2),
        ("a.rdf", f"{XML}\n<e:T>\n</e:U></rdf:RDF>", 3),
        ("a.rdf", f"{XML}\n<e:T rdf:about='http://e.example/a'/>\n", 3),
        ("a.ttl", "<http://e.example/a> <http://e.example/b> 'ä' .".encode("latin-1"), 1),
        ("a.ttl", "<http://e.example/a> <http://e.example/b> 'ä' .".encode("utf-16"), 1),
        ("a.trig", b"\0\0\0", 1),
    ],
)
def test_a_malformed_file_is_told_with_its_place(tmp_path: Path, name: str, content: str | bytes, row: int) -> None:
    (finding,) = findings(_file(tmp_path, name, content))
    assert (finding.code, finding.place.file, finding.place.row) == ("rdf-malformed", name, row)


@pytest.mark.parametrize("name", ["empty.ttl", "empty.nt", "a.rdf", "a.jsonld"])
def test_a_file_with_nothing_of_use_says_what_is_expected(tmp_path: Path, name: str) -> None:
    content = {"a.rdf": f"{XML}<e:T/></rdf:RDF>", "a.jsonld": '{"@id": "http://e.example/a"}'}.get(name, "")
    assert codes(_file(tmp_path, name, content)) == ["rdf-nothing-known"]


@pytest.mark.parametrize(
    "document",
    [
        '{"@context": "%s", "@id": "http://e.example/a", "name": "x"}',
        '{"@context": {"@version": 1.1, "@import": "%s"}, "@id": "http://e.example/a"}',
        '{"@context": {"n": {"@id": "http://e.example/n", "@context": "%s"}}, "n": {"@id": "http://e.example/b"}}',
    ],
)
def test_a_context_on_the_web_is_refused_and_never_fetched(tmp_path: Path, document: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/context.jsonld"
        assert codes(_file(tmp_path, "a.jsonld", document % address)) == ["rdf-remote-context"]
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()


def test_an_outside_entity_is_refused_and_never_read(tmp_path: Path) -> None:
    secret = _file(tmp_path, "secret.txt", "hidden")
    text = f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{XML}<e:T e:p="a">&x;</e:T></rdf:RDF>'
    assert codes(_file(tmp_path, "a.rdf", text)) == ["rdf-entity"]


def test_entities_of_entities_are_refused_before_they_grow(tmp_path: Path) -> None:
    grown = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    text = f'<!DOCTYPE r [<!ENTITY a0 "ha">{grown}]>{XML}<e:T><e:p>&a11;</e:p></e:T></rdf:RDF>'
    assert codes(_file(tmp_path, "a.rdf", text)) == ["rdf-entity"]


def test_a_plain_entity_for_an_address_is_read(tmp_path: Path) -> None:
    said = f'<rdf:Description rdf:about="{BASE}dataset/a"><rdf:type rdf:resource="&sn;Dataset"/></rdf:Description>'
    said += f'<rdf:Description rdf:about="{BASE}network"><v:triples xmlns:v="http://rdfs.org/ns/void#">2</v:triples>'
    text = f'<!DOCTYPE r [<!ENTITY sn "{BASE}def/">]>{XML}{said}</rdf:Description></rdf:RDF>'
    (row,) = rdf.read(_file(tmp_path, "a.owl", text))
    assert isinstance(row, Row)
    assert row.record == Dataset("a", "")


BEGIN = "<http://e.example/a> <http://e.example/p> "
DEEP = 20_000
"""Levels that would end the process in the parser."""


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.jsonld", '{"http://e.example/p":' * DEEP + "1" + "}" * DEEP, "rdf-too-deep"),
        ("a.jsonld", '{"x":' + "[" * DEEP, "rdf-too-deep"),
        ("a.jsonld", '{"x": "' + "[" * DEEP + '"}', "rdf-nothing-known"),
        ("a.jsonld", "{}" + "x" * 1_000_000, "rdf-malformed"),
        ("a.rdf", XML + "<e:T><e:p>" * DEEP + "</e:p></e:T>" * DEEP + "</rdf:RDF>", "rdf-too-deep"),
        ("a.nt", BEGIN + f"<<( {BEGIN}" * DEEP, "rdf-triple-terms"),
        ("a.ttl", BEGIN + "[ <http://e.example/p> " * DEEP + "1" + "]" * DEEP + ".", "rdf-nothing-known"),
        ("a.ttl", BEGIN + "(" * DEEP + ")" * DEEP + ".", "rdf-nothing-known"),
        ("a.ttl", BEGIN + '"' + "x" * 17_000_000 + '" .', "rdf-text-too-long"),
        ("a.jsonld", '{"http://e.example/p": "' + "x" * 17_000_000 + '"}', "rdf-text-too-long"),
        ("a.rdf", XML + "<e:T><e:p>" + "x" * (MAX_TEXT + 1) + "</e:p></e:T></rdf:RDF>", "rdf-text-too-long"),
        ("a.rdf", XML + '<e:T e:p="' + "x" * (MAX_TEXT + 1) + '"/></rdf:RDF>', "rdf-text-too-long"),
    ],
    ids=range(12),
)  # fmt: skip
def test_what_is_too_deep_or_too_long_is_refused(tmp_path: Path, name: str, content: str, code: str) -> None:
    path = _file(tmp_path, name, content)
    told: list[str] = []
    reader = Thread(target=lambda: told.extend(codes(path)))  # as in a server: with less room than the main thread
    reader.start()
    reader.join()
    assert told == [code]


def test_what_is_just_within_the_bounds_is_read(tmp_path: Path) -> None:
    inner = MAX_DEPTH - 1
    document = '{"http://e.example/p":' * inner + "[]" + "}" * inner
    assert codes(_file(tmp_path, "a.jsonld", document)) == ["rdf-nothing-known"]
    triple = "<http://e.example/a> <http://e.example/p> <<( <http://e.example/a> <http://e.example/p> 1 )>> .\n"
    assert codes(_file(tmp_path, "a.ttl", triple * MAX_TRIPLE_TERMS)) == ["rdf-nothing-known"]
    assert codes(_file(tmp_path, "a.ttl", triple * (MAX_TRIPLE_TERMS + 1))) == ["rdf-triple-terms"]


def test_too_large_a_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.nt"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)
    assert codes(path) == ["file-too-large"]


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "folder.ttl"
    folder.mkdir()
    assert not rdf.recognises(folder)
    assert codes(folder) == ["not-a-file"]


@pytest.mark.parametrize("name", ["a.json", "a.xml", "a.csv", "a.ttl.bak", "ttl"])
def test_other_endings_are_left_to_others(tmp_path: Path, name: str) -> None:
    path = _file(tmp_path, name, "")
    assert not rdf.recognises(path)
    with pytest.raises(DataRefused, match="unrecognised"):
        find_loader(path)
