"""Services with everything that belongs to them nested inside, as the standard's JSON has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from graph.export.hsds.fields import TABLES
from graph.export.hsds.tables import Row, Tables

Nested = dict[str, Any]

LISTS = {
    "service": {
        "phones": "phone",
        "schedules": "schedule",
        "service_areas": "service_area",
        "service_at_locations": "service_at_location",
        "languages": "language",
        "contacts": "contact",
    },
    "organization": {
        "contacts": "contact",
        "phones": "phone",
        "organization_identifiers": "organization_identifier",
    },
    "service_at_location": {"contacts": "contact", "phones": "phone", "schedules": "schedule"},
    "location": {
        "languages": "language",
        "addresses": "address",
        "contacts": "contact",
        "accessibility": "accessibility",
        "phones": "phone",
        "schedules": "schedule",
    },
    "contact": {"phones": "phone"},
    "phone": {"languages": "language"},
}
"""By table: the properties that hold rows which refer to a row of it, and the table of these.

The standard would also have all places of an organisation in it. As every service holds its organisation, a county's
hundreds of places would stand in each of its hundreds of services; those where a service is given stand there.
"""

SINGLE = {
    "service": {"organization_id": "organization"},
    "service_at_location": {"location_id": "location"},
    "attribute": {"taxonomy_term_id": "taxonomy_term"},
    "taxonomy_term": {"taxonomy_id": "taxonomy"},
}
"""By table: fields in whose place stands the row that they refer to."""

_NAMED = {"taxonomy": "taxonomy_detail"}
"""Properties for such a row that are not called like its table."""

_NO_ATTRIBUTES = ("attribute", "taxonomy_term", "taxonomy")


class Nesting:
    """Rows by what they refer to."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._below: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for name in tables.used():
            for row in tables.rows(name):
                for field in TABLES[name].fields:
                    if field.refers_to and field.name in row:
                        self._below[field.refers_to, str(row[field.name]), name].append(row)
                if name == "attribute":
                    self._below[str(row["link_entity"]), str(row["link_id"]), name].append(row)

    def services(self) -> list[Nested]:
        """Every service, without references to what the file does not hold."""
        found = [self._nested("service", row, ()) for row in self._tables.rows("service")]
        held = {one["id"] for whole in found for one in _all(whole)}
        for whole in found:
            for one in _all(whole):
                for name in [name for name in one if name.endswith("_id") and one[name] not in held]:
                    del one[name]
        return found

    def _nested(self, table: str, row: Row, above: tuple[str, ...]) -> Nested:
        """A row with what belongs to it. ``above``: the fields by which it belongs to the row around it."""
        single = SINGLE.get(table, {})
        made: Nested = {name: value for name, value in row.items() if name not in single and name not in above}
        for field, name in single.items():
            if field in row:
                made[_NAMED.get(name, name)] = self._nested(name, self._tables.row(name, str(row[field])), ())
        lists = LISTS.get(table, {}) if table in _NO_ATTRIBUTES else {**LISTS.get(table, {}), "attributes": "attribute"}
        for prop, name in lists.items():
            if rows := self._below.get((table, str(row["id"]), name)):
                inner = "link_id" if name == "attribute" else f"{table}_id"
                made[prop] = [self._nested(name, one, (inner,)) for one in rows]
        return made


def _all(part: Any) -> Iterator[Nested]:
    """Every object of a nested one, itself included."""
    if isinstance(part, dict):
        yield part
        for one in part.values():
            yield from _all(one)
    elif isinstance(part, list):
        for one in part:
            yield from _all(one)
