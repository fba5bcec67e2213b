"""Ways out: the network in the formats of other programs. The mirror image of ``loaders/``.

A newcomer's map: ``base.py`` says what an export is and what is asked of it, ``contents.py`` streams what goes into
one (whom it is for, which area), ``gathered.py`` holds all of it, ``standing.py`` says what counts as in force where no
day is asked. ``rdf/`` writes RDF and ``sparql/`` asks it, ``graph_formats.py`` writes graphs, ``two_mode.py`` with
``affiliations.py`` tables of who met whom, ``hsds/`` Open Referral HSDS; ``parcels.py`` keeps times out of files. A
new one is a file here and a line in ``exports``. The workbook's own form is written where it is read,
in ``loaders/workbook/`` (``docs/decisions/0014-exports.md``).
"""

from __future__ import annotations

from graph.export.base import Export


def exports() -> dict[str, Export]:
    """Every export of this package by name, in the order that doors list them."""
    from graph.export.graph_formats import graph_exports
    from graph.export.hsds.forms import hsds_exports
    from graph.export.rdf.described import describing_exports
    from graph.export.rdf.forms import rdf_exports
    from graph.export.rdf.publishing import publishing_exports
    from graph.export.two_mode import two_mode_export

    of_rdf = (*rdf_exports(), *describing_exports(), *publishing_exports())
    return {one.name: one for one in (*of_rdf, *graph_exports(), two_mode_export(), *hsds_exports())}
