"""Which terms of official vocabularies stand for our kinds, properties and relations.

What has no row here is written under our own term of the same name (``names.Names.term``). The classes and
cardinalities are those of CPSV-AP 3.2.0, CPOV 2.1.2, W3C ORG, SKOS and PROV-O; ``docs/rdf.md`` shows the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CLASSES: Mapping[str, tuple[str, ...]] = {
    "Area": ("dct:Location",),
    "Network": ("org:OrganizationalCollaboration", "org:Organization", "foaf:Agent"),
    "Organisation": ("org:Organization", "foaf:Agent"),
    "Team": ("org:OrganizationalUnit", "org:Organization", "foaf:Agent"),
    "Professional": ("org:Post",),
    "Service": (),
    "Place": ("org:Site",),
    "Channel": ("cv:Channel",),
    "Need": ("skos:Concept",),
    "TargetGroup": ("skos:Concept",),
    "Method": ("skos:Concept",),
    "Guideline": ("dct:Standard",),
    "Initiative": ("foaf:Project",),
    "Event": ("prov:Activity", "schema:Event"),
    "Observation": (),
}
"""Official classes of what is real, beside our own class of the kind. A service's hang on who provides it."""

PUBLIC_SERVICE = "cpsv:PublicService"
OTHER_SERVICE = "schema:Service"
PUBLIC_ORGANISATION = "cv:PublicOrganisation"

PUBLIC_TYPES = ("municipality", "wellbeing services county", "joint authority", "state", "national body")
PUBLIC_SECTORS = ("municipal administration", "state")
OTHER_SECTORS = ("third sector", "church", "private")
"""An organisation is a public body by its type, or by its sector where no type is recorded; of neither, it is none."""

SCHEMES: Mapping[str, str] = {"Need": "needs", "TargetGroup": "target-groups", "Method": "methods"}
"""Kinds that are concepts, and the name of the scheme that holds them."""

AGENTS = ("Organisation", "Team", "Network")

NAMES = ("dct:title", "skos:prefLabel")
"""What every thing's name is written as."""

PROPERTIES: Mapping[str, str] = {
    "summary": "dct:description",
    "status": "adms:status",
    "organisation_type": "org:classification",
    "channel_type": "dct:type",
}
"""Properties whose value is written under one official term."""

BESIDE = frozenset({"latitude", "longitude", "address", "postal_code", "modality", "certainty"})
"""Properties that are not written value by value: place and address together, modality and certainty of everything."""


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A direct triple for a relation in force: ``predicate`` from source to target, or back with ``inverse``.

    It holds for the kinds of ends that are named (none: any), and with ``public`` only where both ends are public
    services.
    """

    predicate: str
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    inverse: bool = False
    public: bool = False

    def fits(self, source: str, target: str) -> bool:
        """Whether it holds between two kinds."""
        return (not self.sources or source in self.sources) and (not self.targets or target in self.targets)


SHORTCUTS: Mapping[str, tuple[Shortcut, ...]] = {
    "part_of": (
        Shortcut("dct:isPartOf", ("Area", "Network", "Place", "Initiative", "Event")),
        Shortcut("org:subOrganizationOf", ("Organisation",)),
    ),
    "broader": (Shortcut("skos:broader"),),
    "member_of": (
        Shortcut("org:hasMember", ("Organisation", "Team"), inverse=True),
        Shortcut("dct:hasPart", ("Service", "Place", "Channel"), inverse=True),
    ),
    "provides": (
        Shortcut("org:hasSite", ("Organisation", "Team", "Network"), ("Place",)),
        Shortcut("cv:ownedBy", ("Organisation", "Team", "Network"), ("Channel",), inverse=True),
    ),
    "works_in": (Shortcut("org:postIn", targets=("Organisation", "Team", "Network")),),
    "meets": (Shortcut("cv:isClassifiedBy"),),
    "serves": (Shortcut("dct:audience"),),
    "available_in": (Shortcut("dct:spatial"),),
    "located_in": (Shortcut("dct:spatial"),),
    "reached_through": (Shortcut("cv:hasChannel", ("Service",)),),
    "refers_to": (Shortcut("cv:relatedService", ("Service",), ("Service",), public=True),),
    "cooperates_with": (Shortcut("org:linkedTo", ("Organisation",), ("Organisation",)),),
    "guided_by": (Shortcut("dct:conformsTo"),),
    "takes_part": (Shortcut("prov:wasAssociatedWith", ("Organisation", "Team"), ("Event",), inverse=True),),
    "different_from": (Shortcut("owl:differentFrom"),),
}
"""Official direct triples by kind of link, beside our own of each kind. ``ends.py`` writes those that need more than
the kinds of the ends: who is the competent authority or another provider, a unit's body, what follows whom.
"""

STATEMENT_CLASSES: Mapping[str, str] = {"refers_to": "ReferralStep", "cooperates_with": "Cooperation"}
"""Relations whose statements have a class of our own beside ``sn:Statement``."""

IDENTIFIER_AGENCIES: Mapping[str, str] = {"ytunnus": "PRH", "ptv": "DVV"}
"""Who gives an identifier out. OIDs come from several agencies, each under a node of its own."""

MUNICIPALITIES = "http://uri.suomi.fi/codelist/jhs/kunta_1_20230101/code/"
COUNTIES = "http://uri.suomi.fi/codelist/jhs/hyvinvointialue_1_20211013/code/"
AREA_CODES: Mapping[str, str] = {"municipality": MUNICIPALITIES, "wellbeing services county": COUNTIES}
"""Official code lists of areas (Finnish Interoperability Platform): code 240 is Kemi, county 21 Lapland."""

_PTV = "http://uri.suomi.fi/codelist/ptv/"
MATCH_SCHEMES: Mapping[str, str] = {
    "yso": "http://www.yso.fi/onto/yso/",
    "koko": "http://www.yso.fi/onto/koko/",
    "ptvserclass2": f"{_PTV}ptvserclass2/code/",
    "ptvkohderyhmat": f"{_PTV}ptvkohderyhmat/code/",
    "ptvelti": f"{_PTV}ptvelti/code/",
}
"""Prefixes of ``matches`` and the addresses they stand for: ``yso:p13050``, ``ptvkohderyhmat:KR1.2``."""
