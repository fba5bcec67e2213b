"""Text in XML: without what a file of it cannot hold, or would not give back when it is read."""

from __future__ import annotations

import re

# XML 1.0, section 2.2. Carriage returns are no longer there once a file has been read.
_NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """The text without characters that XML does not know, its lines ended by a line feed. Nothing is escaped."""
    return _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
