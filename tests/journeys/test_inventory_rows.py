"""What five public texts say, row by row of the inventory, asked as a user would ask it.

Each saying is looked for in what ``seinaton show`` answers: the fact in words, and with it the whole line of its
source (document, place in it, date, age, how far along it is, whether it is said outright).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from tests.journeys.program import Program, codes, ids

SOURCES = {
    "000": (
        "Asiakkaat halutaan mukaan uuden perhekeskuksen suunnitteluun Kemissä",
        "marraskuu–joulukuu 2020, päätelty",
        5,
    ),
    "001": ("Perhekeskus: oman alueemme perhekeskusta kehittämässä", "15.2.2019", 7),
    "002": ("Kemin perhekeskuksen uutiskirje, kevät 2021", "kevät 2021, päätelty", 5),
    "003": ("Perhekeskus kokoaa lapsiperheiden palvelut yhteen myös verkossa", "noin 2021, päätelty", 4),
    "004": ("Kemin perhekeskuksen marraskuun verkostotapaaminen", "1.12.2023", 2),
}
"""Title, date in words and full years since, of each text."""

OUR_WORDS = "omat-sanat"
"""The document of translations and words to search by: they are this project's, not the texts'."""

KEMI, KAKSI, KYMEN = "Kemin perhekeskus", "Kaksineuvoisen perhekeskus", "Kymenlaakson perhekeskus"
MEETING = "Kemin perhekeskuksen verkostotapaaminen marraskuussa 2023"
NEXT = "Kemin perhekeskuksen verkostotapaaminen joulukuussa 2023"
PANEL = "Kemin perhekeskuksen asiakasraati"
HANDBOOK = "Kemin perhekeskuksen käsikirja"
PLANNERS = "Odottavien olohuoneen moniammatillinen suunnitteluryhmä"
TEAMS = "Perheiden sosiaalityön ja perhetyön alueelliset tiimit (Kymenlaakso)"
PILOT = "Puheterapia jalkautuu varhaiskasvatukseen (pilotti)"
AT_HOME = "Varhaisen perhetyön kehittäminen – viiveetön tuki kotiin (pilotti)"
PROJECT = "Tulevaisuuden sosiaali- ja terveyskeskus -hanke 2020–2022 (Kymsote)"
TULSOTE = "Lapin Tulevaisuuden sote-keskus -hanke (TulSote)"
PLACES = "Perhekeskuksen kohtaamispaikkatoiminta, Kymenlaakso"
EARLY = "Ehkäisevä työ ja varhainen tuki etusijalla"
SERVICES = "Perhekeskuksen palvelut (Kaksineuvoinen)"
OWN_PLACES = "Kohtaamispaikat, Kaksineuvoinen"


class Said(NamedTuple):
    """One saying: of what, the fact in words, the text and the place in it.

    ``how`` and ``sure`` are how far along it is and whether it is said outright, where the inventory settles that.
    """

    of: str
    fact: str
    text: str
    place: str
    how: str = ""
    sure: str = ""


ROWS: dict[int, tuple[Said, ...]] = {
    1: (
        Said(KEMI, "saatavilla alueella: Kemi", "000", "rivi 7, virke 1", "suunniteltu"),
        Said(KEMI, "verkostossa mukana: Äitiys- ja lastenneuvola, Kemi", "000", "rivi 11, virke 2", "voimassa"),
        Said(KEMI, "verkostossa mukana: Perhetyö, Kemi", "000", "rivi 11, virke 2", "voimassa"),
        Said(KEMI, "verkostossa mukana: Lapsiperheiden kotipalvelu, Kemi", "000", "rivi 11, virke 2", "voimassa"),
        Said(KEMI, "verkostossa mukana: Perheneuvola, Kemi", "000", "rivi 11, virke 2", "voimassa"),
        Said(KEMI, "verkostossa mukana: Lastenvalvojien palvelut, Kemi", "000", "rivi 11, virke 2", "voimassa"),
        Said("lastenvalvojat", "mainittu esimerkkinä: kyllä", "000", "rivi 11, virke 2", "voimassa"),
        Said("lastenvalvojat", "saatavilla alueella: Kemi", "000", "rivi 11, virke 1", "voimassa"),
    ),
    2: (
        Said(KEMI, "tekee yhteistyötä: Varhaiskasvatus, Kemi", "000", "rivi 11, virke 3", "voimassa"),
        Said(KEMI, "tekee yhteistyötä: Koulut (Kemi)", "000", "rivi 11, virke 3", "voimassa"),
        Said(KEMI, "tekee yhteistyötä: Lastensuojelu, Kemi", "000", "rivi 11, virke 3", "voimassa"),
        Said(KEMI, "tekee yhteistyötä: Lastenpsykiatria, Kemi", "000", "rivi 11, virke 3", "voimassa"),
        Said(KEMI, "tekee yhteistyötä: Järjestöt (Kemi)", "000", "rivi 11, virke 3", "voimassa"),
        Said(KEMI, "tekee yhteistyötä: Seurakunnat (Kemi)", "000", "rivi 11, virke 3", "voimassa"),
        Said("Seurakunnat (Kemi)", "nimeämätön joukko: kyllä", "000", "rivi 11, virke 3", "voimassa"),
    ),
    3: (
        Said(KEMI, f"käyttää menetelmää: {EARLY}", "000", "rivi 9, virke 1", "voimassa"),
        Said(KEMI, "käyttää menetelmää: Ratkaisut suunnitellaan perheen kanssa", "000", "rivi 13, virke 2", "voimassa"),
        Said(KEMI, "noudattaa ohjetta: Kemin kaupungin omat linjaukset", "000", "rivi 17, virke 1", "voimassa"),
        Said(
            KEMI, "noudattaa ohjetta: Kansalliset linjaukset (Kemin perhekeskus)", "000", "rivi 17, virke 1", "voimassa"
        ),
        Said(
            KEMI,
            "noudattaa ohjetta: Maakunnalliset linjaukset (Kemin perhekeskus)",
            "000",
            "rivi 17, virke 1",
            "voimassa",
        ),
    ),
    4: (
        Said(KAKSI, "saatavilla alueella: Kuntayhtymä Kaksineuvoisen alue", "001", "rivi 3, virke 1"),
        Said("Kuntayhtymä Kaksineuvoinen", f"kehittää: {KAKSI}", "001", "rivi 9, virke 1"),
        Said("Jäsenkunnat (Kaksineuvoinen)", "nimeämätön joukko: kyllä", "001", "rivi 9, virke 1", "voimassa"),
        Said("LAPE", "kehittää: Lasten ja perheiden palvelut (valtakunnallisesti)", "001", "rivi 7, virke 1", ""),
        Said(
            KAKSI,
            "koordinoijana: Perhekeskuskoordinaattori (Kaksineuvoinen)",
            "001",
            "rivi 33, virke 1",
            "voimassa",
        ),
        Said(
            KAKSI,
            "noudattaa ohjetta: Perhekeskuksen valtakunnallinen esite",
            "001",
            "rivi 27, virke 1",
            "voimassa",
        ),
    ),
    5: (
        Said(
            SERVICES,
            "toteutetaan paikassa: Varhaiskasvatuksen tilat (Kaksineuvoinen)",
            "001",
            "rivi 11, virke 3",
            "mahdollista",
        ),
        Said(SERVICES, "toteutetaan paikassa: Koulun tilat (Kaksineuvoinen)", "001", "rivi 11, virke 3", "mahdollista"),
        Said(
            SERVICES, "toteutetaan paikassa: Perheiden kodit (Kaksineuvoinen)", "001", "rivi 11, virke 3", "mahdollista"
        ),
        Said(
            "Vammaispalvelut, Kaksineuvoinen",
            f"toteutetaan paikassa: {KAKSI}",
            "001",
            "rivi 17, virke 1",
            "mahdollista",
        ),
        Said(
            "Lastensuojelu, Kaksineuvoinen", f"toteutetaan paikassa: {KAKSI}", "001", "rivi 17, virke 1", "mahdollista"
        ),
        Said(
            KAKSI, "käyttää menetelmää: Perheen tilanne nähdään kokonaisuutena", "001", "rivi 15, virke 2", "voimassa"
        ),
    ),
    6: (
        Said(OWN_PLACES, "auttaa tässä: Vertaistuki", "001", "rivi 19, virke 2", "voimassa"),
        Said(OWN_PLACES, "auttaa tässä: Muiden perheiden tapaaminen", "001", "rivi 19, virke 2", "voimassa"),
        Said(OWN_PLACES, f"käyttää menetelmää: {EARLY}", "001", "rivi 19, virke 2", "voimassa"),
        Said(OWN_PLACES, "kehittämässä: Järjestöt (Kaksineuvoinen)", "001", "rivi 19, virke 3"),
        Said(OWN_PLACES, "kehittämässä: Seurakunnat (Kaksineuvoinen)", "001", "rivi 19, virke 3"),
    ),
    7: (
        Said(
            KEMI,
            "noudattaa ohjetta: Kemin laaja hyvinvointikertomus 2017–2021",
            "002",
            "rivit 2–18, virke 1",
            "voimassa",
        ),
        Said("Kemin perhekeskuksen suunnitteluvaihe", "päättyy: 30.6.2021", "002", "rivit 109–110, virke 1"),
        Said(
            "Kemin perhekeskuksen suunnitteluvaihe",
            "koostuu näistä: Kemin lasten ja perheiden palvelujen nykytilan kartoitus",
            "002",
            "rivit 2–18, virke 2",
            "voimassa",
        ),
        Said(
            "Tarve kehittää varhaista tukea ja ennakoivaa työtä",
            f"koskee: {KEMI}",
            "002",
            "rivit 2–18, virke 4",
            "voimassa",
        ),
        Said("Painopiste erityispalveluista peruspalveluihin", f"koskee: {KEMI}", "002", "rivit 20–28", "voimassa"),
        Said(KEMI, "kehittämässä: Perhekeskussuunnittelija (Kemi)", "002", "rivi 44"),
        Said(KEMI, "yhteys tätä kautta: Perhekeskus Kemissä, Facebook", "002", "rivi 184", "voimassa"),
    ),
    8: (
        Said("Perheiden piha", "toteutuminen: suunniteltu", "002", "rivit 84–86", "suunniteltu"),
        Said(
            "Perheiden piha",
            "voimassa alkaen: elokuu 2021 (suunnitelman mukaan)",
            "002",
            "rivit 102–108, virke 2",
            "",
            "",
        ),
        Said("Perheiden piha", "toteutetaan paikassa: Pruntsi", "002", "rivit 84–86", "suunniteltu"),
        Said("Perheiden piha", "koordinoijana: MLL (Kemi)", "002", "rivit 88–90", "suunniteltu"),
        Said("Perheiden piha", "koordinoijana: Kemin kaupunki", "002", "rivit 88–90", "suunniteltu"),
        Said("Perheiden piha", "maksu (fi): maksuton", "002", "rivit 92–100"),
        Said("Perheiden piha", "järjestäjä tai tuottaja: Järjestöt (Kemi)", "002", "rivit 92–100", "suunniteltu"),
        Said("Perheiden piha", "auttaa tässä: Vertaistuki", "002", "rivit 92–100", "suunniteltu", "pääteltävissä"),
        Said(PANEL, "toteutuminen: tavoite", "002", "rivit 185–188", "tavoite"),
        Said(PANEL, "toteutetaan paikassa: Pruntsi", "002", "rivit 185–188", "tavoite"),
    ),
    9: (
        Said(KEMI, "tästä on noussut esiin: Palveluohjausta vahvistetaan", "002", "rivit 63–77, virke 1", "voimassa"),
        Said(
            KEMI, "tästä on noussut esiin: Vanhemmuuden tukea vahvistetaan", "002", "rivit 63–77, virke 1", "voimassa"
        ),
        Said(
            KEMI, "tästä on noussut esiin: Sähköisiä palveluja vahvistetaan", "002", "rivit 63–77, virke 1", "voimassa"
        ),
        Said(TULSOTE, "koordinoi: Lappi", "002", "rivit 63–77, virke 3"),
        Said(TULSOTE, "mukana: Lapin maakunnan kunnat", "002", "rivit 63–77, virke 3"),
    ),
    10: (
        Said("Varhaiskasvatus, Kemi", "käyttää menetelmää: Lapset puheeksi", "002", "rivit 118–136, virke 3"),
        Said("Varhaiskasvatuksen opettajat (Kemi)", "lukumäärä: 53", "002", "rivit 118–136, virke 3", "voimassa"),
        Said(
            "Sosiaali- ja terveyspalvelut (Kemi)",
            "käyttää menetelmää: Lapset puheeksi",
            "002",
            "rivit 118–136, virke 3",
            "suunniteltu",
        ),
        Said(
            "Vasu-keskustelut, Kemi",
            "käyttää menetelmää: Lapset puheeksi",
            "002",
            "rivit 138–146, virke 1",
            "mahdollista",
        ),
        Said(
            "Lapset puheeksi -keskustelujen yhteiset toimintaperiaatteet (Kemi)",
            "toteutuminen: suunniteltu",
            "002",
            "rivit 118–136, virke 4",
            "suunniteltu",
        ),
    ),
    11: (
        Said(HANDBOOK, "toteutuminen: suunniteltu", "002", "rivit 156–164", "suunniteltu"),
        Said(HANDBOOK, "voimassa alkaen: kesäkuu 2021 (suunnitelman mukaan)", "002", "rivit 34–36"),
        Said(HANDBOOK, "noudattaa ohjetta: Perhekeskuksen ABC", "002", "rivit 172–176", "voimassa"),
        Said(
            "Perhekeskuksen ABC", "kehittämässä: Terveyden ja hyvinvoinnin laitos", "002", "rivit 172–176", "voimassa"
        ),
    ),
    12: (
        Said("Kymenlaakson perhekeskusalueet", "lukumäärä: 9", "003", "rivi 9, virke 4", "voimassa"),
        Said("Kymenlaakson perhekeskusalueet", "nimeämätön joukko: kyllä", "003", "rivi 9, virke 4", "voimassa"),
        Said(KYMEN, "tekee yhteistyötä: Kunnat (Kymenlaakso)", "003", "rivi 9, virke 1", "voimassa"),
        Said(KYMEN, "tekee yhteistyötä: Järjestöt (Kymenlaakso)", "003", "rivi 9, virke 1", "voimassa"),
        Said(KYMEN, "tekee yhteistyötä: Seurakunnat (Kymenlaakso)", "003", "rivi 9, virke 1", "voimassa"),
        Said(KYMEN, "toteutetaan paikassa: Haminan sote-keskus", "003", "rivi 11, virke 2", "suunniteltu"),
        Said(KYMEN, "toteutetaan paikassa: Valkealan koulukeskus", "003", "rivi 11, virke 2", "suunniteltu"),
        Said(KYMEN, "toteutetaan paikassa: Neuvolat (Kymenlaakso)", "003", "rivi 11, virke 2", "suunniteltu"),
        Said(
            KYMEN,
            "koordinoijana: Vastaava perhekeskuskoordinaattori (Kymsote)",
            "003",
            "rivi 13, virke 2",
            "voimassa",
        ),
        Said(
            PROJECT,
            "koordinoijana: Perhekeskuskokonaisuuden projektivastaava (Kymsote)",
            "003",
            "rivi 21, virke 1",
            "voimassa",
        ),
        Said(PROJECT, "päättyy: 2022", "003", "rivi 15, virke 1"),
        Said(PROJECT, f"kehittää: {KYMEN}", "003", "rivi 15, virke 1"),
    ),
    13: (
        Said(TEAMS, f"kehittämässä: {PROJECT}", "003", "rivi 17, virke 1"),
        Said("Lapsen mielenterveyden varhainen tuki", f"kehittämässä: {PROJECT}", "003", "rivi 17, virke 1", ""),
        Said(
            TEAMS,
            "täällä työskentelee: Sosiaalityöntekijät (perhekeskusten tiimit)",
            "003",
            "rivi 19, virke 1",
            "voimassa",
        ),
        Said(
            TEAMS, "täällä työskentelee: Perheterapeutti (perhekeskusten tiimit)", "003", "rivi 19, virke 1", "voimassa"
        ),
        Said(TEAMS, "käyttää menetelmää: Systeeminen työote", "003", "rivi 19, virke 3", "voimassa"),
        Said(TEAMS, "käyttää menetelmää: Sama työntekijä jatkaa perheen kanssa", "003", "rivi 19, virke 2", "tavoite"),
        Said(
            "Systeeminen työote",
            "tästä on noussut esiin: Systeeminen työote tuo perheen ja palvelut lähemmäs",
            "003",
            "rivi 21, virke 1",
            "voimassa",
        ),
    ),
    14: (
        Said(PILOT, "saatavilla alueella: Kouvola", "003", "rivi 23, virke 2"),
        Said(PILOT, "auttaa tässä: Puheen ja kielen kehitys", "003", "rivi 23, virke 2"),
        Said(PILOT, f"kuuluu osana: {PROJECT}", "003", "rivi 23, virke 1", "", "pääteltävissä"),
        Said(AT_HOME, f"kuuluu osana: {PROJECT}", "003", "rivi 23, virke 3", "", "pääteltävissä"),
        *(
            Said("Lasten kehitykselliset palvelut", f"auttaa tässä: {need}", "003", "rivi 25, virke 1", "voimassa")
            for need in (
                "Motoriset taidot",
                "Tarkkaavaisuus ja keskittyminen",
                "Puheen ja kielen kehitys",
                "Oppimisvalmiudet ja oppiminen",
                "Sosiaaliset ja vuorovaikutustaidot",
            )
        ),
    ),
    15: (
        Said(PLACES, "on tarkoitettu: Lapset", "003", "rivi 29, virke 1", "voimassa"),
        Said(PLACES, "toteutetaan paikassa: Perhekahvila", "003", "rivi 29, virke 4", "mahdollista"),
        Said(
            PLACES,
            "noudattaa ohjetta: Perhekeskuksen kohtaamispaikan valtakunnalliset kriteerit",
            "003",
            "rivi 31, virke 1",
            "voimassa",
        ),
        Said(
            "Kotkan kohtaamispaikkaverkosto",
            "verkostossa mukana: Avoin varhaiskasvatus, Kotka",
            "003",
            "rivi 29, virke 5",
            "voimassa",
        ),
        Said(
            "Kotkan kohtaamispaikkaverkosto", "verkostossa mukana: MLL (Kotka)", "003", "rivi 29, virke 5", "voimassa"
        ),
        Said(
            "Kotkan kohtaamispaikkaverkosto",
            "verkostossa mukana: Seurakunta (Kotka)",
            "003",
            "rivi 29, virke 5",
            "voimassa",
        ),
    ),
    16: (
        Said(PLANNERS, "lukumäärä: 9", "003", "rivi 42, virke 1", "voimassa"),
        *(
            Said(PLANNERS, f"mukana: {party}", "003", "rivi 42, virke 1", "voimassa")
            for party in (
                "Neuvolan terveydenhoitajat (Kymenlaakso)",
                "Äitiysfysioterapeutti (Kymenlaakso)",
                "Avoin varhaiskasvatus, Kymenlaakso",
                "Perheohjaajat (Odottavien olohuoneen ryhmä)",
                "Perhekeskuskoordinaattorit (Kymenlaakso)",
                "MLL Kaakkois-Suomen piiri",
                "Kymenlaakson ensi- ja turvakotiyhdistys",
                "Perheasiainneuvottelukeskus (Kymenlaakso)",
                "Perheneuvola, Kymenlaakso",
            )
        ),
        Said("service/onks-taa-normaalia-chat", "on tarkoitettu: Nuoret", "003", "rivi 36, virke 1", "voimassa"),
        Said(
            "Fyysinen perhevalmennus, Kymenlaakso",
            "nykytila: päättynyt",
            "003",
            "rivi 38, virke 2",
            "",
        ),
        Said(
            "Vauvaperheiden uniryhmä, Kymenlaakso",
            "nykytila: nykytila ei tiedossa",
            "003",
            "rivi 40, virke 1",
        ),
        Said(KYMEN, "yhteys tätä kautta: kymenlaaksonperhekeskus.fi", "003", "rivi 48, virke 1", "voimassa"),
    ),
    17: (
        Said(MEETING, "alkaa: 14.11.2023", "004", "rivi 7, virke 1", "voimassa"),
        Said(MEETING, "mukana: Kemin kaupunki", "004", "rivi 7, virke 1", "voimassa"),
        Said(MEETING, "mukana: Lapin hyvinvointialue", "004", "rivi 7, virke 1", "voimassa"),
        Said(MEETING, "mukana: Seurakunta (Kemi)", "004", "rivi 7, virke 1", "voimassa"),
        Said(MEETING, "mukana: Järjestöt (Kemi)", "004", "rivi 7, virke 1", "voimassa"),
        Said(NEXT, "toteutetaan paikassa: Jukolan kohtaamispaikka", "004", "rivi 13, virke 4", "suunniteltu"),
        Said(NEXT, "mukana: Perheiden parissa työskentelevät (Kemi)", "004", "rivi 13, virke 2", "kutsuttu"),
        Said(NEXT, "mukana: Järjestöjen vapaaehtoiset (Kemi)", "004", "rivi 13, virke 2", "kutsuttu"),
        Said(KEMI, "mukana: Kemin perhekeskuksen asiakkaat", "004", "rivi 13, virke 3", "haetaan mukaan"),
    ),
    18: (
        Said(MEETING, "täällä nousi esiin: Monialainen työ on verkoston vahvuus", "004", "rivi 7, virke 6", "voimassa"),
        Said(
            MEETING,
            "täällä nousi esiin: Tiedottamista verkoston sisällä pitää kehittää",
            "004",
            "rivi 7, virke 6",
            "voimassa",
        ),
        Said(
            MEETING, "täällä nousi esiin: Perhekeskuksen koordinaatio on epäselvä", "004", "rivi 7, virke 7", "voimassa"
        ),
        Said(
            MEETING, "täällä nousi esiin: Huoli tuen saamisesta ja löytämisestä", "004", "rivi 11, virke 4", "voimassa"
        ),
        Said("Perhekeskuksen koordinaatio on epäselvä", "millainen asia: huoli", "004", "rivi 7, virke 7", "voimassa"),
        Said(
            "Monialainen työ on verkoston vahvuus", "millainen asia: toimii hyvin", "004", "rivi 7, virke 6", "voimassa"
        ),
        Said(
            "Äitiys- ja lastenneuvola, Kemi",
            "tekee yhteistyötä: Varhaiskasvatus, Kemi",
            "004",
            "rivi 9, virke 2",
            "ehdotettu",
        ),
    ),
    19: (
        Said("koulunuorisotyö", "toteutetaan paikassa: Koulujen tilat (Kemi)", "004", "rivi 9, virke 4", "voimassa"),
        Said(KEMI, "käyttää menetelmää: Yhteisövaikuttavuus", "004", "rivi 9, virke 5", "käynnissä"),
        Said(
            "Koulujen hyvinvointityön työkalupakki (Kemi)",
            "toteutuminen: käynnissä",
            "004",
            "rivi 9, virke 6",
            "",
        ),
        Said(KEMI, "käyttää menetelmää: Neuvokas perhe", "004", "rivi 11, virke 3", "ehdotettu"),
        Said("enjaksa.fi", "verkko-osoite: https://enjaksa.fi/", "004", "rivi 9, virke 7", "voimassa"),
        Said("normaali.fi", "saatavilla alueella: Kemi", "004", "rivi 9, virke 7", "voimassa"),
        Said("Pyydä apua! -nappi", "saatavilla alueella: Kemi", "004", "rivi 9, virke 7", "voimassa"),
        Said(KEMI, "yhteys tätä kautta: Kemin sähköinen perhekeskus", "004", "rivi 11, virke 5", "voimassa"),
    ),
}


def facts_of(program: Program, of: str) -> dict[str, dict[str, Any]]:
    """What ``show`` says of a thing, by the words of each fact."""
    return {f"{fact['what']['text']}: {fact['value']}": fact for fact in program.data("show", of)["items"]}


@pytest.mark.parametrize("row", ROWS)
def test_the_row_is_told_with_its_sources(program: Program, row: int) -> None:
    told = {of: facts_of(program, of) for of in {said.of for said in ROWS[row]}}
    for said in ROWS[row]:
        title, date, years = SOURCES[said.text]
        source = f"{title}, {said.place} · {date} (yli {years} vuotta vanha)"
        assert said.fact in told[said.of], f"{said.of}: {said.fact}"
        cited = [one["text"] for one in told[said.of][said.fact]["evidence"] if one["text"].startswith(source)]
        assert cited, f"{said.of}: {said.fact}"
        for word in filter(None, (said.how, said.sure)):
            assert word in cited[0].split(" · "), f"{said.of}: {said.fact}: {cited[0]}"


def test_all_nineteen_rows_are_asked() -> None:
    assert sorted(ROWS) == list(range(1, 20))


# What a user asks beyond one fact.


@pytest.mark.parametrize(
    ("row", "need", "area", "expected", "standing"),
    [
        (1, "apua kotiin", "Kemi", "service/kemi-lapsiperheiden-kotipalvelu", "in_force"),
        (1, "elatus", "Kemi", "service/kemi-lastenvalvojat", "in_force"),
        (2, "lapsen mielenterveys", "Kemi", "service/kemi-lastenpsykiatria", "in_force"),
        (5, "vammaisuus", "area/kaksineuvoinen", "service/kaksineuvoinen-vammaispalvelut", "in_force"),
        (6, "vertaistuki", "Kuntayhtymä Kaksineuvoinen", "service/kaksineuvoinen-kohtaamispaikat", "in_force"),
        (8, "perheiden tapaaminen", "Kemi", "service/perheiden-piha", "planned"),
        (13, "lapsen mielenterveys", "Kotka", "service/lapsen-mielenterveyden-varhainen-tuki", ""),
        (14, "tarkkaavaisuus", "Hamina", "service/lasten-kehitykselliset-palvelut", "in_force"),
        (15, "perheiden tapaaminen", "Kotka", "service/kymenlaakso-kohtaamispaikkatoiminta", "in_force"),
        (16, "raskaus", "Kouvola", "service/odottavien-olohuone", "in_force"),
        (16, "raskaus", "Kouvola", "service/kymenlaakso-fyysinen-perhevalmennus", "ended"),
        (16, "vauva ei nuku", "Kotka", "service/vauvaperheiden-uniryhma", "unknown"),
        (19, "avun löytäminen", "Kemi", "channel/kemin-sahkoinen-perhekeskus", "in_force"),
    ],
)
def test_who_serves_the_need(program: Program, row: int, need: str, area: str, expected: str, standing: str) -> None:
    answer = program.data("partners", need, "--area", area)
    found = {item["service"]["id"]: item["standing"]["code"] for item in answer["items"]}
    assert expected in found, row
    assert found[expected] == standing or not standing, row


@pytest.mark.parametrize(
    ("row", "words", "expected"),
    [
        (1, "seinätön perhekeskus", "network/kemin-perhekeskus"),
        (3, "kysely", "initiative/kemin-perhekeskuskysely-2020"),
        (4, "LAPE", "initiative/lape"),
        (7, "hyvinvointikertomus", "guideline/kemin-hyvinvointikertomus-2017-2021"),
        (9, "TulSote", "initiative/lapin-tulevaisuuden-sote-keskus"),
        (10, "Lapset puheeksi", "method/lapset-puheeksi"),
        (11, "käsikirja", "guideline/kemin-perhekeskuskasikirja"),
        (16, "Odottavien olohuone", "service/odottavien-olohuone"),
        (17, "verkostokahvit", "event/kemin-verkostotapaaminen-2023-11"),
        (19, "Pyydä apua", "channel/pyyda-apua-nappi"),
    ],
)
def test_it_is_found_by_its_words(program: Program, row: int, words: str, expected: str) -> None:
    assert expected in ids(program.data("search", words))[:3], row


@pytest.mark.parametrize(
    ("of", "facts"),
    [
        (
            "initiative/kemin-perhekeskuskysely-2020",
            ("päättyy: 18.12.2020", f"kehittää: {KEMI}", "yhteys tätä kautta: Perhekeskuskyselyn vastaussivu"),
        ),
        (
            "Perhekeskuskyselyn vastaussivu",
            ("verkko-osoite: https://www.kemi.fi/tiedotteet/vaikuta-perhekeskuksen-kehittamiseen/",),
        ),
        (MEETING, ("etänä: kyllä", "teema (fi): varhainen tuki")),
        (
            NEXT,
            (
                "alkaa: 12.12.2023 klo 8.30 (suunnitelman mukaan)",
                "päättyy: 12.12.2023 klo 10.30",
                "toteutuminen: suunniteltu",
            ),
        ),
        ("lastensuojelu Kemi", ("palvelun taso: erityispalvelu",)),
        ("Odottavien olohuone", ("auttaa tässä: Raskaus ja synnytykseen valmistautuminen",)),
    ],
)
def test_dates_addresses_and_levels_are_told(program: Program, of: str, facts: tuple[str, ...]) -> None:
    told = facts_of(program, of)
    for fact in facts:
        assert fact in told, f"{fact} not among {sorted(told)}"


def test_the_survey_closes_on_a_day_whose_year_was_inferred(program: Program) -> None:
    closing = facts_of(program, "initiative/kemin-perhekeskuskysely-2020")["päättyy: 18.12.2020"]
    assert [(one["locator"], one["date_basis"]) for one in closing["evidence"]] == [("rivi 17, virke 4", "inferred")]


@pytest.mark.parametrize(
    ("of", "fact", "detail"),
    [
        ("Varhaiskasvatus, Kemi", "käyttää menetelmää: Lapset puheeksi", "koulutettujen määrä: 53"),
        (PILOT, "saatavilla alueella: Kouvola", "Vain osa alueen päiväkodeista on mukana."),
        ("Vammaispalvelut, Kaksineuvoinen", f"toteutetaan paikassa: {KAKSI}", "Jos lapsi ja perhe tarvitsevat sitä"),
    ],
)
def test_details_of_a_relation_are_told(program: Program, of: str, fact: str, detail: str) -> None:
    assert detail in "; ".join(facts_of(program, of)[fact]["details"])
    assert detail in program.text("show", of)


def test_what_was_planned_and_is_at_work_later_is_told_with_both(program: Program) -> None:
    status = facts_of(program, KEMI)["nykytila: toiminnassa"]
    assert [one["document"] for one in status["evidence"]] == ["kemi-verkostotapaaminen-2023"]
    (earlier,) = status["differing"]
    assert earlier["text"] == "suunnitteilla"
    assert {one["document"] for one in earlier["evidence"]} == {"kemi-suunnittelu-2020", "kemi-uutiskirje-2021"}


def test_the_sources_are_printed_with_the_facts(program: Program) -> None:
    told = program.text("show", "Perheiden piha")
    assert "toteutuminen: suunniteltu" in told
    for place in ("rivit 84–86", "rivit 88–90", "rivit 92–100", "rivit 102–108, virke 2"):
        assert f"{SOURCES['002'][0]}, {place} · kevät 2021, päätelty (yli 5 vuotta vanha)" in told


def test_every_fact_says_who_said_it_when_and_how_surely(program: Program) -> None:
    for of in (KEMI, KAKSI, KYMEN, "Perheiden piha", PILOT, MEETING, "lastenvalvojat", "Kemin kaupunki"):
        answer = program.data("show", of)
        assert answer["left_out"] == []
        for fact in answer["items"]:
            assert fact["evidence"], fact["what"]
            for one in fact["evidence"]:
                assert one["title"]
                assert one["locator"]
                if one["document"] == OUR_WORDS:
                    assert "@" in fact["what"]["code"], "words in a language, and nothing else"
                else:
                    assert one["said_on"]
                    assert one["date_basis"] in {"stated", "inferred"}
                    assert "vanha)" in one["text"]
            if fact["other"] is not None:
                assert any(one["certainty"] for one in fact["evidence"]), fact["value"]


def test_facts_of_kaksineuvoinen_are_marked_as_more_than_seven_years_old(program: Program) -> None:
    for of in (KAKSI, SERVICES, OWN_PLACES, "Kuntayhtymä Kaksineuvoinen"):
        answer = program.data("show", of)
        cited = [
            one for fact in answer["items"] for one in fact["evidence"] if one["document"] == "kaksineuvoinen-2019"
        ]
        assert cited
        assert all(one["age_days"] > 7 * 365 and "(yli 7 vuotta vanha)" in one["text"] for one in cited)
        assert codes(answer["notes"]) == ["stale"]
        assert "Tieto on yli 7 vuotta vanha, tarkista ennen kuin ohjaat." in program.text("show", of)
    answer = program.data("partners", "vertaistuki", "--area", "area/kaksineuvoinen")
    assert [one["text"] for one in answer["items"][0]["why"] if one["code"] == "stale"] == [
        "Tieto on yli 7 vuotta vanha, tarkista ennen kuin ohjaat."
    ]


def test_nothing_planned_is_shown_as_in_force(program: Program) -> None:
    """Every need of the vocabulary, without an area: what is not real is marked, and hidden when asked."""
    needs = [
        hit["node"]
        for hit in program.data("search", "tuki perhe lapsi vanhempi", "--kinds", "Need", "--limit", "90")["items"]
    ]
    assert len(needs) > 15
    for need in needs:
        for item in program.data("partners", need["id"])["items"]:
            said = {one["modality"] for one in item["evidence"]} & {"planned", "aim", "possible", "proposed", "wanted"}
            if said or (item["status"] or {}).get("code") == "planned":
                assert item["standing"]["code"] == "planned", item["service"]["id"]
        for item in program.data("partners", need["id"], "--in-force")["items"]:
            assert item["standing"]["code"] in {"in_force", "unknown"}
            assert not {one["modality"] for one in item["evidence"]} & {"planned", "aim", "proposed", "wanted"}


def test_silence_stays_silence_about_the_core_services_of_kemi(program: Program) -> None:
    core = (
        "Äitiys- ja lastenneuvola",
        "Perhetyö",
        "Lapsiperheiden kotipalvelu",
        "Perheneuvola",
        "Lastenvalvojien palvelut",
    )
    silent = {
        "provides:inverse",
        "reached_through",
        "refers_to",
        "refers_to:inverse",
        "delivered_at",
        "works_in:inverse",
    }
    untold = {
        "phone",
        "hours",
        "languages",
        "min_age",
        "max_age",
        "waiting_min_days",
        "waiting_max_days",
        "access",
        "fee",
    }
    for name in core:
        said = {fact["what"]["code"].partition("@")[0] for fact in program.data("show", f"{name}, Kemi")["items"]}
        assert not said & (silent | untold), name
        assert "name" in said


def test_no_phone_hours_waiting_time_or_referral_is_in_the_whole_network(program: Program) -> None:
    columns = {"phone", "hours", "languages", "min_age", "max_age", "waiting_min_days", "waiting_max_days"}
    for kind in ("Service", "Channel", "Place"):
        for hit in program.data("search", "Kemi Kymenlaakso perhe lapsi neuvola", "--kinds", kind, "--limit", "200")[
            "items"
        ]:
            said = {fact["what"]["code"] for fact in program.data("show", hit["node"]["id"])["items"]}
            assert not said & columns
            assert not said & {"refers_to", "refers_to:inverse"}


def test_three_records_of_mll_and_of_the_parishes_stay_three(program: Program) -> None:
    assert set(ids(program.data("search", "MLL", "--kinds", "Organisation"))) == {
        "organisation/mll-kemi",
        "organisation/mll-kotka",
        "organisation/mll-kaakkois-suomen-piiri",
    }
    assert {"organisation/seurakunta-kemi", "organisation/seurakunta-kotka"} <= set(
        ids(program.data("search", "seurakunta", "--kinds", "Organisation"))
    )
