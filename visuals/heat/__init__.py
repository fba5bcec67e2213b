"""Which needs are met where, as a heat map: a file that stands alone, and the same within a page.

It shows a ``CoverageAnswer`` and says no more than it: an empty cell means that nothing is recorded.
"""

from __future__ import annotations

from visuals.heat.sheet import heat_still, heat_svg

__all__ = ["heat_still", "heat_svg"]
