"""Draws the pictures of the Finnish guide, by the command that its readers use.

``python -m docs.generate.pictures FOLDER`` loads the bundled networks and writes one SVG for each entry of ``PICTURES``
and a README into a folder (``docs/fi/kuvat``).
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from api.cli import run
from api.commands.demo import BUNDLED
from graph.store import open_store
from loaders.run import load

AS_OF = "2026-11-22"

PICTURES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("kemi-kartta", "Kemin toimijat ja se, ketkä tekevät yhteistyötä", ("--area", "Kemi")),
    ("esimerkkila-kartta", "Esimerkkilän toimijat (kuvitteellinen)", ("--area", "Esimerkkilä")),
    (
        "esimerkkila-aukot",
        "Esimerkkilän yhteistyön aukot (kuvitteellinen)",
        ("--area", "Esimerkkilä", "--view", "gaps"),
    ),
    ("perheiden-piha", "Mitä Perheiden piha -palvelun ympärillä on", ("--focus", "service/perheiden-piha")),
    (
        "reitti-puheterapiaan",
        "Reitti apuun puheen kehityksessä (kuvitteellinen)",
        ("--origin", "family", "--target", "need/puheen-ja-kielen-kehitys", "--area", "Esimerkkilä"),
    ),
    ("kymenlaakso-tarpeet", "Tarpeet ja alueet Kymenlaaksossa", ("--area", "Kymenlaakso", "--view", "coverage")),
)
"""Names of files, what they show, and what is asked for."""


def main(folder: Path) -> None:
    """Write all pictures and their list."""
    with TemporaryDirectory() as place:
        address = f"sqlite:{place}/network.sqlite"
        store = open_store(address)
        for name in BUNDLED:
            load(store, Path("loaders", "bundled", name))
        store.close()
        for name, _, asked in PICTURES:
            command = ["draw", *asked, "-o", str(folder / f"{name}.svg"), "--as-of", AS_OF, "--store", address]
            if run(command) != 0:
                raise SystemExit(f"{name}: not drawn")
    lines = [f"- [{title}]({name}.svg): `seinaton draw {' '.join(asked)}`" for name, title, asked in PICTURES]
    (folder / "README.md").write_text("\n".join((*_HEAD, *lines, "")), encoding="utf-8")


_HEAD = (
    "<!-- generated folder: python -m docs.generate.pictures -->",
    "# Oppaan kuvat",
    "",
    f"Ohjelma on piirtänyt kuvat mukana tulevista verkostoista päivänä {AS_OF}. Oppaassa: [Kuvat](../kuvat.md).",
    "",
)

if __name__ == "__main__":
    main(Path(sys.argv[1]))
