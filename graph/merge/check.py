"""Checks of what one file says: the door, and the list of all checks.

``check`` looks at one file alone and tells everything at once. What shows only together with the store (an
end of a link that nobody knows yet, a circle through two files) is not its business. To add a check, write a
function of ``Contents`` in ``graph/merge/checks/``, name it here, and give its code a row in ``faults.py``
and its words a row ``finding:{code}`` in ``graph/model/sentences.csv`` (a warning also
``finding:{code}:many``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from graph.merge.checks import agreement, duplicates, kinds, pairs, persons, services, sources, values
from graph.merge.checks.contents import Contents, gather
from graph.merge.checks.faults import FAULTS, in_order, summarise
from graph.model.records import Finding, Row

__all__ = ["CHECKS", "FAULTS", "check", "summarise"]

CHECKS: tuple[Callable[[Contents], Iterator[Finding]], ...] = (
    kinds.unknown_kinds,
    kinds.node_ids,
    kinds.names,
    kinds.ends,
    kinds.visibility,
    values.single_values,
    pairs.spans,
    pairs.crossings,
    pairs.coordinates,
    sources.evidence,
    sources.documents_and_datasets,
    sources.unknown_documents,
    sources.undated,
    agreement.contradictions,
    agreement.circles,
    persons.in_values,
    persons.in_sources,
    services.services_without_contact,
    services.services_without_area,
    duplicates.possible_duplicates,
)


def check(rows: Iterable[Row]) -> list[Finding]:
    """Everything wrong (errors) or worth a look (warnings) in the rows of one file, by place.

    Never raises for what a record holds. The order of the rows does not matter.
    """
    contents = gather(rows)
    return in_order(finding for look in CHECKS for finding in look(contents))
