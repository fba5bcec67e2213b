"""Pictures of the network: what an answer shows, drawn.

A picture is another form of an answer: ``answer → drawing → placed → page, SVG, GraphML, GEXF``.
``drawing.py`` is what every picture is made of; ``views/`` makes drawings of answers, a file a view; ``bunches.py``
closes what is too much at first; ``layout/`` says where things stand; ``style.py`` and ``legend.py`` how they look
and what that means; ``scene.py`` what is seen of it. The forms are ``svg/``, ``heat/``, ``graph_files.py``,
``rows.py`` with ``table.py``, and ``page/``. ``picture.py`` is the door. This package imports ``graph`` only.
"""
