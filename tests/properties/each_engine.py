"""A property as one test for each engine, tried as often as the engine is fast enough for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.model.text import Analyser
from graph.store.base import Store
from tests.stores import ENGINES, EXAMPLES, engine_params

ANALYSER = Analyser(voikko=False)


@contextmanager
def fresh(engine: str) -> Iterator[Store]:
    """An empty store. One at a time: a server may have room for one."""
    with TemporaryDirectory() as folder:
        store = ENGINES[engine](Path(folder), analyser=ANALYSER)
        try:
            yield store
        finally:
            store.close()


def on_each_engine(
    share: float = 1.0, **drawn: st.SearchStrategy[Any]
) -> Callable[[Callable[..., None]], Callable[[str], None]]:
    """Make a test of a property that takes an engine's name and what is drawn.

    ``share``: for how many of the engine's ``EXAMPLES``.
    """

    def made(holds: Callable[..., None]) -> Callable[[str], None]:
        @pytest.mark.parametrize("engine", engine_params())
        def test(engine: str) -> None:
            def example(**values: Any) -> None:
                holds(engine, **values)

            # Hypothesis keeps failing examples, and names them to people, by the function's name.
            example.__name__ = example.__qualname__ = f"{holds.__name__}_{engine}"
            most = max(1, round(EXAMPLES[engine] * share))
            slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
            settings(max_examples=most, deadline=None, suppress_health_check=slow)(given(**drawn)(example))()

        test.__name__, test.__doc__ = holds.__name__, holds.__doc__
        return test

    return made
