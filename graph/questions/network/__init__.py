"""Network: which things there are and how they are connected, as data for pictures and their tables.

``question.py`` is the question; ``answer.py`` what comes back; ``reading.py`` reads what may be shown, nearest first;
``folding.py`` tells the links of services, teams and roles as those of whoever they belong to, where they are not
shown themselves; ``telling.py`` puts things and links into words.
"""
