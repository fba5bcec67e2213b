"""Whether a file of ours is whole: loading replaces a dataset, so that a part of a file would take the rest away.

The export tells how many triples it has. The line that tells it may be lost with the rest, and of a file cut there
nothing else says that it was cut; so a file that does not tell its number is refused as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.merge.checks.faults import clipped
from graph.model.records import Finding, Place
from loaders.rdf.survey import Survey

PROMISE = "void:triples"

_NUMBER = re.compile(r"[0-9]{1,15}")


def faults(found: Survey, base: str, file: str) -> Iterator[Finding]:
    """Why the file is not known to be whole, if it is not. ``base`` is the address that all of ours begin with."""
    about = f"{base}network"
    promised, count = found.promised.get(about, {}), len(found.triples)
    if not promised:
        # The missing triple counts as well.
        yield Finding("error", "rdf-uncounted", Place(file, column=PROMISE), {"about": about, "right": count + 1})
    elif len(promised) > 1:
        facts = {"property": PROMISE, "values": clipped(", ".join(sorted(promised)))}
        yield Finding("error", "rdf-several-values", _place(promised, file), facts)
    else:
        yield from _compared(count, next(iter(promised)), _place(promised, file))


def _place(promised: dict[str, int], file: str) -> Place:
    return Place(file, "network", min(promised.values()), PROMISE)


def _compared(count: int, promised: str, place: Place) -> Iterator[Finding]:
    """An error for any other number: with more than promised, it is not known whether something is missing, too."""
    if not _NUMBER.fullmatch(promised):
        facts: dict[str, object] = {"property": PROMISE, "value": clipped(promised), "form": f'"{count}"^^xsd:integer'}
        yield Finding("error", "rdf-wrong-value", place, facts)
    elif count != int(promised):
        code = "rdf-cut" if count < int(promised) else "rdf-grown"
        yield Finding("error", code, place, {"count": count, "promised": int(promised)})
