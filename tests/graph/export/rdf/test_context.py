"""The JSON-LD context: what the export says can be written short with it and read back, without a network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn

import pyoxigraph
import pytest
from pyld import jsonld

from graph.export.base import BASE_URI
from graph.export.rdf.own_terms import own_properties
from graph.store.base import Store
from tests.exporting import exported

MIXED = {"dct:issued", "dct:modified", "schema:startDate", "schema:endDate"}
"""What has a day, a month, a year or something else of EDTF as its value, each with its own type."""
OTHER = "https://verkosto.example/"


def offline(address: str, options: dict[str, Any]) -> NoReturn:
    """Loads no document: whatever is needed must be at hand."""
    raise AssertionError(f"asked for {address}")


OPTIONS: dict[str, Any] = {"documentLoader": offline, "processingMode": "json-ld-1.1"}


def context(store: Store, folder: Path, **wished: Any) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(
        exported(store, "context", folder / "context.jsonld", **wished).read_text("utf-8")
    )
    return made


def triples(document: Any) -> set[pyoxigraph.Triple]:
    """What a JSON-LD document says, by another library than the one that wrote it."""
    text = json.dumps(document)
    return {quad.triple for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.JSON_LD)}


@pytest.fixture(scope="module")
def expanded(everything: Store, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """All that an export can hold of the network that uses everything, as the export writes it."""
    path = tmp_path_factory.mktemp("json-ld") / "all.jsonld"
    exported(everything, "json-ld", path, scope="network", personal=True)
    made: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return made


@pytest.fixture(scope="module")
def short(everything: Store, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The context as it is published."""
    return context(everything, tmp_path_factory.mktemp("context"))


@pytest.fixture(scope="module")
def compacted(expanded: list[dict[str, Any]], short: dict[str, Any]) -> dict[str, Any]:
    """The export written with the context."""
    made: dict[str, Any] = jsonld.compact(expanded, short, OPTIONS)
    return made


def node(compacted: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [one for one in compacted["@graph"] if one["id"] == f"{BASE_URI}id/{name}"]
    return dict(found)


def test_writing_short_and_reading_back_loses_nothing(
    expanded: list[dict[str, Any]], compacted: dict[str, Any]
) -> None:
    said = triples(expanded)
    assert triples(compacted) == said
    assert triples(jsonld.expand(compacted, OPTIONS)) == said


def test_everything_has_a_short_name(compacted: dict[str, Any]) -> None:
    names = {name for one in compacted["@graph"] for name in one}
    assert {name for name in names if "://" in name} == set()
    expected = {one.name for one in own_properties()} - {"code", "sameAs"} | {"sn:code"}
    assert expected - names == set(), "a term of ours stands under its own name"


def test_a_thing_reads_as_one_would_write_it(compacted: dict[str, Any]) -> None:
    service, area = node(compacted, "service/full"), node(compacted, "area/full")
    assert "Service" in service["type"]
    assert service["dct:title"] == service["skos:prefLabel"] == {"fi": "some words"}
    assert service["altNames"] == {"fi": ["a", "b"]}
    assert service["level"] == "code:level.for-everyone"
    assert {"code:service-form.home", "code:service-form.outreach"} <= set(service["form"])
    assert (service["minAge"], service["waitingMinDays"], service["validFrom"]) == ("-0.75", "7", "2026-21")
    assert all(one.startswith(f"{BASE_URI}saying/") for one in service["saying"])
    assert area["sn:code"] == "some words"


def test_only_values_of_mixed_types_are_written_long(compacted: dict[str, Any]) -> None:
    for one in compacted["@graph"]:
        for name, value in one.items():
            for part in value if isinstance(value, list) else [value]:
                long = isinstance(part, dict) and {"id", "@value"} & set(part)
                assert not long or name in MIXED, (name, part)


def test_one_service_can_be_framed(expanded: list[dict[str, Any]], short: dict[str, Any]) -> None:
    address = f"{BASE_URI}id/service/plain"
    frame = {**short, "id": address, "addressesNeed": {"@embed": "@always"}, "saying": {"@embed": "@always"}}
    framed = jsonld.frame(expanded, frame, {**OPTIONS, "embed": "@never"})
    assert framed["id"] == address
    assert framed["dct:title"] == {"fi": "Nimi"}
    assert [(one["id"], one["dct:title"]) for one in framed["addressesNeed"]] == [
        (f"{BASE_URI}id/need/other", {"fi": "Toinen"})
    ]
    assert all(one["about"] == [address] and one["locator"] for one in framed["saying"])
    assert framed["availableIn"] == [f"{BASE_URI}id/area/other"]
    assert triples(framed) <= triples(expanded)


def test_another_base_changes_all_addresses_of_ours(everything: Store, short: dict[str, Any], tmp_path: Path) -> None:
    moved = json.dumps(context(everything, tmp_path, base_uri=OTHER))
    assert BASE_URI not in moved
    assert json.loads(moved.replace(OTHER, BASE_URI)) == short
