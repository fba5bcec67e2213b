"""Pictures of the network: what an answer shows, drawn.

A picture is another form of an answer: ``answer → drawing → placed → page, SVG, GraphML, GEXF``.
``drawing.py`` is what every picture is made of; ``views/`` makes drawings of answers, one file a view; ``layout/`` says
where things stand; ``style.py`` how they look; ``svg.py``, ``heat.py``, ``graph_files.py`` and ``page/`` are the forms.
This package imports ``graph`` only.
"""
