"""The lines of a paper as a table, for those who count or sort them."""

from __future__ import annotations

from graph.questions.paper import Line, PaperAnswer

HEADINGS = ["section", "text", "marks", "details", "references", "fictional"]


def rows(answer: PaperAnswer) -> list[list[str]]:
    """One row per line; several marks or details are separated by " | ".

    A paper all of which is made up says so once, not at its lines: then every row is marked.
    """
    lines = [line for section in answer.items for line in section.lines]
    throughout = answer.fictional and not any(_made_up(line) for line in lines)
    return [
        [
            section.title,
            ": ".join(one for one in (line.title, line.text) if one),
            " | ".join(one.text for one in line.marks),
            " | ".join(f"{one.name}: {one.value}" for one in line.details),
            line.references or "",
            str(throughout or _made_up(line)),
        ]
        for section in answer.items
        for line in section.lines
    ]


def _made_up(line: Line) -> bool:
    return any(one.code == "fictional" for one in line.marks)
