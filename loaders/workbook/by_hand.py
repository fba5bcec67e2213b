"""The sheets that hold no kind of record: what a meeting said, what was decided, and names to choose from.

A row of them becomes several records (``meetings.py``, ``decisions.py``), or none (``known.py``).
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.model.vocabulary import Property

KNOWN, MEETING, DECISION = "Known", "Meeting", "Decision"

COLUMNS: Mapping[str, tuple[Property, ...]] = {
    KNOWN: (Property("name"), Property("kind"), Property("id"), Property("modality", "code", "modality")),
    MEETING: (
        Property("date", "date"),
        Property("area"),
        Property("theme"),
        Property("remote", "flag"),
        Property("place"),
        Property("took_part", "texts"),
        Property("works"),
        Property("develop"),
        Property("concern"),
        Property("agreed"),
        Property("agreed_who", "texts"),
        Property("agreed_by", "date"),
        Property("about"),
        Property("next", "date"),
        Property("visibility", "code", "visibility"),
        Property("document"),
    ),
    DECISION: (
        Property("decision", "code", "decision"),
        Property("about"),
        Property("other"),
        Property("decided_on", "date"),
        Property("decided_by"),
        Property("on", "date"),
        Property("note"),
        Property("document"),
    ),
}
"""The columns of each sheet, in the order that people fill them in; all but the known names have a dataset too."""

NEEDED: Mapping[str, tuple[str, ...]] = {
    KNOWN: ("name", "id"),
    MEETING: ("date", "area"),
    DECISION: ("decision", "about", "decided_on"),
}
"""The columns that a sheet cannot do without."""
