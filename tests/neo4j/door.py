"""The program before a Neo4j server: what somebody types, what they are told, and what is in the database then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.journeys.program import TODAY, Done, run_inside
from tests.neo4j.database import Database

PASSWORD = "verysecret-4711"
"""Of servers that ask for one. No output may hold it."""

_NODES = "MATCH (n) WHERE NOT n:Lease RETURN elementId(n) AS id, labels(n) AS labels, properties(n) AS own ORDER BY id"
_LINKS = """
MATCH (a)-[l]->(b)
RETURN elementId(l) AS id, elementId(a) AS a, type(l) AS type, elementId(b) AS b, properties(l) AS own ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Door:
    """The program with one store."""

    address: str
    language: str = "en"

    def run(self, command: str, *arguments: str) -> Done:
        """Run a command; nothing it says holds a password or a stack trace."""
        day = ("--as-of", TODAY) if command in {"search", "partners", "show", "changes"} else ()
        done = run_inside(command, "--store", self.address, "--language", self.language, *day, *arguments)
        for text in (done.out, done.err):
            assert PASSWORD not in text
            assert "Traceback" not in text
        return done

    def text(self, command: str, *arguments: str) -> str:
        """The answer of a command that must succeed and say nothing beside it."""
        done = self.run(command, *arguments)
        assert (done.code, done.err) == (0, ""), done.err
        return done.out

    def refused(self, command: str, *arguments: str) -> str:
        """The one sentence of a command that must fail."""
        done = self.run(command, *arguments)
        assert (done.code, done.out) == (1, ""), done
        assert done.err.endswith("\n")
        assert done.err.count("\n") == 1
        return done.err.strip()


def book(folder: Path, services: Mapping[str, str]) -> str:
    """A folder of CSV files with these services (slug → summary) and the need that they meet; its path."""
    folder.mkdir(exist_ok=True)
    everywhere = "need/uni;area/omala;channel/ajanvaraus;muistio"
    sheets = {
        "Dataset": ["id;title", "omat;Data omat"],
        "Document": ["id;title;date;date_basis", "muistio;Muistio;2026-11-15;stated"],
        "Area": ["id;name@fi;area_type;document", "area/omala;Omala;municipality;muistio"],
        "Channel": ["id;name@fi;channel_type;url;document", "channel/ajanvaraus;Aika;web;https://example.org/;muistio"],
        "Need": ["id;name@fi;document", "need/uni;Uni;muistio"],
        "Service": [
            "id;name@fi;summary@fi;meets;available_in;reached_through;document",
            *(f"service/{slug};{slug.title()};{summary};{everywhere}" for slug, summary in services.items()),
        ],
    }
    for sheet, lines in sheets.items():
        (folder / f"{sheet}.csv").write_text("\n".join((*lines, "")), encoding="utf-8")
    return str(folder)


def contents(database: Database) -> list[dict[str, Any]]:
    """Every node and relationship with all that it carries; only the note of who writes is left out."""
    return database.run(_NODES) + database.run(_LINKS)
