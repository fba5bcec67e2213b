"""A Word document as bytes: what it says of itself, and nothing of the machine or the moment it is written at."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

from api.paper.word_style import LOCALES
from graph.export.parcels import without_times
from graph.questions.paper import PaperAnswer

if TYPE_CHECKING:
    from docx.document import Document

_LONGEST_TITLE = 255
"""Letters that a property of a document may have."""
_THUMBNAIL = "metadata/thumbnail"


def file_of(document: Document, paper: PaperAnswer) -> bytes:
    """The file of a document. The same paper gives the same bytes, whenever it is written."""
    _describe(document, paper)
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype.endswith(_THUMBNAIL)]:
        del relations[key]  # a picture of the library's empty template
    written = BytesIO()
    document.save(written)
    out = BytesIO()
    without_times(written, out, keep_times=True)  # those of the paper's own day
    return out.getvalue()


def _describe(document: Document, paper: PaperAnswer) -> None:
    own = document.core_properties
    own.title, own.language = paper.heading[:_LONGEST_TITLE], LOCALES[paper.language]
    own.author = own.last_modified_by = own.comments = ""
    own.created = own.modified = datetime.fromisoformat(paper.as_of)
    own.revision = 1
