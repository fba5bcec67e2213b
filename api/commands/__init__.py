"""The commands of the ``seinaton`` program, one file a group; ``api/cli.py`` puts them together."""
