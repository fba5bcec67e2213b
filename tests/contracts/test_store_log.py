"""The change log: one entry for each merged record that a change adds, removes or changes, kept for a while."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from graph.store.base import LogEntry, Store
from tests.colliding import dataset, link, node
from tests.stores import Clock, Open

NOON = "2026-11-22T12:00:00+00:00"


def log(store: Store, after_revision: int = 0, since: str = "") -> list[LogEntry]:
    return store.ask(lambda view: list(view.log("public", after_revision, since)))


def test_an_addition_a_change_and_a_removal(store: Store) -> None:
    store.change(
        dataset(),
        [node("service/a", "Perhetyö", fee="maksuton"), node("need/a", "Uni"), link("service/a", "meets", "need/a")],
    )
    store.change(dataset(), [node("service/a", "Perheohjaus", fee="maksuton", access="open")])
    assert log(store) == [
        LogEntry(1, NOON, "one", "meets|service/a|need/a", "added", {}, {}, "public"),
        LogEntry(1, NOON, "one", "need/a", "added", {}, {"name@fi": "Uni"}, "public"),
        LogEntry(1, NOON, "one", "service/a", "added", {}, {"fee": "maksuton", "name@fi": "Perhetyö"}, "public"),
        LogEntry(2, NOON, "one", "meets|service/a|need/a", "removed", {}, {}, "public"),
        LogEntry(2, NOON, "one", "need/a", "removed", {"name@fi": "Uni"}, {}, "public"),
        LogEntry(
            2,
            NOON,
            "one",
            "service/a",
            "changed",
            {"name@fi": "Perhetyö"},
            {"access": "open", "name@fi": "Perheohjaus"},
            "public",
        ),
    ]


def test_what_was_taken_away_stands_before_alone(store: Store) -> None:
    store.change(dataset(), [node("service/a", "Perhetyö", languages=("fi", "sv"), min_age=3.0)])
    store.change(dataset(), [node("service/a", "Perhetyö")])
    (entry,) = log(store, after_revision=1)
    assert (entry.before, entry.after) == ({"languages": ("fi", "sv"), "min_age": 3.0}, {})


def test_an_unchanged_reload_leaves_no_entry(store: Store) -> None:
    for _ in range(2):
        store.change(dataset(), [node("service/a", "Perhetyö")])
    assert len(log(store)) == 1


def test_a_change_that_others_outweigh_is_a_change_of_its_evidence(store: Store) -> None:
    store.change(dataset(), [node("service/a", "Perhetyö", on="2024")])
    store.change(dataset("two"), [node("service/a", "Perhetuki", by="two", on="2019")])
    (entry,) = log(store, after_revision=1)
    assert (entry.what, entry.before, entry.after) == ("changed", {}, {})


def test_an_entry_names_the_dataset_that_brought_it(store: Store) -> None:
    """Also where the record itself is told of by another one."""
    store.change(dataset("links"), [link("service/a", "meets", "need/a", by="links")])
    store.change(dataset("nodes"), [node("service/a", "S", by="nodes"), node("need/a", "N", by="nodes")])
    assert {entry.dataset for entry in log(store)} == {"nodes"}


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        ("", [1, 2, 3]),
        ("2026-11-22", [1, 2, 3]),
        ("2026-11-23", [2, 3]),
        ("2026-11-25", []),
        ("2026-11-23T12:00:00Z", [2, 3]),
        ("2026-11-23T14:00:00+02:00", [2, 3]),
        ("2026-11-23T12:00:01+00:00", [3]),
        ("2026-11-23 12:00", [2, 3]),
        ("2026-11-23T12:01", [3]),
    ],
)
def test_a_day_or_a_moment_to_begin_from(store: Store, clock: Clock, since: str, expected: list[int]) -> None:
    for name in ("one", "two", "three"):
        store.change(dataset(name), [node(f"service/{name}", "S", by=name)])
        clock.go(days=1)
    assert [entry.revision for entry in log(store, since=since)] == expected
    assert [entry.revision for entry in log(store, 1, since)] == [n for n in expected if n > 1]


def test_entries_are_kept_for_a_time(engine: Open, tmp_path: Path, clock: Clock) -> None:
    store = engine(tmp_path, clock=clock, keep_log=timedelta(days=10))
    store.change(dataset(), [node("service/a", "S")])
    clock.go(days=10)
    store.change(dataset("two"), [node("service/b", "S", by="two")])
    assert [entry.revision for entry in log(store)] == [1, 2]
    clock.go(seconds=1)
    store.change(dataset("two"), [node("service/b", "S", by="two")])  # writes nothing, so drops nothing
    assert [entry.revision for entry in log(store)] == [1, 2]
    store.remove("two")
    assert [entry.revision for entry in log(store)] == [2, 3]
    store.close()


def test_the_log_tells_moments_in_utc(engine: Open, tmp_path: Path, clock: Clock) -> None:
    from zoneinfo import ZoneInfo

    store = engine(tmp_path, clock=lambda: clock().astimezone(ZoneInfo("Europe/Helsinki")))
    store.change(dataset(), [node("service/a", "S")])
    assert [entry.at for entry in log(store)] == [NOON]
    store.close()
