"""Check the documents: links inside the repository lead somewhere, generated pages are up to date.

A page that a program writes names it in its first line::

    <!-- generated: python -m docs.generate.model -->

What follows ``python`` is run from the repository's root and what it prints is compared with the page. A program
that writes several files is named in the first line of a page of their folder::

    <!-- generated folder: python -m api.schemas -->

It is run with an empty folder as its last argument, and what it leaves there is compared with the page's folder.
``--write`` writes such pages and folders anew instead. Each finding is a line; exit code 1 says that there are any.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

GENERATED = re.compile(r"\A<!-- generated(?P<folder> folder)?: python (?P<arguments>.+?) -->\n")
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)(?: \"[^\"]*\")?\)")
HEADING = re.compile(r"^#+ (?P<words>.+)$", re.MULTILINE)
FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
SKIPPED = {".venv", ".git", ".pytest_cache", "build", "dist"}


def pages(root: Path) -> list[Path]:
    """All Markdown files of the repository, in order."""
    return sorted(path for path in root.rglob("*.md") if not SKIPPED.intersection(path.relative_to(root).parts))


def anchors(text: str) -> set[str]:
    """The names that headings of a page can be linked by, as GitHub makes them."""
    words = (match["words"].strip().lower() for match in HEADING.finditer(FENCED.sub("", text)))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in words}


def broken_links(root: Path, page: Path) -> Iterator[str]:
    """A line for each link of the page that leads to no file or heading of the repository."""
    text = page.read_text(encoding="utf-8")
    for match in LINK.finditer(FENCED.sub("", text)):
        target = match["target"]
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        place = (page.parent / path).resolve() if path else page
        if not place.exists():
            yield f"{page.relative_to(root)}: the link {target} leads nowhere"
        elif anchor and place.suffix == ".md" and anchor not in anchors(place.read_text(encoding="utf-8")):
            yield f"{page.relative_to(root)}: the link {target} names no heading"


def generated(root: Path, page: Path) -> dict[Path, str]:
    """What the page's program makes today: the text of each file; nothing for a page that no program writes."""
    match = GENERATED.match(page.read_text(encoding="utf-8"))
    if match is None:
        return {}
    command = [sys.executable, *shlex.split(match["arguments"])]
    if match["folder"] is None:
        return {page: _run(root, page, command)}
    with TemporaryDirectory() as folder:
        _run(root, page, [*command, folder])
        return {page.parent / one.name: one.read_text(encoding="utf-8") for one in sorted(Path(folder).iterdir())}


def _run(root: Path, page: Path, command: list[str]) -> str:
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{page.relative_to(root)}: its program failed\n{done.stderr}")
    return done.stdout


def check(root: Path, write: bool) -> int:
    """Check all pages below a folder, or write the generated ones anew; the exit code."""
    findings: list[str] = []
    for page in pages(root):
        for path, made in generated(root, page).items():
            if path.exists() and path.read_text(encoding="utf-8") == made:
                continue
            if write:
                path.write_text(made, encoding="utf-8")
                print(f"{path.relative_to(root)}: written anew")
            else:
                findings.append(f"{path.relative_to(root)}: not up to date; make docs writes it anew")
        findings.extend(broken_links(root, page))
    for finding in findings:
        print(finding)
    print(f"Documents: {len(pages(root))} pages, {len(findings)} findings.")
    return 1 if findings else 0


if __name__ == "__main__":
    raise SystemExit(check(Path(__file__).resolve().parent.parent, write="--write" in sys.argv[1:]))
