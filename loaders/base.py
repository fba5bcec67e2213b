"""What a loader is: a module with these three names. It reads and reports; it never writes to a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Protocol

from graph.model.records import Finding, Row


class Loader(Protocol):
    """The contract that a loader module fulfils.

    ``ON_ERROR`` says what a finding of level ``error`` does. ``refuse``: nothing of the file is written.
    ``skip_row``: the row is left out, up to a share (``loaders.run.MAX_LEFT_OUT``), then the file is refused.
    """

    ON_ERROR: Literal["refuse", "skip_row"]

    def recognises(self, path: Path) -> bool:
        """Whether the path looks like this format. Quick: looks at names, not into files."""

    def read(self, path: Path) -> Iterator[Row | Finding]:
        """Everything in the file: records with their places, and every fault found on the way.

        A Dataset comes before what belongs to it. A fault never ends the reading and is never raised.
        """
