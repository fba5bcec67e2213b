"""The lines of a paper as a table, for those who count or sort them."""

from __future__ import annotations

from graph.questions.paper import PaperAnswer

HEADINGS = ["section", "text", "marks", "details", "references"]


def rows(answer: PaperAnswer) -> list[list[str]]:
    """One row per line; several marks or details are separated by " | "."""
    return [
        [
            section.title,
            ": ".join(one for one in (line.title, line.text) if one),
            " | ".join(one.text for one in line.marks),
            " | ".join(f"{one.name}: {one.value}" for one in line.details),
            line.references or "",
        ]
        for section in answer.items
        for line in section.lines
    ]
