"""The files of the repository and the text inside them, for the privacy scan.

Text files are read as UTF-8 (UTF-16 with its mark); ``\\u00e4`` and ``&auml;`` are read as the letters they
stand for. Of .xlsx and .docx files every XML part is read, so that properties, comments and hidden
sheets are seen too. Other binary files hold no text to look at.
"""

from __future__ import annotations

import codecs
import html
import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

OFFICE = {".xlsx", ".xlsm", ".docx"}
LARGEST_PART = 50_000_000
"""Bytes of one part of an office file; a larger one is not of ours."""

_INSIDE_WORD = re.compile(r"</?(?:w:)?(?:t|r)(?:\s[^>]*)?>")
_TAG = re.compile(r"<[^>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def repository_files(root: Path) -> list[Path]:
    """Every file that is in the repository or would be added to it: tracked, or new and not ignored."""
    # A clone that belongs to another user is read all the same.
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    listed = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout
    paths = (root / name for name in listed.decode("utf-8").split("\0") if name)
    return sorted({path for path in paths if path.is_file()})


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """(part, text) of each text inside a file; ``part`` is empty for a plain text file."""
    content = path.read_bytes()
    if path.suffix.lower() in OFFICE:
        yield from _office_texts(content)
        return
    text = _decoded(content)
    if text is not None:
        yield "", _readable(text)


def _decoded(content: bytes) -> str | None:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content[:8192]:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _readable(text: str) -> str:
    if "\\u" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return html.unescape(text) if "&" in text else text


def _office_texts(content: bytes) -> Iterator[tuple[str, str]]:
    """The XML parts without tags. A word is often cut into runs: those tags leave no gap, others do."""
    with zipfile.ZipFile(io.BytesIO(content)) as office:
        for part in office.infolist():
            if part.file_size > LARGEST_PART or not part.filename.endswith((".xml", ".rels", ".vml")):
                continue
            xml = office.read(part).decode("utf-8", errors="replace")
            yield part.filename, html.unescape(_TAG.sub("\n", _INSIDE_WORD.sub("", xml)))
