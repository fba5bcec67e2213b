"""What a kind of gap finds: whom it is about, what is said of it, and what says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.model.records import Merged
from graph.questions.base import Fact

NO_FACTS: Mapping[str, Fact] = {}


@dataclass(frozen=True, slots=True)
class Found:
    """A gap: keys of those it is ``about``, ``facts`` for its sentences, and the ``records`` that bear it.

    ``detail`` is a code that tells two gaps about the same apart. ``wording`` names another sentence than the kind's
    own (``text:{kind}:{wording}``). ``sources``: how many of the newest sources of each record are told.
    """

    about: tuple[str, ...]
    facts: Mapping[str, Fact] = field(default_factory=lambda: NO_FACTS)
    records: tuple[Merged, ...] = ()
    detail: str = ""
    wording: str = ""
    sources: int = 1
