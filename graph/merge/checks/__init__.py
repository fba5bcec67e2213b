"""What can be wrong in one file: one module a group of checks, each a pure function of the file's contents.

Every check takes ``Contents`` and yields findings; ``graph.merge.check`` lists and runs them. The codes that
a check may give, with level and facts, stand in ``faults.FAULTS``; their words in
``graph/model/sentences.csv``.
"""
