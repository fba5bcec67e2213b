"""One page before a network meeting: what is open, what was agreed, what has changed, who has not been seen.

``question.py`` puts it together; each other file writes one section. The words are in ``sentences.csv``.
"""
