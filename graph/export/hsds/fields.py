"""The tables and fields of HSDS 3.0 that the export fills: names, types, what is required, what refers to what.

From the standard's schemas and its datapackage.json: https://github.com/openreferral/specification/tree/3.0. All
fields of a table are here, in the standard's order, so that a table of ours is one of theirs. Tables that nothing of
the network fills are left out: programs, funding, costs, required documents, and metadata, which is a log of changed
fields with their earlier values and who changed them; nobody tells us these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

ENUMS = {
    ("service", "status"): ("active", "inactive", "defunct", "temporarily closed"),
    ("location", "location_type"): ("physical", "postal", "virtual"),
    ("address", "address_type"): ("physical", "postal", "virtual"),
    ("schedule", "wkst"): ("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
    ("schedule", "freq"): ("WEEKLY", "MONTHLY"),
}
"""Fields with a closed list of values."""

_FORMATS = {"uri", "email", "uuid"}
"""Formats of texts; any other word after a field's colon is a type."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field. ``form``: string, number, date, datetime, time, uuid, uri or email; ``refers_to``: a table, or ""."""

    name: str
    form: str
    required: bool
    refers_to: str

    def described(self, table: str) -> dict[str, Any]:
        """The field as a Table Schema describes it."""
        constraints: dict[str, Any] = {"required": self.required}
        if self.name == "id":
            constraints["unique"] = True
        if (table, self.name) in ENUMS:
            constraints["enum"] = list(ENUMS[table, self.name])
        if self.form in _FORMATS:
            return {"name": self.name, "type": "string", "format": self.form, "constraints": constraints}
        return {"name": self.name, "type": self.form, "constraints": constraints}


@dataclass(frozen=True, slots=True)
class Table:
    """A table and the name of its file."""

    name: str
    file: str
    fields: tuple[Field, ...]


def _table(name: str, file: str, fields: str) -> Table:
    """A table from its fields in short: ``name``, ``:form``, ``!`` if required, ``>table`` that an id refers to."""
    return Table(name, file, tuple(map(_field, ["id!", *fields.split()])))


def _field(written: str) -> Field:
    rest, _, refers_to = written.partition(">")
    name, _, form = rest.rstrip("!").partition(":")
    form = form or ("uuid" if name == "id" or name.endswith("_id") else "string")
    return Field(name, form, rest.endswith("!"), refers_to)


TABLES = {
    one.name: one
    for one in (
        _table(
            "organization",
            "organizations.csv",
            "name! alternate_name description! email:email website:uri tax_status tax_id year_incorporated:number "
            "legal_status logo uri:uri parent_organization_id",
        ),
        _table(
            "service",
            "services.csv",
            "organization_id!>organization program_id name! alternate_name description url:uri email:email status! "
            "interpretation_services application_process fees_description wait_time fees accreditations "
            "eligibility_description minimum_age:number maximum_age:number assured_date:date assurer_email:email "
            "licenses alert last_modified:datetime",
        ),
        _table(
            "attribute",
            "attributes.csv",
            "link_id! taxonomy_term_id!>taxonomy_term link_type link_entity! value",
        ),
        _table(
            "service_at_location",
            "service_at_location.csv",
            "service_id!>service location_id!>location description",
        ),
        _table(
            "location",
            "locations.csv",
            "location_type! url:uri organization_id>organization name alternate_name description transportation "
            "latitude:number longitude:number external_identifier external_identifier_type",
        ),
        _table(
            "phone",
            "phones.csv",
            "location_id>location service_id>service organization_id>organization contact_id>contact "
            "service_at_location_id>service_at_location number! extension:number type description",
        ),
        _table(
            "contact",
            "contacts.csv",
            "organization_id>organization service_id>service service_at_location_id>service_at_location "
            "location_id>location name title department email:email",
        ),
        _table(
            "address",
            "addresses.csv",
            "location_id>location attention address_1! address_2 city! region state_province! postal_code! country! "
            "address_type!",
        ),
        _table(
            "schedule",
            "schedules.csv",
            "service_id>service location_id>location service_at_location_id>service_at_location valid_from:date "
            "valid_to:date dtstart:date timezone:number until:date count:number wkst freq interval:number byday "
            "byweekno bymonthday byyearday description opens_at:time closes_at:time schedule_link:uri attending_type "
            "notes",
        ),
        _table(
            "service_area",
            "service_areas.csv",
            "service_id>service name description extent extent_type uri",
        ),
        _table(
            "language",
            "languages.csv",
            "service_id>service location_id>location phone_id>phone name code note",
        ),
        _table("accessibility", "accessibility.csv", "location_id>location description details url:uri"),
        _table(
            "taxonomy_term",
            "taxonomy_terms.csv",
            "code name! description! parent_id taxonomy language taxonomy_id>taxonomy term_uri:uri",
        ),
        _table(
            "organization_identifier",
            "organization_identifiers.csv",
            "organization_id!>organization identifier_scheme identifier_type! identifier!",
        ),
        _table("taxonomy", "taxonomies.csv", "name! description! uri:uri version"),
    )
}
"""Tables by name, in the standard's order."""
