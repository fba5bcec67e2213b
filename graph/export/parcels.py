"""Files that are parcels of parts (.xlsx, .docx), without the time of writing: the same content, the same bytes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_CORE = "docProps/core.xml"
_TIME = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
"""Where the parcel says when it was made and changed (ECMA-376 part 2, 10)."""

_NO_TIME = rb"\g<1>1980-01-01T00:00:00Z\g<2>"
"""The earliest time that a ZIP file can tell, as all its parts tell it here."""


def without_times(written: Path | IO[bytes], out: Path | IO[bytes], keep_times: bool = False) -> None:
    """Copy a parcel, no part of it with the time of writing.

    ``keep_times``: what it says of its own making stays, because it comes from the content.
    """
    with ZipFile(written) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            part = ZipInfo(entry.filename)
            part.compress_type = ZIP_DEFLATED
            if entry.filename == _CORE and not keep_times:
                new.writestr(part, _TIME.sub(_NO_TIME, old.read(entry)))
                continue
            with old.open(entry) as source, new.open(part, "w") as target:
                shutil.copyfileobj(source, target, 1 << 20)
