"""The doors: the command line (``cli.py``) and HTTP (``app.py``). Doors know words, formats, exit codes and statuses.

- ``settings.py``  the settings, read once from the environment
- ``cli.py``       the ``seinaton`` program and its exit codes; ``commands/`` one file a group of commands
- ``app.py``       the HTTP application; ``routes/`` one file a group of addresses; ``exception_handlers.py``
  errors as HTTP tells them (``problems.py``); ``spool.py`` exports as files that are made once
- ``printing.py``  an answer as text, JSON or CSV; ``files.py`` as a workbook or paper; ``wording.py`` errors and
  findings in plain words
- ``desk.py``      tokens of the HTTP door, and its secret; ``sealed.py`` the store under digests that tell nothing;
  ``loaded.py`` what is loaded as far as a reader sees it; ``guards/`` what stands before its routes: rate, headers,
  what is noted
- ``pages/``       answers as pages; ``problem_page.py`` problems as pages; ``description.py`` completes OpenAPI
- ``language.py``, ``typed.py``  the languages, and what a person typed, as both doors take them
- ``schemas.py``   the published JSON Schemas of the answers; ``examples/`` real answers, as the description shows them
"""
