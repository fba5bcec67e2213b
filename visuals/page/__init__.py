"""The picture that one can move, search and filter: a page in a browser.

``build.py`` makes nodes, edges and options of a placed drawing, ``data.py`` what the page's script is given,
``figure.py`` the marked-up parts (picture and its tables) that a page of the site takes in, ``alone.py`` a file that
opens without any site. ``script/`` draws; without it the still picture, the texts and the tables are there.
"""
