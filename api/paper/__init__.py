"""Papers as files that people print and take along.

The door decides what a paper looks like; ``parts`` says once what stands in it beside its sections, and each writer
sets the same parts in the same order. What comes from data is text and stays text: no name can become a heading, a
link or a tag of any form. The same answer always gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from api.paper.html import as_html
from api.paper.markdown import as_markdown
from api.paper.word import as_word
from graph.questions.paper import PaperAnswer

WRITERS: Mapping[str, Callable[[PaperAnswer], bytes]] = {"html": as_html, "md": as_markdown, "docx": as_word}
"""What writes a paper, by the ending of the file's name."""
