"""Nothing of a person and nothing that the network keeps inside gets out by any export, unless it is asked for.

Every field that is closed carries a text of its own, each export is searched for all of them, and a public export must
not hang on them at all: another text makes the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

from api.exports import exports
from graph.export.base import Wish
from graph.model.records import Dataset, Document, Evidence, Link, Node, Saying, Value
from graph.model.vocabulary import NETWORK_VISIBLE, NODE_KINDS, Property, allowed_ends, link_kinds, properties
from graph.questions.base import Asking
from graph.store.base import Scope, Store
from tests.networks import TODAY
from tests.properties.each_engine import fresh

CARRY_SAYINGS = ("turtle", "json-ld", "n-triples", "rdf-xml", "trig", "csv", "xlsx")
"""Exports that hold everything that was said; the others pick what their format knows."""

OWNER = "professional/a"


def _text(mark: str, prop: Property, at: int) -> Value:
    """A value of a closed property that is found again wherever it stands."""
    return 60.0 + at / 1000 + (0.5 if mark == "b" else 0) if prop.type == "number" else f"{mark}SALAINEN{at}é"


def _closed(mark: str) -> Iterator[tuple[str, str, Value]]:
    """Kind, property and text of all that is personal, or hidden by a flag."""
    at = 0
    for kind in NODE_KINDS:
        for prop in properties(kind.name).values():
            if prop.personal or prop.hidden_by:
                at += 1
                yield kind.name, prop.name, _text(mark, prop, at)


def _persons(mark: str) -> list[Saying]:
    said: dict[str, dict[str, Value]] = {}
    for kind, name, value in _closed(mark):
        flags = {prop.hidden_by: True for prop in properties(kind).values() if prop.hidden_by}
        said.setdefault(kind, {"name@fi": kind, **flags})[name] = value
    return [Node(kind, _id(kind), values, _by("verkko")) for kind, values in said.items()]


def _id(kind: str) -> str:
    return f"{next(one.slug for one in NODE_KINDS if one.name == kind)}/a"


def _by(document: str) -> Evidence:
    return Evidence("a", document=document, locator="rivi 1", said_on="2026-01-01")


def _inside(mark: str) -> list[Document | Saying]:
    """What is for the network alone: things of every kind that may be so, every text of theirs, links at them."""
    known: list[Document | Saying] = [Document("a", "sisainen", f"{mark}SISAINEN muistio")]
    for kind in NETWORK_VISIBLE:
        texts: dict[str, Value] = {
            f"{prop.name}@fi" if prop.by_language else prop.name: f"{mark}SISAINEN {prop.name}"
            for prop in properties(kind).values()
            if prop.type in {"words", "text"}
        }
        hidden = _id(kind).replace("/a", "/inside")
        known.append(Node(kind, hidden, {**texts, "visibility": "network"}, _by("sisainen")))
        ways = (name for name in link_kinds() if allowed_ends(name, kind, "Organisation"))
        known += [Link(name, hidden, "organisation/a", {}, _by("sisainen")) for name in ways]
    note: dict[str, Value] = {"note@fi": f"{mark}SISAINEN linkki", "visibility": "network"}
    known.append(Link("concerns", "observation/a", "organisation/a", note, _by("sisainen")))
    known += [Link(way, a, b, note, _by(f"sisainen-{at}")) for at, (way, a, b) in enumerate(_INSIDE_DECISIONS)]
    known += [Document("a", f"sisainen-{at}", f"{mark}SISAINEN päätös") for at, _ in enumerate(_INSIDE_DECISIONS)]
    return known


_INSIDE_DECISIONS = (
    ("same_as", "event/a", "event/b"),
    ("same_as", "observation/a", "observation/b"),
    ("different_from", "event/a", "event/c"),
    ("answered_by", "observation/a", "event/c"),
    ("answered_by", "observation/a", "organisation/a"),
)
"""What a meeting decided about open things and kept inside: the grounds are not for everybody."""


def _open() -> list[Document | Saying]:
    """What anybody may know."""
    return [
        Document("a", "verkko", "Avoin lista", date="2026-01-01"),
        Node("Organisation", "organisation/a", {"name@fi": "Kaupunki"}, _by("verkko")),
        Node("Service", "service/a", {"name@fi": "Perhetyö"}, _by("verkko")),
        Node("Observation", "observation/a", {"name@fi": "Havainto", "text@fi": "Avoin"}, _by("verkko")),
        Node("Observation", "observation/b", {"name@fi": "Sama havainto"}, _by("verkko")),
        *(Node("Event", f"event/{one}", {"name@fi": f"Kokous {one}"}, _by("verkko")) for one in "abc"),
        Link("provides", "organisation/a", "service/a", {}, _by("verkko")),
        Link("works_in", OWNER, "service/a", {}, _by("verkko")),
        Link("delivered_at", "service/a", "place/a", {}, _by("verkko")),
    ]


def _written(store: Store, name: str, folder: Path, scope: Scope = "public", personal: bool = False) -> bytes:
    """All bytes of an export, those in parcels unpacked."""
    wanted, path = exports()[name], folder / f"{scope}{personal}{name}"
    wish = Wish(Asking(TODAY, "fi", scope), personal=personal)
    store.ask(lambda view: wanted.write(view, wish, path, lambda step, count: None))
    files = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    return b"\n".join(part for file in files for part in _parts(file))


def _folder(place: Path, name: str) -> Path:
    (place / name).mkdir()
    return place / name


def _parts(file: Path) -> Iterable[bytes]:
    if not is_zipfile(file):
        return [file.read_bytes()]
    with ZipFile(file) as parcel:
        return [parcel.read(name) for name in parcel.namelist()]


def _marks(mark: str) -> list[bytes]:
    return [str(value).encode().split("é".encode())[0] for _, _, value in _closed(mark)]


@pytest.mark.parametrize("name", exports())
def test_a_public_export_holds_nothing_closed_and_hangs_on_nothing_closed(name: str, tmp_path: Path) -> None:
    made = []
    for mark in ("a", "b"):
        with fresh("sqlite") as store:
            store.change(Dataset("a", "Aineisto"), [*_open(), *_persons(mark), *_inside(mark)])
            made.append(_written(store, name, _folder(tmp_path, mark)))
    for text in made:
        assert b"SISAINEN" not in text
        assert b"SALAINEN" not in text
        assert [mark for mark in (*_marks("a"), *_marks("b")) if mark in text] == []
    assert made[0] == made[1]


@pytest.mark.parametrize("name", CARRY_SAYINGS)
def test_all_of_it_is_there_where_it_is_asked_for(name: str, tmp_path: Path) -> None:
    with fresh("sqlite") as store:
        store.change(Dataset("a", "Aineisto"), [*_open(), *_persons("a"), *_inside("a")])
        network = _written(store, name, tmp_path, "network")
        everything = _written(store, name, tmp_path, "network", personal=True)
    assert b"aSISAINEN muistio" in network
    assert b"SALAINEN" not in network
    found = everything.replace(b",", b".")
    assert [mark for mark in _marks("a") if mark not in found] == []
