"""Pictures of the network: the drawn page, tables and SVG.

Nothing is drawn yet. The views come here, one file each: style, layout, the page and its templates, the
table, SVG.
This package imports ``graph`` only.
"""
