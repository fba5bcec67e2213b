"""Pages: the same answers as for programs, for people in a browser. They work without any script.

``site`` makes a page, ``reader`` knows who reads and leads on to other pages, ``fields`` are the form of a question,
``cards`` show an answer that has no template of its own. A question's page is ``templates/NAME.html`` if there is one,
else ``answer.html``: a new question has a page without a line here. Words stand in ``sentences.csv``.
"""
