"""Dates as other programs read them: an XML Schema type where there is one for what the source says, else EDTF."""

from __future__ import annotations

import re

from graph.export.rdf.lines import XSD, edtf, typed

_TYPES = (
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), "date", ""),
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}"), "dateTime", ":00"),
    (re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])"), "gYearMonth", ""),
    (re.compile(r"[0-9]{4}"), "gYear", ""),
)


def date_term(value: str) -> str:
    """A date (EDTF) as a literal: day, local time, month or year; seasons, spans and doubts stay EDTF."""
    for form, datatype, ending in _TYPES:
        if form.fullmatch(value):
            return typed(value + ending, XSD + datatype)
    return edtf(value)
