"""The network itself: what was said, how sayings become one graph, and what the graph answers.

A newcomer's map, in the order the data flows:

- ``model/``      records (``records.py``), the one table of kinds and properties (``vocabulary/``),
                  dates (``dates.py``), words for finding (``text.py``), words for people (``wording.py``)
- ``merge/``      checks of what a file says (``check.py``), who is the same (``identity.py``), and how several
                  sayings become one merged record (``merge.py``, the only place that merges)
- ``store/``      the contract (``base.py``), where a store is (``address.py``), what a change writes (``changing.py``),
                  and the engines (``sqlite/``)
- ``questions/``  one file a question; ``naming.py`` finds what a person means by a name
- ``errors.py``   everything that can go wrong, without a word about HTTP or the command line
"""
