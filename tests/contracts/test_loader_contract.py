"""Every loader keeps the contract, shown on its sample: ``tests/data/loaders/<name>/``.

A sample folder holds ``sample`` (a file of any suffix, or a folder) and ``expected.json``, the records it stands
for in canonical JSON. A new loader is held to this by its line in ``LOADERS`` and these two.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.merge.check import check
from graph.model.codec import encode_record, encode_saying
from graph.model.records import Dataset, Document, Finding, Row
from loaders import LOADERS, find_loader
from loaders.base import Loader


def _canonical(row: Row) -> Any:
    record = row.record
    encoded = encode_record(record) if isinstance(record, Dataset | Document) else encode_saying(record)
    return json.loads(encoded)


@pytest.fixture(params=LOADERS)
def name(request: pytest.FixtureRequest) -> str:
    """Each loader in turn."""
    return str(request.param)


@pytest.fixture
def home(name: str, repository: Path) -> Path:
    """Where the loader's sample lies."""
    return repository / "tests" / "data" / "loaders" / name


@pytest.fixture
def sample(home: Path) -> Path:
    """The loader's sample."""
    (path,) = home.glob("sample*")
    return path


@pytest.fixture
def loader(name: str, sample: Path) -> Loader:
    """The loader under test."""
    return find_loader(sample, name)


def test_it_recognises_its_own_sample_and_no_other_text(
    name: str, loader: Loader, sample: Path, tmp_path: Path
) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("hello")
    assert loader.recognises(sample)
    assert not loader.recognises(other)
    assert find_loader(sample) is loader, f"another loader takes the sample of {name}"


def test_it_says_what_an_error_does(loader: Loader) -> None:
    assert loader.ON_ERROR in {"refuse", "skip_row"}


def test_it_reads_the_expected_records(loader: Loader, sample: Path, home: Path) -> None:
    items = list(loader.read(sample))
    assert [item for item in items if isinstance(item, Finding)] == []
    expected = json.loads((home / "expected.json").read_text(encoding="utf-8"))
    assert [_canonical(item) for item in items if isinstance(item, Row)] == expected


def test_reading_twice_gives_the_same(loader: Loader, sample: Path) -> None:
    assert list(loader.read(sample)) == list(loader.read(sample))


def test_a_dataset_comes_before_what_belongs_to_it(loader: Loader, sample: Path) -> None:
    known: set[str] = set()
    for item in loader.read(sample):
        assert isinstance(item, Row)
        record = item.record
        if isinstance(record, Dataset):
            known.add(record.id)
        else:
            assert (record.dataset if isinstance(record, Document) else record.evidence.dataset) in known


def test_every_record_says_where_it_stands(loader: Loader, sample: Path) -> None:
    for item in loader.read(sample):
        assert isinstance(item, Row)
        assert item.place.file
        assert item.place.row > 0


def test_the_sample_passes_the_checks(loader: Loader, sample: Path) -> None:
    rows = [item for item in loader.read(sample) if isinstance(item, Row)]
    assert [finding for finding in check(rows) if finding.level == "error"] == []


def test_a_damaged_file_is_a_finding_and_never_raised(loader: Loader, sample: Path, tmp_path: Path) -> None:
    copy = tmp_path / sample.name
    if sample.is_dir():
        copy.mkdir()
        for part in sample.iterdir():
            (copy / part.name).write_bytes(part.read_bytes()[:-3] + b"\xff\x00\xff")
    else:
        copy.write_bytes(sample.read_bytes()[: sample.stat().st_size // 2])
    findings = [item for item in loader.read(copy) if isinstance(item, Finding)]
    assert any(finding.level == "error" for finding in findings)
