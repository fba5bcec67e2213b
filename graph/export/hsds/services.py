"""Services: the row of each, its languages, where it is available and where it takes place."""

from __future__ import annotations

import re

from graph.export.hsds.attributes import add_relations, add_sources, add_values
from graph.export.hsds.building import Building, add_languages, organization_of
from graph.export.hsds.contacts import add_contacts, add_phones, email_of, website_of
from graph.export.hsds.organisations import nobody
from graph.export.hsds.words import capital, lines, number, web_address
from graph.export.standing import END_RECORDED
from graph.model.dates import in_words
from graph.model.records import MergedLink, MergedNode
from graph.questions.describe import newest
from graph.questions.service_facts import ages_of

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2})?")

_TOLD = {"access", "min_age", "max_age", "languages"}
_TEXTS = ("name", "summary", "alt_names", "fee", "criteria", "exclusions")
"""Values of a service that have a field; of texts by language, those in the language that is shown."""


def add_services(build: Building) -> None:
    """Every service, whatever its state, with all that belongs to it alone."""
    for node in build.network.services():
        _add(build, node)


def _add(build: Building, node: MergedNode) -> None:
    words = build.words
    status, alert = _status(build, node)
    plan = alert if build.network.planned(node) else ""
    provider = organization_of(build, list(build.network.sources(node.key, "provides")))
    made = build.tables.add(
        "service",
        build.names.thing(node.key),
        organization_id=provider or nobody(build, bool(build.network.all_of(node.key, (("provides", False),)))),
        name=words.name(node),
        alternate_name=words.other_names(node),
        description=build.description(node, plan, words.text(node, "summary")),
        url=website_of(build, node),
        email=email_of(build, node),
        status=status,
        application_process=capital(words.label("access", node.values.get("access"))),
        fees_description=words.text(node, "fee"),
        eligibility_description=_eligibility(build, node),
        minimum_age=number(node.values.get("min_age")),
        maximum_age=number(node.values.get("max_age")),
        assured_date=_assured(node),
        alert=alert,
    )
    told = _TOLD | {words.key_of(node, name) for name in _TEXTS}
    add_values(build, ("service", made), node, told)
    add_sources(build, ("service", made), node)
    add_relations(build, node)
    add_languages(build, node, build.names.thing(node.key), service_id=made)
    for link, area in build.network.targets(node.key, "available_in"):
        _area(build, made, link, area)
    for link, place in build.network.targets(node.key, "delivered_at"):
        if build.table_of.get(place.key) == "location":
            _at_location(build, made, link, place)
    add_phones(build, node, "service")
    add_contacts(build, node, "service")


def _status(build: Building, node: MergedNode) -> tuple[str, str]:
    """One of the standard's four words, and what it cannot say."""
    standing, words = build.network.standing(node.key), build.words
    if plan := build.network.planned(node):
        return "inactive", words.say("alert-planned", how=words.standing(plan))
    if standing == "ended":
        return "defunct", ""
    if standing == END_RECORDED:
        end = in_words(str(node.values["valid_to"]), words.asking.language)
        return "inactive", words.say("alert-end-recorded", date=end)
    if standing == "paused":
        return "temporarily closed", words.say("alert-paused")
    if node.values.get("capacity_status") == "closed for now":
        return "temporarily closed", words.say("alert-closed-for-now")
    return "active", words.say("alert-unknown") if node.values.get("status") == "unknown" else ""


def _eligibility(build: Building, node: MergedNode) -> str:
    words = build.words
    ages = ages_of(node, words.asking)
    told = [words.say("ages", ages=ages.text)] if ages else []
    for name in ("criteria", "exclusions"):
        if text := words.text(node, name):
            told.append(f"{capital(words.label('property', name))}: {text}")
    return lines(told)


def _assured(node: MergedNode) -> str:
    """The day somebody last confirmed the service; "" where only a month, a season or a year is known."""
    day = _DAY.fullmatch(newest(one.verified_on for one in node.evidence))
    return day[1] if day else ""


def _area(build: Building, service: str, link: MergedLink, area: MergedNode) -> None:
    """``extent`` is a drawn border in the standard; ours, whole or part, is told in words."""
    made = build.tables.add(
        "service_area",
        build.names.statement(link.key),
        service_id=service,
        name=build.words.name(area),
        description=build.description(link, capital(build.words.label("extent", link.values.get("extent")))),
        uri=web_address(build.names.thing(area.key)),
    )
    add_sources(build, ("service_area", made), link)


def _at_location(build: Building, service: str, link: MergedLink, place: MergedNode) -> None:
    words = build.words
    address = build.names.statement(link.key)
    outreach = words.say("outreach") if link.values.get("outreach") else ""
    made = build.tables.add(
        "service_at_location",
        address,
        service_id=service,
        location_id=build.id_of(place.key),
        description=build.description(link, outreach, str(link.values.get("contact", "")), words.text(link, "note")),
    )
    add_sources(build, ("service_at_location", made), link)
    if hours := str(link.values.get("hours", "")):
        build.tables.add(
            "schedule", f"{address}#schedule", service_at_location_id=made, description=build.description(link, hours)
        )
