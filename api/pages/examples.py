"""Addresses to try, by the path of an operation. They ask the bundled networks."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, str] = {
    "/search": "/search?text=neuvola&limit=3",
    "/browse": "/browse?kind=Network",
    "/partners": "/partners?need=vertaistuki&area=Kemi&age=3",
    "/routes": "/routes?origin=family&target=puheen+kehitys&area=Esimerkkil%C3%A4",
    "/gaps": "/gaps?area=Kemi",
    "/coverage": "/coverage?area=Kymenlaakso",
    "/network": "/network?area=Kemi",
    "/changes": "/changes?since=0&limit=5",
    "/handbook/{slug}": "/handbook/kemi",
    "/services/{slug}": "/services/kemi",
    "/nodes/{kind}/{slug}": "/nodes/service/perheiden-piha",
    "/datasets": "/datasets",
}
