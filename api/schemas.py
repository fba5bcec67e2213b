"""The published JSON Schemas: the exact form of every question's answer as JSON, the same from every door.

``python -m api.schemas [FOLDER]`` writes one file for each question, and a README that lists them, into a folder
(``docs/schemas``). They follow from the answers' dataclasses: a new question brings its schema by itself.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.questions import questions
from graph.questions.base import Question

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DEFAULT_FOLDER = Path("docs/schemas")

_OPENING = """\
<!-- generated folder: python -m api.schemas -->
# JSON Schemas of the answers

What `--format json` prints, one file a question (JSON Schema, draft 2020-12). Every field is always there: `null`, an
empty list and an empty object mean "not recorded" or "nothing", never "does not exist"; an empty text in a source
means that it does not say. Fields that a schema does not name do not occur.

| question | schema | its items |
| --- | --- | --- |
"""


def schema(question: Question) -> dict[str, Any]:
    """The schema of a question's answer as it is written to JSON: all fields required, no others allowed."""
    from pydantic import TypeAdapter

    made = TypeAdapter(question.answer_type).json_schema(mode="serialization")
    for one in (made, *made.get("$defs", {}).values()):
        _close(one)
    made["properties"]["question"] = {"const": question.name}
    about = {"$schema": DIALECT, "$id": f"{question.name}.json", "title": f"Answer to {question.name}"}
    return {**about, **{name: part for name, part in made.items() if name != "title"}}


def _close(shape: dict[str, Any]) -> None:
    """Make every field of an object required and refuse others; titles that only repeat a name are dropped."""
    if "properties" not in shape:
        return
    shape["additionalProperties"] = False
    shape["required"] = list(shape["properties"])
    for part in shape["properties"].values():
        part.pop("title", None)
        part.pop("default", None)


def published() -> Iterator[tuple[str, str]]:
    """Name and content of each file of the folder."""
    listed = _OPENING
    for question in questions().values():
        made = schema(question)
        name = f"{question.name}.json"
        yield name, json.dumps(made, ensure_ascii=False, indent=2) + "\n"
        listed += f"| {question.name} | [{name}]({name}) | {made.get('description', '')} |\n"
    yield "README.md", listed


def write(folder: Path) -> None:
    """Write all files into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in published():
        (folder / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_FOLDER)
