"""Text in a spreadsheet's cell: an apostrophe before what could be taken for a formula.

Whoever opens a CSV file or workbook with a spreadsheet would otherwise run what somebody wrote into a name (CSV
injection; the defence is OWASP's). The workbook's reader takes the apostrophe away again.
"""

from __future__ import annotations

import re

# A text that already begins with an apostrophe gets one more where it would be read back as guarded. "#" begins a
# remark in the workbook's format.
_TO_GUARD = re.compile(r"'*[=+\-@\t\r]|'+#")
_GUARDED = re.compile(r"'+[=+\-@\t\r#]")


def guard(text: str) -> str:
    """The text with an apostrophe before it if a spreadsheet could take it for a formula."""
    return f"'{text}" if _TO_GUARD.match(text) else text


def unguard(text: str) -> str:
    """The text that ``guard`` was given."""
    return text[1:] if text[:1] == "'" and _GUARDED.match(text) else text
