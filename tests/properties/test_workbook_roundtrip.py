"""Whatever the vocabulary can say comes back unchanged from a folder of CSV files and from an .xlsx workbook."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.merge.check import check
from graph.model.codec import encode_record, encode_saying
from graph.model.records import Dataset, Document, Place, Row
from graph.model.vocabulary import LANGUAGES
from loaders.workbook import read
from loaders.workbook.writer import write
from tests.strategies import Record, records

_UNHURRIED = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def _counted(found: list[Record]) -> Counter[str]:
    return Counter(encode_record(one) if isinstance(one, Dataset | Document) else encode_saying(one) for one in found)


def _back(said: list[Record], name: str, language: str | None) -> Counter[str]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        write(said, path, language)
        items = list(read(path))
    assert [item for item in items if not isinstance(item, Row)] == []
    return _counted([item.record for item in items if isinstance(item, Row)])


@given(records(), st.sampled_from((None, *LANGUAGES)))
@_UNHURRIED
def test_csv_gives_the_same_records(said: list[Record], language: str | None) -> None:
    assert _back(said, "folder", language) == _counted(said)


@given(records(), st.sampled_from((None, *LANGUAGES)))
@_UNHURRIED
def test_xlsx_gives_the_same_records(said: list[Record], language: str | None) -> None:
    assert _back(said, "book.xlsx", language) == _counted(said)


@given(records("a"), records("b"), st.sampled_from(("folder", "book.xlsx")))
@_UNHURRIED
def test_two_datasets_in_one_book_stay_apart(first: list[Record], second: list[Record], name: str) -> None:
    assert _back([*first, *second], name, None) == _counted([*first, *second])


@given(records())
@_UNHURRIED
def test_the_random_records_are_such_as_the_checks_let_pass(said: list[Record]) -> None:
    found = check(Row(record, Place(row=number)) for number, record in enumerate(said, start=1))
    assert [finding for finding in found if finding.level == "error"] == []
