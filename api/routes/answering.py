"""One question answered over HTTP: where to, in which form, and whether the reader has the answer already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from fastapi import Request, Response

from api.pages.reader import reader_of
from api.pages.site import Site
from api.routes.addresses import moved
from api.routes.forms import MEDIA_TYPES, PICTURES, RDF, Format, Handed, chosen, handed, offered
from api.routes.freshness import Freshness
from api.settings import Settings
from graph.export.base import Wish
from graph.questions.base import Answer, Asking, ListAnswer, Question
from graph.store.base import Readable, Revision, View
from visuals.layout.keeping import mark
from visuals.picture import picture_of
from visuals.views import can_be_drawn

_BY_REVISION = ("changes",)
"""Questions whose answer hangs on the number of the revision, too: on how the network became what it is."""

FURTHEST = 10_000
"""Items that may be left out at the beginning: whoever wants all of a large network takes an export."""

_DRAWN = {Format.page, *PICTURES}
"""Forms in which there is a picture."""
_FILE_ENDINGS = {Format.things: "things.csv", Format.links: "links.csv"}
_ENDINGS = {f".{one.value}": one for one in (Format.json, Format.ttl, Format.jsonld)} | {".html": Format.page}
"""Endings of a thing's address by which its form is chosen."""


def named_in_address(question: Question) -> str:
    """The parameter that stands in the address: the area of a paper, and the thing that is shown."""
    return "area" if question.as_paper else "node"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: ``named`` is the id in the address, "" where there is none; ``given`` the question's parameters;
    ``offset`` how many items are left out at the beginning.
    """

    named: str
    given: Mapping[str, Any]
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers one question."""

    question: Question
    settings: Settings
    store: Readable
    site: Site

    def answer(self, request: Request, asking: Asking, asked: Asked, form: str | None) -> Response:
        """The answer to a request, in the form of a name, or in the one that its headers want. Raises what the question
        raises.
        """
        wanted = chosen(self.question, form, request.headers.get("accept", ""))
        if asked.named:
            named, wanted = self._by_ending(asking, asked.named, wanted)
            asked = replace(asked, named=named)
            if elsewhere := moved(self.store, asking, request, named):
                return elsewhere
        fresh = Freshness(request, asking, f"{wanted.value} {self._mark(wanted)}")
        # Pictures hang on where things stand, too. It is looked at first: places that change meanwhile make a newer
        # picture under an older tag, and never the other way round.
        placed = self.store.ask(mark) if can_be_drawn(self.question.name) and wanted in _DRAWN else ""
        if known := fresh.known(lambda: self._state(self.store.ask(lambda view: view.revision)) + placed):
            return known
        made, revision = self._made(request, asking, asked, wanted)
        headers = {**fresh.headers(self._state(revision) + placed), **made.headers}
        return Response(made.content, media_type=made.media_type, headers=headers)

    def _by_ending(self, asking: Asking, named: str, wanted: Format) -> tuple[str, Format]:
        """The id without an ending that chooses a form. An id may end so itself, and then is that."""
        ending = next((one for one in _ENDINGS if named.endswith(one)), "")
        if not ending or self.question.name != "show":
            return named, wanted
        is_id = self.store.ask(lambda view: view.select("record", asking.scope, ids=[named]).nodes)
        return (named, wanted) if is_id else (named.removesuffix(ending), _ENDINGS[ending])

    def _made(self, request: Request, asking: Asking, asked: Asked, wanted: Format) -> tuple[Handed, Revision]:
        if wanted in RDF:
            return self._rdf(asking, asked.named, wanted)
        if wanted is Format.page:
            return self.store.ask(lambda view: self._page(view, request, asking, asked))
        if wanted in PICTURES:
            return self.store.ask(lambda view: self._picture(view, asking, asked, wanted))
        found = self.store.ask(lambda view: self._found(view, asking, asked))
        made = handed(found, wanted)
        headers = {**made.headers, **self._next(request, found, asked)}
        return replace(made, headers=headers), Revision(found.revision, found.digest)

    def _page(self, view: View, request: Request, asking: Asking, asked: Asked) -> tuple[Handed, Revision]:
        """The answer as a page. What stands around the answer is of the same revision as it."""
        found = self._found(view, asking, asked)
        forms = [one.value for one in offered(self.question) if one not in (*RDF, *PICTURES)]
        content = self.site.answer(view, self.question, reader_of(request, asking.language), found, forms)
        policy = {"Content-Security-Policy": self.site.policy_of(self.question)}
        return Handed(content, MEDIA_TYPES[Format.page], policy), Revision(found.revision, found.digest)

    def _picture(self, view: View, asking: Asking, asked: Asked, wanted: Format) -> tuple[Handed, Revision]:
        """The answer, drawn, as a file to keep."""
        found = self._found(view, asking, asked)
        content = picture_of(view, found).file(wanted.value)
        name = f"{found.question}.{_FILE_ENDINGS.get(wanted, wanted.value)}"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Handed(content, MEDIA_TYPES[wanted], headers), Revision(found.revision, found.digest)

    def _found(self, view: View, asking: Asking, asked: Asked) -> Answer:
        """The answer, or the part of it that begins at the offset."""
        given = dict(asked.given)
        if asked.offset:
            given["limit"] += asked.offset
        if asked.named:
            given[named_in_address(self.question)] = asked.named
        found: Answer = self.question.answer(view, asking, **given)
        if not asked.offset:
            return found
        assert isinstance(found, ListAnswer)
        told = {**found.asked, "limit": asked.given["limit"], "offset": asked.offset}
        return replace(found, asked=told, items=found.items[asked.offset :])

    def _rdf(self, asking: Asking, named: str, wanted: Format) -> tuple[Handed, Revision]:
        """What is known of a thing, as RDF."""
        from graph.export.rdf.one_thing import one_thing

        wish = Wish(asking, base_uri=self.settings.base_uri, publisher=self.settings.publisher)
        content, revision = self.store.ask(lambda view: (one_thing(view, wish, named, RDF[wanted]), view.revision))
        return Handed(content, MEDIA_TYPES[wanted], {}), revision

    def _mark(self, wanted: Format) -> str:
        """What an answer hangs on beside the network: the settings that stand in it."""
        return f"{self.settings.base_uri} {self.settings.publisher}" if wanted in RDF else self.site.mark

    def _state(self, revision: Revision) -> str:
        return f"{revision.number} {revision.digest}" if self.question.name in _BY_REVISION else revision.digest

    def _next(self, request: Request, found: Answer, asked: Asked) -> dict[str, str]:
        """Where the next part of an answer is (RFC 8288), if there is one."""
        in_parts = any(one.cuts_items for one in self.question.parameters)
        if not in_parts or not any(one.code == "more" for one in found.left_out):
            return {}
        offset = asked.offset + asked.given["limit"]
        if offset > FURTHEST:
            return {}
        following = request.url.include_query_params(offset=offset)
        return {"Link": f'<{following.path}?{following.query}>; rel="next"'}
