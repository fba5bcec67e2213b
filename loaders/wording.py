"""What the loaders say to people, in Finnish, Swedish and English (``sentences.csv``).

Keys: ``error:`` and ``finding:`` by code; for the empty workbook ``template:`` (its notes), ``column:``,
``type:`` and ``example:``.
"""

from __future__ import annotations

from functools import cache

from graph.model.wording import Wording, read_catalogue


@cache
def sentences() -> Wording:
    """The loaders' own catalogue."""
    return Wording(read_catalogue("loaders", "sentences.csv"))
