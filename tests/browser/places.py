"""All pages: those without a question, every question's form and an answer to it, things of every kind, problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.questions import questions

LANGUAGES = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True)
class Spot:
    """A page: its address, what it answers with, and what its reader may see."""

    address: str
    status: int = 200
    scopes: str = ""

    def told(self, language: str) -> str:
        """The address in a language."""
        return f"{self.address}{'&' if '?' in self.address else '?'}language={language}"


PLAIN = ("/", "/coordination", "/about", "/docs", "/datasets")
ANSWERS: Mapping[str, Spot] = {
    "partners": Spot("/partners?need=vertaistuki&area=Kemi&age=3"),
    "routes": Spot("/routes?origin=family&target=need/puheen-ja-kielen-kehitys&area=Esimerkkilä"),
    "gaps": Spot("/gaps?area=Kemi"),
    "coverage": Spot("/coverage?area=Kymenlaakso"),
    "network": Spot("/network?area=Kemi"),
    "changes": Spot("/changes?since=0&limit=20"),
    "search": Spot("/search?text=neuvola"),
    "browse": Spot("/browse?kind=Service"),
    "show": Spot("/nodes/service/perheiden-piha"),
    "handbook": Spot("/handbook/kemi"),
    "services": Spot("/services/kemi"),
    "meeting": Spot("/meeting/kemi", scopes="network"),
}
"""An answer of every question."""

FURTHER: Mapping[str, Spot] = {
    "partners, made up": Spot("/partners?need=uni ja nukkuminen&area=Esimerkkilä"),
    "partners, none": Spot("/partners?need=asuminen&area=Kemi&in_force=true"),
    "routes, none": Spot("/routes?origin=family&target=need/puheen-ja-kielen-kehitys&area=Kemi"),
    "gaps, made up": Spot("/gaps?area=Esimerkkilä"),
    "network, of one": Spot("/network?node=Perheiden piha"),
    "services, to print": Spot("/services/kemi?format=html"),
    "meeting, to print": Spot("/meeting/kemi?format=html", scopes="network"),
    "form of SPARQL": Spot("/sparql"),
    "SPARQL, wrong": Spot("/sparql?query=x", 400),
    "search, none": Spot("/search?text=xyzzy"),
}
THINGS = (
    "area/kemi",
    "network/kemin-perhekeskus",
    "organisation/mll-kemi",
    "team/kemin-perhekeskuksen-asiakasraati",
    "place/pruntsi",
    "need/puheen-ja-kielen-kehitys",
)
PROBLEMS: Mapping[str, Spot] = {
    "sign-in needed": Spot("/meeting/kemi", 401),
    "not allowed": Spot("/meeting/kemi", 403, scopes="personal"),
    "no such page": Spot("/nowhere", 404),
    "no such thing": Spot("/nodes/service/nowhere", 404),
    "no such need": Spot("/partners?need=vauva", 404),
    "several things": Spot("/routes?origin=family&target=neuvola", 409),
    "nothing filled in": Spot("/partners?need=&area=Kemi", 422),
    "no number": Spot("/partners?need=vertaistuki&age=abc", 422),
}


def spots() -> dict[str, Spot]:
    """Every page by name."""
    sees = {name: "network" if one.sees_network else "" for name, one in questions().items()}
    forms = {f"form of {name}": Spot(f"/{name}", scopes=sees[name]) for name in sorted(sees) if name != "show"}
    answers = {f"answer of {name}": ANSWERS[name] for name in sorted(sees)}
    things = {f"thing {one}": Spot(f"/nodes/{one}") for one in THINGS}
    return {**{f"page {one}": Spot(one) for one in PLAIN}, **forms, **answers, **FURTHER, **things, **PROBLEMS}
