"""Open Referral HSDS 3.0, the format of service directories: as one JSON file, and as a folder of CSV tables.

A newcomer's map: ``fields.py`` names the standard's tables and fields; ``tables.py`` holds the rows; ``network.py``
tells what is in force; ``building.py`` brings these together, and ``services.py``, ``organisations.py``,
``locations.py``, ``contacts.py`` and ``attributes.py`` write rows of what their names say. ``json_form.py`` nests the
rows, ``csv_form.py`` writes them as they are. What goes where, and what is lost: ``docs/export-hsds.md``.

The standard: https://docs.openreferral.org/en/v3.0/.
"""
