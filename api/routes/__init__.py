"""The routes of the HTTP door, one file for what belongs together. ``api/app.py`` joins them."""
