"""Everything that the HTTP door's own description promises, tried with requests that are made from it.

Operations, parameters and answers are taken from the description; so what is added to the door is tried here as well.
"""

from __future__ import annotations

from collections import Counter

import pytest
from fastapi import FastAPI

from graph.store.base import Store
from tests.described.real import things
from tests.described.running import Outcome, Plan, follow, run

_EXAMPLES = 25
_EXAMPLES_OF_NOBODY = 12
_CHAINS = 40
_CASES = 2_000
_SHARE = 1 / 3


@pytest.fixture(scope="module")
def outcome(app: FastAPI, network: Store, token: str) -> Outcome:
    """What came of a reader's requests who may see everything and mostly asks for what is there."""
    return run(app, Plan(_EXAMPLES, token), things(network))


def test_it_does_what_it_says(outcome: Outcome) -> None:
    """No answer, status, header, content or field that is not described; nothing taken that is described as wrong."""
    assert not outcome.faults, "\n\n".join(outcome.faults)


def test_nothing_breaks(outcome: Outcome) -> None:
    assert not [label for label, counted in outcome.statuses.items() if any(one >= 500 or not one for one in counted)]


def test_nothing_is_left_untried(app: FastAPI, outcome: Outcome) -> None:
    told = {f"{method.upper()} {path}" for path, methods in app.openapi()["paths"].items() for method in methods}
    assert set(outcome.statuses) == told
    assert outcome.cases >= _CASES


def test_a_third_of_what_is_asked_is_answered(app: FastAPI, outcome: Outcome) -> None:
    """Otherwise it would be little more than errors that are tried. What only leads elsewhere does so (3xx)."""
    shares = {label: (_answered(app, label, counted), dict(counted)) for label, counted in outcome.statuses.items()}
    assert not {label: found for label, found in shares.items() if found[0] < _SHARE}


def test_it_gives_no_warning(outcome: Outcome) -> None:
    """Of an operation that is only ever refused, or of one whose answers cannot be read."""
    assert not outcome.warnings


def test_to_a_reader_without_a_token_it_does_what_it_says(app: FastAPI, network: Store) -> None:
    outcome = run(app, Plan(_EXAMPLES_OF_NOBODY, bounds=False), things(network))
    assert not outcome.faults, "\n\n".join(outcome.faults)
    assert not any(status >= 500 for counted in outcome.statuses.values() for status in counted)


def test_an_answer_leads_on_to_others(app: FastAPI, network: Store, token: str) -> None:
    """The id of what was found is taken by other operations. Not every thing is a need or where a route leads."""
    outcome = follow(app, Plan(_CHAINS, token), things(network))
    assert not outcome.faults, "\n\n".join(outcome.faults)
    assert set(outcome.statuses) == {"GET /network", "GET /partners", "GET /routes"}
    assert all(
        counted[200] and not any(one >= 500 or not one for one in counted) for counted in outcome.statuses.values()
    )


def _answered(app: FastAPI, label: str, counted: Counter[int]) -> float:
    """The share of an operation's answers that are as its description says of one that goes well."""
    method, _, path = label.partition(" ")
    told = app.openapi()["paths"][path][method.lower()]["responses"]
    well = "2" if any(status.startswith("2") for status in told) else "3"
    return sum(number for status, number in counted.items() if str(status).startswith(well)) / counted.total()
