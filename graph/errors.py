"""Everything that can go wrong, as one small tree.

An error carries a *code* and *facts*, no sentence: the doors (command line, HTTP) put the code into words in
the reader's language (``graph/model/sentences.csv``) and decide about exit codes and statuses. Raise only
when the work cannot go on; a bad row is a ``Finding`` (see ``graph.model.records``), not an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.model.records import Finding


class SeinatonError(Exception):
    """Base of all errors. ``code`` names the sentence, ``facts`` fill its gaps."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code, facts)

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code} ({facts})" if facts else self.code


class DataRefused(SeinatonError):
    """A source was refused as a whole and nothing was written. ``findings`` lists every fault found."""

    def __init__(self, code: str, findings: Sequence[Finding] = (), **facts: object) -> None:
        super().__init__(code, **facts)
        self.findings = tuple(findings)


class StoreUnusable(SeinatonError):
    """The store cannot be opened or read: missing, not ours, too new, damaged, or not writable."""


class StoreBusy(SeinatonError):
    """Somebody else is writing, and the time to wait is over. Trying again later is right."""


class NothingFound(SeinatonError):
    """A name or id that nothing in the store carries. ``facts["near"]`` lists names that come near."""


class Ambiguous(SeinatonError):
    """A name that fits several things. ``facts["candidates"]`` lists (id, name, kind) of each, ``facts["made_up"]`` the
    ids of those that are fictional.
    """


class BadQuestion(SeinatonError):
    """A parameter that no answer can be given for: an impossible age, an unknown code, a bad date."""
