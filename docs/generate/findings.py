"""Writes ``docs/findings.md``: what loading may find in a file, and what else the program may say no with.

The sentences are those the program prints, from the catalogues beside its code. Errors and warnings are told apart
by the rule that only a warning has a folded form (``finding:{code}:many``).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

from api.wording import CATALOGUES
from docs.generate.tables import code, table
from graph.model.wording import catalogue

OPENING = """\
<!-- generated: python -m docs.generate.findings -->
# Findings and errors

What `seinaton load` finds in a file is told all in one run, each finding with file, sheet, row and column. An
**error** means that the file is refused as a whole and nothing is written; a **warning** is worth a look and stops
nothing. Warnings of one kind are told in one line with their count. Words in braces are filled in. The program says
all this in Finnish, Swedish or English; here it is in English.
"""

ERRORS = """\
What the program says when it cannot go on. The exit code is 2 where the question itself was wrong (a date, a code,
an age), else 1.
"""

MANY = ":many"


def lines() -> Iterator[str]:
    """The page, line by line."""
    found = _sentences("finding:")
    warnings = {one.removesuffix(MANY) for one in found if one.endswith(MANY)}
    single = {one: text for one, text in found.items() if not one.endswith(MANY)}
    yield OPENING
    yield "## Errors in a file\n"
    yield from _table({one: text for one, text in single.items() if one not in warnings})
    yield "## Warnings\n"
    yield from _table({one: text for one, text in single.items() if one in warnings})
    yield "## Errors of the program\n"
    yield ERRORS
    yield from _table(_sentences("error:"))


def _sentences(group: str) -> dict[str, str]:
    """Sentences of a group by code; of two with one code the one that the door would say."""
    found: dict[str, str] = {}
    for words in map(catalogue, CATALOGUES):
        for key in words.keys():  # noqa: SIM118  (a catalogue is no mapping)
            if key.startswith(group):
                found.setdefault(key.removeprefix(group), words.text(key, "en"))
    return found


def _table(texts: Mapping[str, str]) -> Iterator[str]:
    yield from table(("code", "what it says"), ((code(one), texts[one]) for one in sorted(texts)))


if __name__ == "__main__":
    sys.stdout.write("\n".join(lines()).rstrip() + "\n")
