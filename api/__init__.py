"""The doors: the command line now (``cli.py``), HTTP and pages later. Doors know words, formats and exit codes.

- ``settings.py``  the settings, read once from the environment
- ``cli.py``       the ``seinaton`` program and its exit codes; ``commands/`` one file a group of commands
- ``printing.py``  an answer as text, JSON or CSV; ``wording.py`` errors and findings in plain words
- ``schemas.py``   the published JSON Schemas of the answers
"""
