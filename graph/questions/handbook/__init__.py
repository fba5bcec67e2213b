"""The handbook (käsikirja) of an area: what a new worker needs to know of the network, each statement with its source.

``question.py`` puts it together; each other file writes the sections of one matter and has one function
``sections(draft)``. The words are in ``sentences.csv``. A new section is one file and one line in ``question.py``.
"""
