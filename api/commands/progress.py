"""Progress of long work on standard error; quiet where nobody watches a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from api.wording import say


@contextmanager
def progress(language: str) -> Iterator[Callable[[str, int], None]]:
    """A function to be told the step and the number of records; shows a moving line at a terminal."""
    if not sys.stderr.isatty():
        yield lambda step, count: None
        return
    from rich.console import Console

    with Console(stderr=True).status(say("step-reading", language, count=0)) as line:
        yield lambda step, count: line.update(say(f"step-{step}", language, count=count))
