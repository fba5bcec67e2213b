"""Loading: read a file, check it, and put its datasets into a store, or refuse it with every fault found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from graph.errors import DataRefused
from graph.model.codec import personal_values, without
from graph.model.dates import first_day
from graph.model.records import Dataset, Document, Finding, Place, Row, Saying
from graph.store.base import Change, Store
from loaders import find_loader

MAX_LEFT_OUT = 0.05
"""Share of rows that a loader with ``skip_row`` may leave out. With more than one in twenty something is amiss."""

_TELL_EVERY = 1_000
"""Records between two words on how far the reading is."""

Progress = Callable[[str, int], None]
"""Told how far it is: the step (``reading``, ``checking``, ``writing``) and the number of records in it."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What was loaded. ``findings`` are all that reading and checking found; ``changes`` one a dataset.

    ``rows`` counts the records read and ``left_out`` the rows left out for their errors. ``changes`` is empty
    after a mere check. ``kept`` counts for each change the sayings that its dataset had before and has still.
    """

    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]
    rows: int
    left_out: int = 0
    kept: tuple[int, ...] = ()


def load(
    store: Store,
    path: Path,
    *,
    loader: str | None = None,
    check_only: bool = False,
    strict: bool = False,
    keep_personal: bool = False,
    wait: float = 30.0,
    today: date | None = None,
    progress: Progress | None = None,
) -> LoadReport:
    """Read ``path``, check it and swap its datasets in the store; each dataset all or nothing.

    Reading and checking are done before anything is written, so that a refused file changes nothing. ``strict``
    refuses also where the loader may leave rows out. Values of persons are dropped unless ``keep_personal``. With
    ``today`` what is verified or decided on a later day is an error: nobody has looked yet.
    Raises DataRefused (``file-refused``, ``too-many-left-out``, or from ``find_loader``) with all findings, and
    what the store raises; StoreBusy after ``wait`` seconds.
    """
    from graph.merge.check import check

    tell = progress or (lambda step, count: None)
    source = find_loader(path, loader)
    rows: list[Row] = []
    findings: list[Finding] = []
    for item in source.read(path):
        if isinstance(item, Finding):
            findings.append(item)
        else:
            rows.append(item)
            if len(rows) % _TELL_EVERY == 0:
                tell("reading", len(rows))
    if not rows and not _errors(findings):
        findings.append(Finding("error", "no-dataset", Place(path.name)))
    tell("checking", len(rows))
    findings += check(rows)
    findings += _ahead(rows, today) if today else ()
    kept, left_out = rows, 0
    if any(finding.level == "error" for finding in findings):
        if strict or source.ON_ERROR == "refuse":
            raise DataRefused("file-refused", findings, path=path.name, count=_errors(findings))
        kept, left_out = _without_faulty(rows, findings, path)
    if not keep_personal:
        kept, dropped = _without_personal(kept)
        if dropped:
            findings.append(Finding("warning", "personal-left-out", Place(path.name), {"count": dropped}))
    if check_only:
        return LoadReport(tuple(findings), (), len(rows), left_out)
    tell("writing", len(kept))
    changes, unchanged = [], []
    for dataset, records in _by_dataset(kept):
        changes.append(store.change(dataset, records, wait=wait))
        sayings = sum(not isinstance(record, Document) for record in records)
        unchanged.append(max(sayings - changes[-1].sayings_added, 0))
    return LoadReport(tuple(findings), tuple(changes), len(rows), left_out, tuple(unchanged))


def _ahead(rows: Iterable[Row], today: date) -> Iterator[Finding]:
    """Errors for what is said to have been verified or decided after a day."""
    for row in rows:
        if isinstance(row.record, Dataset | Document):
            continue
        for day in (row.record.evidence.verified_on, str(row.record.values.get("decided_on", ""))):
            if (first := first_day(day)) is not None and first > today:
                yield Finding("error", "verified-ahead", row.place, {"value": day})
                break


def _errors(findings: Iterable[Finding]) -> int:
    return sum(finding.level == "error" for finding in findings)


def _spot(place: Place) -> tuple[str, str, int]:
    return place.file, place.sheet, place.row


def _without_faulty(rows: Sequence[Row], findings: Sequence[Finding], path: Path) -> tuple[list[Row], int]:
    """The rows that no error stands at, and how many are left out.

    Raises DataRefused where an error is about the file as a whole, or about a dataset or document that other
    rows stand on, or where more than ``MAX_LEFT_OUT`` of the rows would be left out.
    """
    faulty = {_spot(finding.place) for finding in findings if finding.level == "error"}
    kept = [row for row in rows if _spot(row.place) not in faulty]
    needed = {_spot(row.place) for row in rows if isinstance(row.record, Dataset | Document)}
    if any(not spot[2] for spot in faulty) or not faulty.isdisjoint(needed):
        raise DataRefused("file-refused", findings, path=path.name, count=_errors(findings))
    total = len(faulty | {_spot(row.place) for row in rows})
    if len(faulty) > MAX_LEFT_OUT * total:
        share = round(100 * MAX_LEFT_OUT)
        raise DataRefused("too-many-left-out", findings, count=len(faulty), total=total, share=share)
    return kept, len(faulty)


def _without_personal(rows: Sequence[Row]) -> tuple[list[Row], int]:
    """The rows without values that are marked as a person's own, or as hidden, and how many values that were.

    A row that said nothing else goes altogether: empty, it would read as a confirmation of everything.
    """
    kept, dropped = [], 0
    for row in rows:
        if isinstance(row.record, Dataset | Document) or not (personal := personal_values(row.record)):
            kept.append(row)
            continue
        dropped += len(personal)
        if len(personal) < len(row.record.values):
            kept.append(Row(without(row.record, personal), row.place))
    return kept, dropped


def _by_dataset(rows: Iterable[Row]) -> Iterator[tuple[Dataset, list[Document | Saying]]]:
    """Every dataset with what belongs to it."""
    datasets: dict[str, Dataset] = {}
    records: dict[str, list[Document | Saying]] = {}
    for row in rows:
        record = row.record
        if isinstance(record, Dataset):
            datasets[record.id] = record
        else:
            owner = record.dataset if isinstance(record, Document) else record.evidence.dataset
            records.setdefault(owner, []).append(record)
    return ((dataset, records.get(name, [])) for name, dataset in datasets.items())
