"""HSDS exports read back and held against the standard's own files, and against what its schemas cannot say."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from graph.model.vocabulary import language_codes

Part = dict[str, Any]
Rows = dict[str, list[dict[str, str]]]
Services = Callable[..., dict[str, Part]]
"""Draws what it is given, and reads the services by name."""
Tables = Callable[..., Rows]
"""Draws what it is given, and reads the rows of each table."""

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
        self._validator = Draft202012Validator(
            {**page, "properties": services}, registry=registry, format_checker=checker
        )

    def faults(self, page: Part) -> list[str]:
        """What the schemas of a page and of a service say against a file."""
        return [f"{one.json_path}: {one.message}" for one in self._validator.iter_errors(page)]

    def faults_of_tables(self, folder: Path) -> list[str]:
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


def described_faults(folder: Path) -> list[str]:
    """What frictionless says against a folder of tables by its own description."""
    return package_faults(json.loads((folder / "datapackage.json").read_text(encoding="utf-8")), folder)


def parts(whole: Any, name: str = "") -> Iterator[tuple[str, Part]]:
    """Every object of a JSON file with the name of the property it stands under, from the outside in."""
    if isinstance(whole, dict):
        yield name, whole
        for inner, one in whole.items():
            yield from parts(one, inner)
    elif isinstance(whole, list):
        for one in whole:
            yield from parts(one, name)


def page_faults(page: Part) -> list[str]:
    """What schemas cannot say: counts, ids that lead nowhere or stand for two things, days, languages, empty values."""
    services = page["contents"]
    told = {name: value for name, value in page.items() if name not in {"contents", "notice"}}
    whole: Part = {"total_items": len(services), "size": len(services), "empty": not services, "total_pages": 1}
    found = [] if told == {**whole, "page_number": 1, "first_page": True, "last_page": True} else ["wrongly counted"]
    inside = list(parts(services))
    held: dict[str, Part] = {}
    for _, one in inside:
        if held.setdefault(one["id"], one) != one:
            found.append(f"two things have the id {one['id']}")
    times = Counter(service["id"] for service in services)
    found += [f"twice on the page: {one}" for one, count in times.items() if count > 1]
    for name, one in inside:
        found += [f"{key} leads nowhere" for key in one if key.endswith("_id") and one[key] not in held]
        found += [f"{key} is empty" for key, value in one.items() if value in (None, "", [], {})]
        found += value_faults(name, one)
    return found


def value_faults(name: str, row: Mapping[str, Any]) -> list[str]:
    """Days that no calendar has, and languages that nobody has named."""
    found = []
    code = row.get("code") if name in {"languages", "language"} else row.get("language")
    if code and code not in language_codes():
        found.append(f"no language: {code}")
    if row.get("assured_date"):
        try:
            date.fromisoformat(row["assured_date"])
        except ValueError:
            found.append(f"no day: {row['assured_date']}")
    return found


def table_faults(folder: Path) -> list[str]:
    """The same of a folder of tables: ids that lead nowhere or stand twice, days and languages."""
    found = []
    rows = tables(folder)
    held = Counter(row["id"] for own in rows.values() for row in own)
    found += [f"two rows have the id {one}" for one, count in held.items() if count > 1]
    for name, own in rows.items():
        for row in own:
            found += [
                f"{name}.{key} leads nowhere"
                for key in row
                if key.endswith("_id") and row[key] and row[key] not in held
            ]
            found += value_faults(name, row)
    linked = {(name, row["id"]) for name, own in rows.items() for row in own}
    found += [
        f"an attribute of a {row['link_entity']} that is none"
        for row in rows.get("attribute", [])
        if (row["link_entity"], row["link_id"]) not in linked
    ]
    return found


def tables(folder: Path) -> Rows:
    """The rows of a folder of tables, by the name of the table."""
    own = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    found: Rows = {}
    for one in own["resources"]:
        with (folder / one["path"]).open(encoding="utf-8", newline="") as file:
            found[one["name"]] = list(csv.DictReader(file))
    return found


def attributes(part: Part, kind: str) -> list[str]:
    """Values of the attributes of one kind."""
    return [one["value"] for one in part.get("attributes", []) if one["link_type"] == kind]


def terms(part: Part, kind: str) -> list[str]:
    """Names of the terms by which attributes of one kind classify something."""
    return [one["taxonomy_term"]["name"] for one in part.get("attributes", []) if one["link_type"] == kind]
