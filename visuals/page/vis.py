"""The script that draws, vis-network, as the installed pyvis package holds it."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from graph.errors import SeinatonError

VERSION = "9.1.2"


class NoDrawingScript(SeinatonError):
    """The script that draws is not installed, or it is another version than the pictures are made for."""


@cache
def vis_network() -> str:
    """The text of vis-network, complete with its licence. Raises NoDrawingScript where it is not as expected."""
    found = find_spec("pyvis")  # not imported: it imports a notebook
    folders = (found.submodule_search_locations if found else None) or ()
    scripts = [Path(one, "templates", "lib", f"vis-{VERSION}", "vis-network.min.js") for one in folders]
    text = next((one.read_text(encoding="utf-8") for one in scripts if one.is_file()), "")
    if f"@version {VERSION}\n" not in text[:2000]:
        raise NoDrawingScript("no-drawing-script", version=VERSION)
    # What follows asks developers' tools for a file that is not there.
    return text.partition("\n//# sourceMappingURL=")[0] + "\n"
