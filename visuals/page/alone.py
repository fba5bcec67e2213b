"""The picture as one file that opens by a double click: it fetches nothing and needs no site."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Mapping
from importlib.resources import files
from mimetypes import guess_type

from markupsafe import Markup

from visuals.drawing import Placed
from visuals.page.figure import environment, figure, script, style
from visuals.page.vis import vis_network

_NONE = "'none'"
_TYPES = {"svg": "image/svg+xml", "graphml": "application/graphml+xml", "gexf": "application/gexf+xml"}


def page(placed: Placed, still: Markup, contents: Mapping[str, bytes]) -> bytes:
    """The whole page (UTF-8). ``still``: the same picture (``svg.still``); ``contents``: files to take along, by
    name.

    Raises NoDrawingScript where vis-network is not installed as expected.
    """
    parts = figure(placed, still, packed=[_packed(name, content) for name, content in contents.items()])
    scripts = (vis_network(), script())
    css = alone_style()
    text = (
        environment()
        .get_template("alone.html")
        .render(
            drawing=placed.drawing,
            policy=policy(css, *scripts),
            style=Markup(css),
            scripts=[Markup(one) for one in scripts],
            figure=parts,
        )
    )
    return text.encode(errors="replace")  # half a character from somewhere must not keep the page away


def _packed(name: str, content: bytes) -> dict[str, str]:
    """A file so that it is small and opens the same on every day."""
    kind = _TYPES.get(name.rpartition(".")[2]) or guess_type(name)[0] or "application/octet-stream"
    packed = gzip.compress(content, mtime=0)
    return {"name": name, "type": kind, "content": base64.b64encode(packed).decode()}


def alone_style() -> str:
    """The style of a page that stands alone."""
    return "\n".join((files("visuals.page").joinpath("alone.css").read_text(encoding="utf-8"), style()))


def policy(style: str, *scripts: str) -> str:
    """The page may run its own scripts, be styled by its style and show pictures that it holds; nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hashed, scripts)) or _NONE}",
            f"style-src {_hashed(style)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
