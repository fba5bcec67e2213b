"""A paper as one HTML page that stands alone: no script, no picture, no request to anywhere.

It reads on a telephone and in the dark, by keyboard and aloud, and prints on A4.
"""

from __future__ import annotations

from api.paper import parts
from api.wording import say
from graph.questions.paper import PaperAnswer


def as_html(answer: PaperAnswer) -> bytes:
    """The page of a paper."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    paper = parts.cleaned(answer)
    environment = Environment(
        loader=PackageLoader("api.paper"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=lambda value: "" if value is None else value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    page = environment.get_template("paper.html").render(
        paper=paper,
        say=lambda key: say(key, paper.language),
        day_and_data=parts.day_and_data(paper),
        warnings=parts.warnings(paper),
        beginning=parts.beginning(paper),
        left_out=parts.left_out(paper),
        sections=parts.levelled(paper),
        in_contents=parts.in_contents(paper) if parts.has_contents(paper) else [],
        on_one_sheet=parts.on_one_sheet(paper),
        letter_size=parts.letter_size(paper),
        references=lambda line: parts.references(line, paper),
        web_address=parts.web_address,
    )
    return page.encode()
