"""What engines share and no engine shows by itself: plain arguments, heirs in a circle, a password out of sight."""

from __future__ import annotations

import json

import pytest

from graph.model.text import Analyser
from graph.store.access import Credentials
from graph.store.base import SELECTIONS
from graph.store.heirs import heir
from graph.store.selections import arguments

ANALYSER = Analyser(voikko=False)
GIVEN: dict[str, dict[str, object]] = {
    "names": {"text": "Kemin neuvola"},
    "same_names": {"text": "Kemi", "kinds": ("Area",)},
    "spellings": {"text": "neuvula"},
    "record": {"ids": {"area/b", "municipality:240", "area/a"}},
    "neighbourhood": {"keys": frozenset({"need/b", "need/a"})},
    "area_scope": {"area": "area/a"},
    "need_cover": {"needs": ("need/a",)},
    "area_projection": {"areas": ("area/a",)},
    "known": {"areas": ["area/a"], "since": 1, "until": 2},
    "of_kind": {"kind": "Need", "limit": 5},
    "cited": {},
}
"""The least that each selection is asked with."""

ALL = {
    "names": {"terms", "kinds", "all_words", "limit", "offset", "rarity"},
    "same_names": {"terms", "kinds", "limit"},
    "spellings": {"beginning", "until", "shortest", "longest"},
    "record": {"ids"},
    "neighbourhood": {"keys", "kinds", "limit"},
    "area_scope": {"area"},
    "need_cover": {"needs", "areas"},
    "area_projection": {"areas"},
    "known": {"areas", "since", "until"},
    "of_kind": {"begin", "until", "limit"},
    "cited": set(),
}


@pytest.mark.parametrize("name", SELECTIONS)
def test_a_selection_gets_every_argument_in_plain_values(name: str) -> None:
    ready = arguments(name, ANALYSER, GIVEN[name])
    assert ready.keys() == ALL[name]
    assert json.loads(json.dumps(ready)) == ready  # lists, texts, numbers: nothing that a driver has to guess
    assert arguments(name, ANALYSER, GIVEN[name]) == ready


def test_what_is_given_counts_for_more_than_what_is_usual() -> None:
    ready = arguments("names", ANALYSER, {"text": "x", "kinds": ("Area", "Need"), "limit": 3, "all_words": True})
    assert (ready["kinds"], ready["limit"], ready["all_words"], ready["offset"]) == (["Area", "Need"], 3, True, 0)


def test_an_unknown_selection_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        arguments("everything", ANALYSER, {})


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({}, None),
        ({"a": ""}, ""),
        ({"a": "b"}, "b"),
        ({"a": "b", "b": "c", "c": "d"}, "d"),
        ({"a": "b", "b": ""}, ""),
        ({"a": "a"}, ""),
        ({"a": "b", "b": "c", "c": "b"}, ""),
    ],
)
def test_heirs_are_followed_to_their_end(written: dict[str, str], expected: str | None) -> None:
    assert heir("a", written.get) == expected


def test_a_password_does_not_show() -> None:
    access = Credentials("reader", "open sesame", "network")
    assert "sesame" not in f"{access} {access!r}"
    assert access != Credentials("reader", "other", "network")
