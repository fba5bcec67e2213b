"""Loading into a real store: all or nothing, persons' details left out, rows left out up to a share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import loaders
from graph.errors import DataRefused
from graph.model.wording import catalogue
from graph.store import open_store
from graph.store.base import Store
from loaders import find_loader
from loaders.run import MAX_LEFT_OUT, load
from tests.loaders.books import folder, in_words

NEEDS = "id;nimi;tiedon päiväys\na;A;2020\nb;B;2020\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    opened = open_store(f"sqlite:{tmp_path / 'network.db'}")
    yield opened
    opened.close()


def _digest(store: Store) -> str:
    return store.ask(lambda view: view.revision.digest)


def _ids(store: Store) -> list[str]:
    return store.ask(lambda view: sorted(record.key for record in view.records()))


def test_a_good_book_is_loaded(store: Store, tmp_path: Path) -> None:
    steps: list[tuple[str, int]] = []
    path = folder(tmp_path / "book", Need=NEEDS)
    report = load(store, path, progress=lambda step, count: steps.append((step, count)))
    assert (report.rows, report.left_out, len(report.changes)) == (3, 0, 1)
    assert report.changes[0].wrote
    assert _ids(store) == ["need/a", "need/b"]
    assert steps == [("checking", 3), ("writing", 3)]


def test_loading_again_writes_nothing(store: Store, tmp_path: Path) -> None:
    path = folder(tmp_path / "book", Need=NEEDS)
    load(store, path)
    assert not load(store, path).changes[0].wrote


def test_what_a_dataset_keeps_is_counted(store: Store, tmp_path: Path) -> None:
    path = folder(tmp_path / "book", Need=NEEDS)
    assert load(store, path).kept == (0,)
    assert load(store, path).kept == (2,)
    report = load(store, folder(tmp_path / "book", Need=NEEDS.replace("b;B", "c;C")))
    assert (report.kept, report.changes[0].sayings_dropped) == ((1,), 1)


def test_a_check_writes_nothing(store: Store, tmp_path: Path) -> None:
    report = load(store, folder(tmp_path / "book", Need=NEEDS), check_only=True)
    assert report.changes == ()
    assert store.datasets() == {}


def test_each_dataset_of_a_book_is_loaded(store: Store, tmp_path: Path) -> None:
    path = folder(
        tmp_path / "book",
        Dataset="id;title\na;A\nb;B\nempty;E\n",
        Need="id;nimi;dataset;said_on\nx;X;a;2020\ny;Y;b;2020\n",
    )
    assert [change.dataset for change in load(store, path).changes] == ["a", "b", "empty"]
    assert sorted(store.datasets()) == ["a", "b", "empty"]


def test_a_book_with_an_error_changes_nothing_and_tells_everything(store: Store, tmp_path: Path) -> None:
    load(store, folder(tmp_path / "good", Need=NEEDS))
    before = _digest(store)
    bad = folder(
        tmp_path / "bad",
        Dataset="id;title\nkemi;K\nother;O\n",
        Need="id;nimi;dataset;min\na;A;kemi;1\nÄÄ;B;other;2\n",
        meets="source;target;dataset\nneed/a;need/b;kemi\n",
    )
    with pytest.raises(DataRefused) as refused:
        load(store, bad)
    assert refused.value.code == "file-refused"
    found = [finding for finding in refused.value.findings if finding.level == "error"]
    assert {finding.code for finding in found} == {"unknown-heading", "malformed-id", "forbidden-ends"}
    assert refused.value.facts["count"] == len(found)
    assert _digest(store) == before


def test_details_of_persons_are_left_out_unless_they_are_to_be_kept(store: Store, tmp_path: Path) -> None:
    sheet = "id;nimi;profession;email;phone;said_on\nx;X;ohjaaja;x at y;z;2020\n"
    path = folder(tmp_path / "book", Professional=sheet)
    report = load(store, path)
    (finding,) = (one for one in report.findings if one.code == "personal-left-out")
    assert (finding.level, finding.facts["count"]) == ("warning", 2)
    assert "2" in in_words(finding)[0]
    key = "professional/x"
    assert store.ask(lambda view: view.personal([key])).get(key, {}) == {}

    kept = load(store, path, keep_personal=True)
    assert not [one for one in kept.findings if one.code == "personal-left-out"]
    assert store.ask(lambda view: dict(view.personal([key])[key])) == {"email": "x at y", "phone": "z"}


LENIENT = '''
"""A loader of needs, one a line, that leaves out what it cannot read."""
from graph.model.records import Dataset, Evidence, Finding, Node, Place, Row

ON_ERROR = "skip_row"


def recognises(path):
    return path.suffix == ".needs"


def read(path):
    yield Row(Dataset("lines", "Lines"), Place(path.name, "", 0))
    for number, line in enumerate(path.read_text().splitlines(), start=1):
        place = Place(path.name, "", number)
        if line == "file!":
            yield Finding("error", "unreadable", Place(path.name), {"reason": "line"})
        elif line.startswith("!"):
            yield Finding("error", "bad-id", place, {"value": line})
        else:
            evidence = Evidence("lines", locator=f"line {number}", said_on="2020")
            yield Row(Node("Need", f"need/{line}", {"name@fi": line}, evidence), place)
'''


@pytest.fixture
def lenient(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A second loader, registered for the test, and a file for it."""
    (tmp_path / "lenient_needs.py").write_text(LENIENT)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(loaders.LOADERS, "lenient", "lenient_needs")
    return tmp_path / "x.needs"


def test_rows_with_errors_are_left_out_up_to_a_share(store: Store, lenient: Path) -> None:
    lenient.write_text("\n".join(["!bad", *(f"n{number}" for number in range(30)), "ÄÄ"]))
    with pytest.raises(DataRefused, match="too-many-left-out"):
        load(store, lenient)
    lenient.write_text("\n".join(["!bad", *(f"n{number}" for number in range(60)), "ÄÄ"]))
    report = load(store, lenient)
    assert MAX_LEFT_OUT > 2 / 62
    assert (report.left_out, len(_ids(store))) == (2, 60)


def test_strict_refuses_what_would_be_left_out(store: Store, lenient: Path) -> None:
    lenient.write_text("\n".join(["!bad", *(f"n{number}" for number in range(60))]))
    with pytest.raises(DataRefused, match="file-refused"):
        load(store, lenient, strict=True)
    assert store.datasets() == {}


def test_an_error_about_the_whole_file_always_refuses(store: Store, lenient: Path) -> None:
    lenient.write_text("\n".join(["file!", *(f"n{number}" for number in range(60))]))
    with pytest.raises(DataRefused, match="file-refused"):
        load(store, lenient)


def test_a_loader_is_found_by_name_or_by_the_path(tmp_path: Path, lenient: Path) -> None:
    lenient.write_text("a")
    assert find_loader(lenient).ON_ERROR == "skip_row"
    assert find_loader(folder(tmp_path / "book")).ON_ERROR == "refuse"
    assert find_loader(lenient, "workbook").ON_ERROR == "refuse"


def test_what_no_loader_reads_is_refused_with_the_known_names(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    for path, name, code in (
        (tmp_path / "notes.txt", None, "unrecognised"),
        (tmp_path / "notes.txt", "excel", "unknown-loader"),
        (tmp_path / "gone", None, "no-such-path"),
    ):
        with pytest.raises(DataRefused) as refused:
            find_loader(path, name)
        assert refused.value.code == code
        for language in ("fi", "sv", "en"):
            assert catalogue("loaders").text(f"error:{code}", language, **refused.value.facts)
        if code != "no-such-path":
            assert "workbook" in str(refused.value.facts["known"])
