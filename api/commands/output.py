"""An answer in a file: which kind of file it becomes, and writing it whole or not at all."""

from __future__ import annotations

from pathlib import Path

from graph.errors import BadQuestion
from graph.questions.base import Question


def ending(question: Question, form: str, output: str | None) -> str:
    """The kind of file that is asked for; empty for an answer that is printed. Raises BadQuestion before any work.

    A workbook is asked for by its form, a paper by the ending of the file's name.
    """
    if form == "xlsx":
        if output is None:
            raise BadQuestion("xlsx-needs-output")
        return form
    if output is None:
        return ""
    if not question.as_paper:
        raise BadQuestion("output-needs-xlsx")
    if form != "table":
        raise BadQuestion("output-or-format")
    kind = Path(output).suffix.removeprefix(".").lower()
    if kind not in question.as_paper:
        raise BadQuestion("output-ending", path=output, known=", ".join(f".{one}" for one in question.as_paper))
    return kind


def write_new(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all; what is there already is not written over."""
    try:
        with path.open("xb") as out:
            try:
                out.write(content)
                out.flush()
            except OSError:
                path.unlink(missing_ok=True)
                raise
    except FileExistsError:
        raise BadQuestion("file-exists", path=str(path)) from None
    except OSError as error:
        raise BadQuestion("file-not-written", path=str(path), reason=error.strerror) from error
