"""A small made-up network that tells what the bundled texts do not: referrals, providers, ends, other words."""

from __future__ import annotations

from tests.networks import area, confirmation, helping, initiative, link, need, network, organisation, thing

KIELI, PUHE, KUNTA, KYLA = "need/m-kieli", "need/m-puhe", "area/m-kunta", "area/m-kyla"
KAUPUNKI, YHDISTYS, SEURAKUNTA = (f"organisation/m-{one}" for one in ("kaupunki", "yhdistys", "seurakunta"))
NEUVOLA, TERAPIA, PARI, KERHO = (f"service/m-{one}" for one in ("neuvola", "puheterapia", "pari", "kerho"))
VERKOSTO = "network/m-verkosto"

_PLACES_AND_NEEDS = (
    area("m-kunta"),
    area("m-kyla", "district"),
    link("part_of", KYLA, KUNTA),
    need("m-kieli"),
    need("m-puhe"),
    link("broader", PUHE, KIELI),
)
_SERVICES = (
    *helping("m-neuvola", KIELI, KUNTA, access="open"),
    *helping("m-puheterapia", PUHE, KYLA, access="referral needed"),
    *helping("m-pari", KIELI, KUNTA),
    *helping("m-kerho", f"{KIELI} {PUHE}", KUNTA),
    *helping("m-aie", KIELI, KUNTA, modality="planned", valid_from="2026-06"),
    *helping("m-tuskin", KIELI, KUNTA, modality="in_force", status="planned"),
    *helping("m-entinen", PUHE, KUNTA, valid_to="2025-12"),
    *helping("m-viimeista-paivaa", PUHE, KUNTA, valid_to="2026-11-22"),
    *helping("m-tauko", PUHE, KUNTA, status="paused"),
    *helping("m-tuleva", PUHE, KUNTA, valid_from="2027"),
    *helping("m-epavarma", PUHE, KUNTA, status="unknown"),
    *helping("m-paikaton", PUHE),
    *helping("m-aavistus", PUHE, KUNTA, said_on=""),
    thing("service/m-ehka"),
    link("meets", "service/m-ehka", PUHE, modality="proposed"),
    link("meets", "service/m-ehka", KIELI),
    link("available_in", "service/m-ehka", KUNTA),
    *(initiative(one, **ends) for one, ends in (("m-hanke", {"ends": "2025"}), ("m-ohjelma", {"ends": "2030"}))),
    *(initiative(one) for one in ("m-pilotti", "m-jatkuva")),
    link("part_of", "initiative/m-pilotti", "initiative/m-hanke"),
    link("part_of", "initiative/m-jatkuva", "initiative/m-ohjelma"),
    *(link("meets", f"initiative/{one}", PUHE) for one in ("m-pilotti", "m-jatkuva")),
    *(link("available_in", f"initiative/{one}", KUNTA) for one in ("m-pilotti", "m-jatkuva")),
)
_ACTORS = (
    organisation("m-kaupunki", ytunnus="0000001-9", sector="municipal administration"),
    organisation("m-stad", name_sv="Staden", sector="state", ytunnus="0000001-9", said_on="2020", locator="elsewhere"),
    organisation("m-yhdistys", sector="third sector"),
    organisation("m-seurakunta", sector="church"),
    organisation("m-koulut", generic=True),
    thing("team/m-tiimi"),
    link("part_of", "team/m-tiimi", YHDISTYS),
    link("provides", KAUPUNKI, NEUVOLA, role="responsible"),
    link("provides", YHDISTYS, TERAPIA),
    link("provides", YHDISTYS, PARI, role="producer"),
    link("provides", SEURAKUNTA, KERHO),
    link("provides", "organisation/m-koulut", "service/m-epavarma"),
    link("refers_to", NEUVOLA, TERAPIA, manner="guided", feedback="always"),
    link("refers_to", TERAPIA, PARI, modality="planned"),
    link("refers_to", PARI, NEUVOLA),
    link("cooperates_with", KAUPUNKI, SEURAKUNTA, manner="network"),
    link("cooperates_with", "team/m-tiimi", KERHO, manner="network", modality="planned"),
    network("m-verkosto"),
    link("member_of", KAUPUNKI, VERKOSTO),
    link("member_of", KERHO, VERKOSTO),
    link("member_of", "organisation/m-koulut", VERKOSTO),
    link("coordinates", YHDISTYS, VERKOSTO),
)
_OTHER_WORDS = (
    thing(NEUVOLA, name="Neuvola ennen", access="guided", said_on="2020", dataset="e"),
    link("available_in", NEUVOLA, KUNTA, extent="part", said_on="2019", dataset="e"),
    confirmation(PARI, verified_on="2026-11-01", dataset="e"),
    thing("observation/m-huoli", visibility="network", text_fi="Jono kasvaa."),
    link("concerns", "observation/m-huoli", TERAPIA),
)
MADE_UP = (*_PLACES_AND_NEEDS, *_SERVICES, *_ACTORS, *_OTHER_WORDS)
