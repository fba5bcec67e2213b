"""The two forms of the export: ``hsds``, a page of services as JSON, and ``hsds-csv``, a tabular data package.

JSON: the page that an HSDS interface gives for ``/services?full=true`` (``Page`` in the standard's ``openapi.json``,
https://docs.openreferral.org/en/v3.0/hsds/api_reference.html), all services on one page. It holds what belongs to a
service; organisations and places without one stand in the tables alone. ``notice`` is ours: the page knows no place for
what the file is, whose data it holds, and that some of it is made up.

Tables: https://specs.frictionlessdata.io/tabular-data-package/, a CSV file (RFC 4180, UTF-8) for each table with rows.
"""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

from graph.export.base import Export, Progress, Wish
from graph.export.gathered import Gathered, gather
from graph.export.hsds.attributes import add_terms
from graph.export.hsds.building import building
from graph.export.hsds.fields import TABLES, Table
from graph.export.hsds.locations import add_locations
from graph.export.hsds.nesting import Nesting
from graph.export.hsds.organisations import add_organisations
from graph.export.hsds.services import add_services
from graph.export.hsds.tables import Tables
from graph.export.hsds.words import Words, lines
from graph.model.records import Dataset, Merged
from graph.store.base import View


def hsds_exports() -> list[Export]:
    """Both forms."""
    return [
        Export("hsds", "json", "application/json", write_json),
        Export("hsds-csv", "", "text/csv", write_tables),
    ]


def write_json(view: View, wish: Wish, path: Path, progress: Progress) -> None:
    """Write all services as one page."""
    found = gather(view, wish, progress)
    services = Nesting(tables_of(found, wish)).services()
    page = {
        "total_items": len(services),
        "total_pages": 1,
        "page_number": 1,
        "size": len(services),
        "first_page": True,
        "last_page": True,
        "empty": not services,
        "notice": _notice(found, wish),
        "contents": services,
    }
    path.write_text(_json(page), encoding="utf-8", newline="\n")


def write_tables(view: View, wish: Wish, path: Path, progress: Progress) -> None:
    """Write a folder with a CSV file for each table that has rows, and the description of these."""
    found = gather(view, wish, progress)
    tables = tables_of(found, wish)
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir()
    used = [TABLES[name] for name in tables.used()] or [TABLES["organization"], TABLES["service"]]
    for table in used:
        with (path / table.file).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [field.name for field in table.fields])
            writer.writeheader()
            writer.writerows(tables.rows(table.name))
    (path / "datapackage.json").write_text(_json(_package(used, found, wish)), encoding="utf-8", newline="\n")


def tables_of(found: Gathered, wish: Wish) -> Tables:
    """The rows of everything that is exported."""
    build = building(found, Words(wish.asking), wish.base_uri)
    add_organisations(build)
    add_services(build)
    add_locations(build)
    add_terms(build)
    return build.tables


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _cited(found: Gathered) -> list[Dataset]:
    """The datasets that something of the export comes from."""
    records: list[Merged] = [*found.nodes.values(), *found.links]
    cited = {one.dataset for record in records for one in record.evidence}
    return [dataset for key, dataset in sorted(found.datasets.items()) if key in cited]


def _notice(found: Gathered, wish: Wish) -> str:
    """What the whole is, whose it is, and that some of it is made up."""
    words, cited = Words(wish.asking), _cited(found)
    return lines(
        (
            words.say("made-up-file") if any(one.fictional for one in cited) else "",
            words.say("about"),
            words.say("publisher", name=wish.publisher) if wish.publisher else "",
            *(words.say("dataset", title=one.title, licence=one.licence or words.say("not-recorded")) for one in cited),
            words.say("version", digest=found.digest),
        )
    )


def _package(used: list[Table], found: Gathered, wish: Wish) -> dict[str, Any]:
    """The description of the folder, by which programs read and check it."""
    made: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "seinaton-hsds",
        "title": Words(wish.asking).say("title"),
        "description": _notice(found, wish),
        "sources": [{"title": one.title} for one in _cited(found)],
        "contributors": [{"title": wish.publisher, "role": "publisher"}] if wish.publisher else [],
        "resources": [_resource(table, {one.name for one in used}) for table in used],
    }
    return {name: value for name, value in made.items() if value}


def _resource(table: Table, known: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [field.described(table.name) for field in table.fields],
        "primaryKey": "id",
    }
    # A table without rows is not there, and nothing refers to it.
    keys = [
        {"fields": field.name, "reference": {"resource": field.refers_to, "fields": "id"}}
        for field in table.fields
        if field.refers_to in known
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "path": table.file,
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "skipInitialSpace": False},
        "schema": schema,
    }
