"""Text that stays on its line and in its direction, wherever it is shown."""

from __future__ import annotations

import re

# Control characters, the separators of lines and paragraphs, and marks that turn the direction of writing.
_NOT_ON_A_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def one_line(text: str) -> str:
    """The text with blanks for what would end its line or turn its direction.

    A name from a file must not forge lines of an answer, or steer a terminal.
    """
    return _NOT_ON_A_LINE.sub(" ", text)
