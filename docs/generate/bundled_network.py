"""Writes ``docs/bundled-network.md``: for each row of the inventory, what of the bundled network carries it.

The rows stand in ``inventory.csv`` beside this file: what the texts say, the document, the places in it, and the ids
of nodes and ``kind source target`` of links that hold it. What those say is read through the real loader, so that
the page cannot promise what the network does not hold: an id that nothing says at the row's places ends the program.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from docs.generate.tables import code, table
from graph.model.dates import in_words
from graph.model.records import Dataset, Document, Node, Row, Saying
from graph.model.wording import label
from loaders.workbook import read

INVENTORY = Path(__file__).with_name("inventory.csv")
FOLDER = Path(__file__).resolve().parents[2] / "loaders" / "bundled"
NAMING = ("areas", "needs", "texts")
"""Folders that name the nodes the page shows; the last holds what the inventory is about."""

OPENING = """\
<!-- generated: python -m docs.generate.bundled_network -->
# The bundled network

Five public Finnish texts about family centres, read sentence by sentence. Below, for each of the {rows} matters that
they tell of, the nodes and links that hold it, with how far along it is (*modality*), whether the text says it
outright (*certainty*: stated or implied) and the place in the text. A dash means that the saying leaves it open. How
the texts were read, and what was left out, is told in [decisions](decisions/README.md).

The texts do not say everything a family needs: there is no referral path, no phone number of a service, no opening
hour, service language, age limit or waiting time in them. The network is silent there too. Everyday words for needs
are a vocabulary of the program (dataset `arjen-sanat`), areas are Finland's own (dataset `finland-areas`).

In all, the dataset `{dataset}` holds {nodes} sayings about nodes and {links} about links.
"""


@dataclass(frozen=True, slots=True)
class Matter:
    """One row of the inventory."""

    number: int
    what: str
    document: str
    locators: tuple[str, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """What was read: documents by id, names by node id, and sayings by id or ``kind source target``."""

    dataset: str
    documents: dict[str, Document]
    names: dict[str, str]
    sayings: dict[str, list[Saying]]


def inventory() -> list[Matter]:
    """The rows of the inventory, in order."""
    with INVENTORY.open(encoding="utf-8-sig", newline="") as lines:
        return [
            Matter(
                int(row["row"]),
                row["what"],
                row["document"],
                tuple(row["locators"].split("|")),
                tuple(row["ids"].split("|")),
            )
            for row in csv.DictReader(lines, delimiter=";")
        ]


def network() -> Network:
    """The bundled network as the loader reads it."""
    found = Network("", {}, {}, {})
    dataset = ""
    for name in NAMING:
        for item in read(FOLDER / name):
            if not isinstance(item, Row):
                raise SystemExit(f"{name}: {item.code} {item.place} {dict(item.facts)}")
            record = item.record
            if isinstance(record, Dataset):
                dataset = record.id
            elif isinstance(record, Document):
                found.documents[record.id] = record
            else:
                if isinstance(record, Node) and "name@fi" in record.values:
                    found.names.setdefault(record.id, str(record.values["name@fi"]))
                if name == NAMING[-1]:
                    found.sayings.setdefault(key_of(record), []).append(record)
    return Network(dataset, found.documents, found.names, found.sayings)


def key_of(saying: Saying) -> str:
    """How the inventory names what a saying is about."""
    return saying.id if isinstance(saying, Node) else f"{saying.kind} {saying.source} {saying.target}"


def lines() -> Iterator[str]:
    """The page, line by line."""
    held, matters = network(), inventory()
    nodes = sum(len(said) for key, said in held.sayings.items() if " " not in key)
    links = sum(len(said) for key, said in held.sayings.items() if " " in key)
    yield OPENING.format(rows=len(matters), dataset=held.dataset, nodes=nodes, links=links)
    for matter in matters:
        yield from _matter(matter, held)


def _matter(matter: Matter, held: Network) -> Iterator[str]:
    document = held.documents[matter.document]
    date = in_words(document.date, "en") if document.date else "no date"
    basis = ", inferred" if document.date_basis == "inferred" else ""
    yield f"## Row {matter.number}\n"
    yield f"{matter.what}.\n"
    yield f"From *{document.title}* (`{document.id}`, {date}{basis}).\n"
    nodes = [one for one in matter.ids if " " not in one]
    links = [one for one in matter.ids if " " in one]
    if nodes:
        rows = ((held.names.get(key, key), code(key), *said) for key in nodes for said in _said(key, matter, held))
        yield from table(("node", "id", "modality", "certainty", "where"), rows)
    if links:
        yield from table(("from", "link", "to", "modality", "certainty", "where"), _links(links, matter, held))


def _links(keys: Iterable[str], matter: Matter, held: Network) -> Iterator[Sequence[str]]:
    for key in keys:
        kind, source, target = key.split(" ")
        for said in _said(key, matter, held):
            yield (code(source), label("link", kind, "en"), code(target), *said)


def _said(key: str, matter: Matter, held: Network) -> Iterator[tuple[str, str, str]]:
    """Modality, certainty and place of each saying about a key at the row's places."""
    here = [
        saying
        for saying in held.sayings.get(key, ())
        if saying.evidence.document == matter.document and saying.evidence.locator in matter.locators
    ]
    if not here:
        raise SystemExit(f"inventory row {matter.number}: nothing says {key} at its places in {matter.document}")
    for saying in here:
        modality, certainty = (str(saying.values.get(name, "")) for name in ("modality", "certainty"))
        yield (
            label("modality", modality, "en") if modality else "–",
            label("certainty", certainty, "en") if certainty else "–",
            saying.evidence.locator,
        )


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines()).rstrip() + "\n")
