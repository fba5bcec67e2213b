"""Every question's page: an address at which it is answered from the bundled networks, and what else pages are."""

from __future__ import annotations

LANGUAGES = ("fi", "sv", "en")
ANSWERED = {
    "search": "/search?text=neuvola&limit=3",
    "show": "/nodes/service/perheiden-piha",
    "partners": "/partners?need=vertaistuki&area=Kemi",
    "routes": "/routes?origin=family&target=puheen%20kehitys&area=Esimerkkil%C3%A4",
    "gaps": "/gaps?area=Kemi",
    "coverage": "/coverage?area=Kymenlaakso",
    "handbook": "/handbook/kemi",
    "services": "/services/kemi",
    "browse": "/browse?kind=Network",
    "network": "/network?area=Kemi&limit=20",
    "changes": "/changes?since=0&limit=5",
    "meeting": "/meeting/kemi",
}
"""By question. ``meeting`` is for the network alone."""
FOR_THE_NETWORK = ("meeting",)
PUBLIC = {name: address for name, address in ANSWERED.items() if name not in FOR_THE_NETWORK}
PLAIN = ("/", "/coordination", "/about", "/docs", "/datasets")
"""Pages that answer no question of the register."""
FAMILY = {
    "start": "/",
    "form of partners": "/partners",
    "form of routes": "/routes",
    "form of services": "/services",
    "form of search": "/search",
    "partners": PUBLIC["partners"],
    "partners, made up": "/partners?need=uni%20ja%20nukkuminen&area=Esimerkkil%C3%A4",
    "routes": PUBLIC["routes"],
    "services": PUBLIC["services"],
    "search": PUBLIC["search"],
    "service": PUBLIC["show"],
}
"""Pages that somebody may look at with a family."""


def with_language(address: str, language: str) -> str:
    """An address in a language."""
    return f"{address}{'&' if '?' in address else '?'}language={language}"
