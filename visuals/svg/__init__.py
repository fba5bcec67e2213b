"""Pictures as SVG: a file that stands alone, and the same drawing within a page.

Nothing moves or opens in them, and nothing is fetched. The geometry is that of the page's canvas.
"""

from __future__ import annotations

from visuals.svg.paint import style_sheet
from visuals.svg.sheet import still, svg

__all__ = ["still", "style_sheet", "svg"]
