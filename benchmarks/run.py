"""`make measure`: every measurement, one line a figure. Names on the command line choose some of them."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

MEASUREMENTS = ("starting", "phrases", "loading", "stores", "gaps", "routes", "rdf", "sparql", "serving", "pictures")


def main(wanted: list[str]) -> None:
    """Run the measurements named, or all."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    for name in wanted or MEASUREMENTS:
        for line in import_module(f"benchmarks.{name}").measure():
            print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
