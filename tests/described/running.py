"""Schemathesis over an application, in this process: requests made from its own description, and what came of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import schemathesis
from fastapi import FastAPI
from schemathesis.cli.context import BaseExecutionContext
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from schemathesis.engine.recorder import ScenarioRecorder

from tests.described.supplying import bound, listed, turns, with_examples, with_links

_SEED = 20261122
_NO_SUCH_NAME = ["2xx", "3xx", "400", "401", "403", "404", "409"]
"""Answers to what fits the schema. It cannot list the names and codes of a network: those that are none are told so."""
_REFUSED = ["400", "401", "403", "404", "405", "406", "409", "413", "414", "422", "431"]
"""Answers to what does not fit it. Too much of anything is refused before it is looked at."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a run is made. ``examples``: requests that are drawn for an operation.

    ``bounds``: also those that go through the bounds of every parameter, one by one; then nothing but what fits the
    description is drawn. ``token`` is sent along, "" for a reader who has none.
    """

    examples: int
    token: str = ""
    bounds: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run: how often each operation answered with which status (0: not at all), all that was wrong, and
    the warnings that Schemathesis itself gives.

    What is sent with a method that an operation does not have is checked, but counts as none of its cases.
    """

    statuses: Mapping[str, Counter[int]]
    faults: Sequence[str]
    warnings: Mapping[str, Sequence[str]]

    @property
    def cases(self) -> int:
        return sum(one.total() for one in self.statuses.values())


@dataclass(slots=True)
class _Gathered:
    statuses: defaultdict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    faults: dict[str, str] = field(default_factory=dict)

    def add(self, label: str, recorder: ScenarioRecorder) -> None:
        """Count the answers of a part of a run and note each kind of fault once, with a request that shows it."""
        method = label.partition(" ")[0]
        for one in recorder.interactions.values():
            if one.request.method == method:
                self.statuses[label][one.response.status_code if one.response else 0] += 1
        self._note_faults(label, recorder)

    def add_led(self, recorder: ScenarioRecorder) -> None:
        """Count the answers to requests that another answer led to, and note faults."""
        for key, case in recorder.cases.items():
            if case.transition and (done := recorder.interactions.get(key)):
                status = done.response.status_code if done.response else 0
                self.statuses[case.value.operation.label][status] += 1
        self._note_faults("asking on", recorder)

    def _note_faults(self, label: str, recorder: ScenarioRecorder) -> None:
        for check in (check for checks in recorder.checks.values() for check in checks):
            if (info := check.failure_info) is not None:
                fault = f"{label}: {check.name}: {info.failure.title}"
                self.faults.setdefault(fault, f"{fault}\n{info.failure.message[:_TOLD]}\n{info.code_sample[:_TOLD]}")


_TOLD = 1_000


def run(app: FastAPI, plan: Plan, things: Iterable[tuple[str, str]]) -> Outcome:
    """Try every operation of an application's description with all checks. ``things``: kinds and slugs that exist."""
    schema = schemathesis.openapi.from_dict(with_examples(app.openapi()), config=_config(app, plan, _phases(plan)))
    schema.app = app
    context = BaseExecutionContext(config=schema.config, find_operation_by_label=schema.find_operation_by_label)
    gathered = _Gathered()
    with turns(things):
        for event in from_schema(schema).execute():
            if isinstance(event, events.SchemaAnalysisWarnings):
                context.warning_collector.on_schema_warnings(event)
            elif isinstance(event, events.ScenarioFinished):
                context.warning_collector.on_scenario_finished(context, event)
                gathered.add(event.label or "", event.recorder)
            elif isinstance(event, events.NonFatalError):
                gathered.faults[repr(event.value)] = f"{event.label}: {event.value!r}"
            elif isinstance(event, events.FatalError):
                raise event.exception
    warnings = {kind: labels for kind, labels in context.warnings.as_labels().items() if labels}
    return Outcome(gathered.statuses, list(gathered.faults.values()), warnings)


def follow(app: FastAPI, plan: Plan, things: Iterable[tuple[str, str]]) -> Outcome:
    """Ask on with what was answered, along the links of ``with_links``. ``examples`` are chains of requests; the
    statuses are those of what was led to.
    """
    config = _config(app, plan, {"stateful": {"max-steps": _STEPS, "generation": {"mode": "positive"}}})
    schema = schemathesis.openapi.from_dict(with_links(with_examples(app.openapi())), config=config)
    schema.app = app
    gathered = _Gathered()
    with turns(things):
        for event in from_schema(schema).execute():
            if isinstance(event, events.ScenarioFinished):
                gathered.add_led(event.recorder)
            elif isinstance(event, events.NonFatalError):
                gathered.faults[repr(event.value)] = f"{event.label}: {event.value!r}"
            elif isinstance(event, events.FatalError):
                raise event.exception
    return Outcome(gathered.statuses, list(gathered.faults.values()), {})


def _phases(plan: Plan) -> dict[str, Any]:
    return {
        "examples": {"enabled": plan.bounds},
        "coverage": {"enabled": plan.bounds},
        "fuzzing": {"generation": {"mode": "positive" if plan.bounds else "all"}},
    }


_EVERY_PHASE = ("examples", "coverage", "fuzzing", "stateful")
_STEPS = 3
"""Requests of a chain."""


def _config(app: FastAPI, plan: Plan, phases: Mapping[str, Any]) -> SchemathesisConfig:
    """All checks and the same requests every time; nothing is kept between runs. Only the phases that are named run."""
    return SchemathesisConfig.from_dict(
        {
            "seed": _SEED,
            "cache": {"enabled": False},
            "continue-on-failure": True,
            "headers": {"Authorization": plan.token} if plan.token else {},
            "generation": {"deterministic": True, "database": "none", "max-examples": plan.examples},
            "phases": {name: phases.get(name, {"enabled": False}) for name in _EVERY_PHASE},
            "checks": {
                "positive_data_acceptance": {"expected-statuses": _NO_SUCH_NAME},
                "negative_data_rejection": {"expected-statuses": _REFUSED},
            },
            "warnings": {"fail-on": True},
            "dictionaries": listed(app.openapi()),
            **bound(app.openapi()),
        }
    )
