"""Where an id went that no saying carries any more. Shared by all engines."""

from __future__ import annotations

from collections.abc import Callable


def heir(node_id: str, look: Callable[[str], str | None]) -> str | None:
    """The last heir of a former id; "" where it has none; None if it never was an id, or is one still.

    ``look`` gives what is written down of one id: its heir, "" without one, None where nothing is. An heir may have
    become a former id in its turn. Heirs that lead round in a circle lead nowhere.
    """
    seen: set[str] = set()
    at = node_id
    while at not in seen:
        seen.add(at)
        further = look(at)
        if further is None:
            return None if at == node_id else at
        if further == "":
            return ""
        at = further
    return ""
