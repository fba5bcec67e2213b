"""HSDS exports read back and held against the standard's own files, and against what its schemas cannot say."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from graph.model.vocabulary import language_codes

Part = dict[str, Any]
Rows = dict[str, list[dict[str, str]]]

NEEDED = {"date-time", "date", "email", "uri", "uuid"}
"""Formats of the standard's schemas; a checker that does not know one lets everything pass."""


class Standard:
    """The standard's schemas and table descriptions, from a folder with ``schema/`` and ``datapackage.json``."""

    def __init__(self, folder: Path) -> None:
        self.package: Part = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in (folder / "schema").iterdir()}
        registry: Registry[Any] = Registry().with_resources(
            (name, Resource.from_contents(one, default_specification=DRAFT202012)) for name, one in schemas.items()
        )
        page = {"allOf": [schemas["openapi.json"]["components"]["schemas"]["Page"]], "required": ["contents"]}
        services = {"contents": {"type": "array", "items": {"$ref": "service.json"}}}
        checker = FormatChecker()
        assert set(checker.checkers) >= NEEDED
        self._validator = Draft202012Validator({**page, "properties": services}, registry=registry, format_checker=checker)

    def faults(self, page: Part) -> list[str]:
        """What the schemas of a page and of a service say against a file."""
        return [f"{one.json_path}: {one.message}" for one in self._validator.iter_errors(page)]

    def table_faults(self, folder: Path) -> list[str]:
        """What frictionless says against our tables by the standard's description of them, ours left aside."""
        own: Part = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
        described = {one["name"]: one for one in self.package["resources"]}
        names = [one["name"] for one in own["resources"]]
        resources = []
        for one in (described[name] for name in names):
            keys = [key for key in one["schema"].get("foreignKeys", []) if key["reference"]["resource"] in names]
            resources.append({**one, "schema": {**one["schema"], "foreignKeys": keys}})
        return package_faults({**self.package, "resources": resources}, folder)


def package_faults(package: Part, folder: Path) -> list[str]:
    """What frictionless says against a tabular data package whose files are in a folder."""
    from frictionless import Package

    report = Package.from_descriptor(package, basepath=str(folder)).validate()
    stated = [f"{one.type}: {one.message}" for one in report.errors]
    return stated + [f"{task.name}: {one.type}: {one.message}" for task in report.tasks for one in task.errors]


def parts(whole: Any) -> Iterator[Part]:
    """Every object of a JSON file, from the outside in."""
    if isinstance(whole, dict):
        yield whole
    for one in whole.values() if isinstance(whole, dict) else whole if isinstance(whole, list) else ():
        yield from parts(one)


def page_faults(page: Part) -> list[str]:
    """What schemas cannot say: counts, ids that lead nowhere or stand for two things, days, languages, empty values."""
    services = page["contents"]
    one_page = (1, 1, True, True)
    counted = (page["total_items"], page["size"], page["empty"]) == (len(services), len(services), not services)
    told = (page["total_pages"], page["page_number"], page["first_page"], page["last_page"])
    found = [] if counted and told == one_page else ["the page counts wrongly"]
    inside = list(parts(services))
    held: dict[str, Part] = {}
    for one in inside:
        if held.setdefault(one["id"], one) != one:
            found.append(f"two things have the id {one['id']}")
        found += [f"{name} leads nowhere" for name in one if name.endswith("_id") and one[name] not in _ids(inside)]
        found += [f"{name} is empty" for name, value in one.items() if value in (None, "", [], {})]
    found += [f"twice on the page: {one}" for one, count in Counter(s["id"] for s in services).items() if count > 1]
    return found + [fault for one in inside for fault in value_faults(one)]


def _ids(inside: list[Part]) -> set[str]:
    return {one["id"] for one in inside}


def value_faults(row: Mapping[str, Any]) -> list[str]:
    """Days that no calendar has, and languages that nobody has named."""
    found = []
    if row.get("assured_date"):
        date.fromisoformat(row["assured_date"])
    for name in ("code", "language"):
        code = row.get(name)
        if code and (name == "language" or "phone_id" in row or set(row) <= {"id", "name", "code"}) and (
            code not in language_codes()
        ):
            found.append(f"no language: {code}")
    return found


def tables(folder: Path) -> Rows:
    """The rows of a folder of tables, by the name of the table."""
    own = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    found: Rows = {}
    for one in own["resources"]:
        with (folder / one["path"]).open(encoding="utf-8", newline="") as file:
            found[one["name"]] = list(csv.DictReader(file))
    return found
