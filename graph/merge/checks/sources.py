"""Where things come from: evidence, the documents it cites, and the dataset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.merge.checks.contents import Contents, thing
from graph.merge.checks.faults import clipped, finding
from graph.merge.checks.values import Test, test_of
from graph.model.records import Dataset, Document, Evidence, Finding, Place
from graph.model.vocabulary import DATASET, DOCUMENT, EVIDENCE, EVIDENCE_FIELDS, Property


def _tests(columns: Iterable[Property]) -> list[tuple[str, str, Test]]:
    """(column, field of the record, test) of each."""
    return [(prop.name, EVIDENCE_FIELDS.get(prop.name, prop.name), test_of(prop)) for prop in columns]


def _fields(
    record: Dataset | Document | Evidence, place: Place, tests: list[tuple[str, str, Test]]
) -> Iterator[Finding]:
    for column, name, test in tests:
        value = getattr(record, name)
        if value == "" or value == ():
            continue
        for code, facts in test(value):
            yield finding(code, place, column, property=column, **facts)


def evidence(contents: Contents) -> Iterator[Finding]:
    """Dates, codes and text of each saying's evidence."""
    tests = _tests(EVIDENCE)
    of_locator = [entry for entry in tests if entry[0] == "locator"]
    others = [entry for entry in tests if entry[0] != "locator"]
    sound: set[tuple[object, ...]] = set()  # but for the locator, most rows of a file repeat the same few
    for saying, place in contents.sayings():
        yield from _fields(saying.evidence, place, of_locator)
        told = saying.evidence
        apart = (told.document, told.said_on, told.date_basis, told.verified_on, told.reported_by, told.note)
        if apart in sound:
            continue
        found = list(_fields(told, place, others))
        yield from found
        if not found:
            sound.add(apart)


def documents_and_datasets(contents: Contents) -> Iterator[Finding]:
    """Dates, codes, text and addresses of documents and datasets."""
    tests = [entry for entry in _tests(DOCUMENT) if entry[0] != "language"]
    languages = next(test_of(prop) for prop in DOCUMENT if prop.name == "language")
    for document, place in contents.documents:
        yield from _fields(document, place, tests)
        for code, facts in languages(tuple(document.language.replace(",", " ").split())):
            yield finding(code, place, "language", property="language", **facts)
    tests = _tests(DATASET)
    for dataset, place in contents.datasets:
        yield from _fields(dataset, place, tests)


def unknown_documents(contents: Contents) -> Iterator[Finding]:
    """Documents that a saying cites and no row of its dataset describes."""
    known = {(document.dataset, document.id) for document, _ in contents.documents}
    for saying, place in contents.sayings():
        cited = saying.evidence.document
        if cited and (saying.evidence.dataset, cited) not in known:
            yield finding("unknown-document", place, "document", document=clipped(cited))


def undated(contents: Contents) -> Iterator[Finding]:
    """Sayings that nobody can tell the age of, unless the source itself states that its date is unknown."""
    for saying, place in contents.sayings():
        told = saying.evidence
        if not told.said_on and not told.verified_on and told.date_basis != "unknown":
            yield finding("undated", place, "said_on", id=clipped(thing(saying)))
