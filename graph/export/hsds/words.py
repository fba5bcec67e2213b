"""Texts of the export in the reader's language, and addresses in the form that the standard checks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from graph.export.standing import END_RECORDED, NOT_BEGUN
from graph.model.records import Merged, MergedNode, Value
from graph.model.vocabulary import CODES
from graph.model.wording import catalogue, label
from graph.questions.base import Asking
from graph.questions.describe import name_of, text_of, value_text

_STANDINGS = {END_RECORDED: "end-recorded", NOT_BEGUN: "not-begun"}

# RFC 3986, without user names and numbers in brackets for hosts.
_IN_PATH = "/%:@!$&'()*+,;=~"
_URI = re.compile(
    r"https?://[A-Za-z0-9._-]+(:\d+)?(/[\w.~%:@!$&'()*+,;=/-]*)?(\?[\w.~%:@!$&'()*+,;=/?-]*)?"
    r"(#[\w.~%:@!$&'()*+,;=/?-]*)?",
    re.ASCII,
)
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")
# Less than RFC 5322 allows: what every program takes for an address.
_EMAIL = re.compile(r"[a-z0-9]+([._+-][a-z0-9]+)*@([a-z0-9]+(-[a-z0-9]+)*\.)+[a-z]{2,63}", re.ASCII | re.IGNORECASE)
_LONGEST_EMAIL = 64


@dataclass(frozen=True, slots=True)
class Words:
    """What is said in one language. HSDS has one text where we have several: the asked one, else Finnish, else any."""

    asking: Asking

    def say(self, key: str, **facts: object) -> str:
        """A sentence of this package."""
        return catalogue("graph.export.hsds").text(key, self.asking.language, **facts)

    def label(self, group: str, code: Value | None) -> str:
        """The plain word of a code; "" where there is none."""
        return "" if code is None else label(group, str(code), self.asking.language)

    def name(self, node: MergedNode) -> str:
        """What a thing is called."""
        return name_of(node, self.asking.language)[0]

    def key_of(self, record: Merged, name: str) -> str:
        """The key of the value that is shown of a text by language; "" where nobody gives it."""
        found = text_of(record, name, self.asking.language)
        return f"{name}@{found[1]}" if found else ""

    def text(self, record: Merged, name: str) -> str:
        """A text by language; "" where nobody gives it."""
        found = text_of(record, name, self.asking.language)
        return found[0] if found else ""

    def other_names(self, node: MergedNode) -> str:
        """Other names and everyday words, in the language that is shown of them."""
        value = node.values.get(self.key_of(node, "alt_names"), ())
        return ", ".join(value) if isinstance(value, tuple) else str(value)

    def value(self, record: Merged, key: str) -> str:
        """A value as people read it."""
        return value_text(record.kind, key, record.values[key], self.asking)

    def standing(self, code: str) -> str:
        """The word for how something stands."""
        if code in _STANDINGS:
            return self.say(_STANDINGS[code])
        return self.label("modality" if code in CODES["modality"] else "status", code)


def lines(parts: Iterable[str]) -> str:
    """Texts below each other, without empty ones: what is recorded stays apart from what the program adds."""
    return "\n".join(part for part in parts if part)


def capital(text: str) -> str:
    """A text that begins with a capital letter."""
    return text[:1].upper() + text[1:]


def number(value: Value | None) -> int | float | None:
    """A number without needless decimals."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return int(value) if float(value).is_integer() else value


def web_address(value: Value | None) -> str:
    """An address on the web in the letters that RFC 3986 allows; "" for anything else."""
    try:
        parts = urlsplit(str(value or ""))
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # no address at all, or a host that no name server can know (UnicodeError)
        return ""
    if parts.username is not None:
        return ""
    query = f"?{_plain(parts.query)}" if parts.query else ""
    fragment = f"#{_plain(parts.fragment)}" if parts.fragment else ""
    made = f"{parts.scheme.lower()}://{host}{port}{_plain(parts.path)}{query}{fragment}"
    return made if _URI.fullmatch(made) else ""


def _plain(part: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", part), safe=_IN_PATH + "?")


def phone_number(value: Value | None) -> str:
    """The number of a ``tel:`` address; "" for anything else."""
    scheme, _, rest = str(value or "").partition(":")
    return rest.strip() if scheme.lower() == "tel" else ""


def phone_of(channel: MergedNode) -> str:
    """The number of a channel; "" where there is none."""
    return str(channel.values.get("phone", "")) or phone_number(channel.values.get("url"))


def email_address(value: Value | None) -> str:
    """An e-mail address, also of a ``mailto:`` address; "" for anything that not every program takes for one."""
    text = str(value or "")
    if text.lower().startswith("mailto:"):
        text = text[len("mailto:") :].partition("?")[0]
    return text if _EMAIL.fullmatch(text) and len(text) <= _LONGEST_EMAIL else ""
