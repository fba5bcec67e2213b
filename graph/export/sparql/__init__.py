"""Questions in SPARQL over the export, each in a process of its own that can be stopped.

pyoxigraph answers fast, but it has no time-out, cannot be told to stop, and would fetch what a query names from the
network. So:

- ``index.py``: the export as an RDF store on disk, made once for a state of the network and what a reader may see
- ``holding.py``: which of these are in use, so that nobody removes them
- ``refused.py``: what a query may not hold
- ``limits.py``: how much time, memory and result a query may take
- ``child.py``: the process that answers one query and is fenced in
- ``asking.py``: asks it, ends it, and tells what went wrong
"""
