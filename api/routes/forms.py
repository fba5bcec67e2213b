"""The forms in which an answer is handed out: JSON for programs, tables and papers for people.

``format`` in the address comes first, then the ``Accept`` header, then JSON.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from api.files import as_file
from api.printing import as_csv, as_json
from api.routes.wanted import wanted
from graph.questions.base import Answer, Question
from visuals.picture import FORMS, forms_of


class Format(StrEnum):
    """Every form that some question has."""

    json = "json"
    csv = "csv"
    xlsx = "xlsx"
    html = "html"
    md = "md"
    docx = "docx"
    ttl = "ttl"
    jsonld = "jsonld"
    svg = "svg"
    graphml = "graphml"
    gexf = "gexf"
    things = "things"
    links = "links"
    page = "page"


_OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = {
    Format.json: "application/json",
    Format.csv: "text/csv",
    Format.xlsx: f"{_OFFICE}.spreadsheetml.sheet",
    Format.html: "text/html",
    Format.md: "text/markdown",
    Format.docx: f"{_OFFICE}.wordprocessingml.document",
    Format.ttl: "text/turtle",
    Format.jsonld: "application/ld+json",
    Format.page: "text/html",
    **{Format(one): media_type for one, media_type in FORMS.items()},
}
PICTURES = frozenset(map(Format, FORMS))
"""Forms of an answer's picture."""
RDF = {Format.ttl: "turtle", Format.jsonld: "json-ld"}
"""Forms of RDF, by the names of their exports."""
_STYLE = re.compile(rb"<style>(.*?)</style>", re.DOTALL)


_BROWSERS = {"text/html": Format.page, "application/xhtml+xml": Format.page}


def wants_page(accept: str) -> bool:
    """Whether a reader is a person with a browser: asks for a page before anything else that we have."""
    return _accepted(list(Format), accept) is Format.page


@dataclass(frozen=True, slots=True)
class Handed:
    """An answer as it goes over the wire, with the headers that its form needs."""

    content: bytes
    media_type: str
    headers: dict[str, str]


def offered(question: Question) -> list[Format]:
    """The forms of a question's answer that can be named. A browser gets its page without naming it."""
    sheet = [Format.xlsx] if question.as_sheet else []
    rdf = list(RDF) if question.name == "show" else []
    drawn = map(Format, forms_of(question.name))
    return [Format.json, Format.csv, *sheet, *(Format(one) for one in question.as_paper), *rdf, *drawn]


def chosen(question: Question, named: str | None, accept: str) -> Format:
    """The form that a reader wants: as named, else as accepted."""
    return Format(named) if named else _accepted(offered(question), accept)


def _accepted(known: Sequence[Format], header: str) -> Format:
    """The best of an Accept header (RFC 9110, 12.5.1): by weight, then in the reader's order."""
    by_type = {MEDIA_TYPES[one]: one for one in known} | _BROWSERS | {"*/*": Format.json}
    return next((by_type[one] for one in wanted(header) if one in by_type), Format.json)


def handed(answer: Answer, form: Format) -> Handed:
    """An answer in a form. What is no page to look at is a file to keep."""
    if form is Format.json:
        return Handed(as_json(answer).encode(), MEDIA_TYPES[form], {})
    content = as_csv(answer).encode("utf-8-sig") if form is Format.csv else as_file(answer, form.value)
    if form is Format.html:
        return Handed(content, MEDIA_TYPES[form], {"Content-Security-Policy": _policy(content)})
    name = f'attachment; filename="{answer.question}.{form.value}"'
    return Handed(content, MEDIA_TYPES[form], {"Content-Disposition": name})


def _policy(page: bytes) -> str:
    """A page may do nothing but be styled, by the very styles that are in it (CSP 3, hash sources)."""
    hashes = (base64.b64encode(hashlib.sha256(one).digest()).decode() for one in _STYLE.findall(page))
    styles = " ".join(f"'sha256-{one}'" for one in hashes) or "'none'"
    return f"default-src 'none'; style-src {styles}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
