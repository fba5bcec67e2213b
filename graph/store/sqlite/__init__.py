"""The embedded store: one SQLite file, no server. ``store.py`` is its door."""
