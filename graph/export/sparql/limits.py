"""How much a query may take."""

from __future__ import annotations

from dataclasses import dataclass

LEAST_SECONDS, MOST_SECONDS = 0.1, 1_000_000
"""For which a person may let a query run. A clock of the system ends it: it knows neither nought nor infinity."""


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` a query may run, ``memory_mb`` it may use beside the open store, ``result_mb`` its result may have.

    ``at_once`` queries run together; a further one waits ``patience`` seconds for its turn.
    """

    seconds: float = 30.0
    memory_mb: int = 1_024
    result_mb: int = 100
    at_once: int = 4
    patience: float = 5.0
