"""All ways out: those of ``graph.export``, and the workbook's own form, which ``loaders`` writes as it reads it."""

from __future__ import annotations

from graph.export import exports as of_the_graph
from graph.export.base import Export


def exports() -> dict[str, Export]:
    """Every export by name, in the order that doors list them."""
    from loaders.workbook.taking_out import exports as of_the_workbook

    return {**of_the_graph(), **{one.name: one for one in of_the_workbook()}}
