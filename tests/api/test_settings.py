"""Settings: what the environment says, and that a password is neither taken from an address nor shown."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from api.settings import Settings
from api.wording import error_text
from graph.errors import BadQuestion, StoreUnusable
from graph.store import open_store
from graph.store.access import Credentials
from graph.store.address import KNOWN, checked, file_of, is_server, same_place

SECRET = "verysecret"
SERVERS = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def test_nothing_set_is_a_file_in_the_users_folder() -> None:
    settings = Settings.from_env({"HOME": "/home/somebody"})
    assert settings.store == "sqlite:/home/somebody/.local/share/seinaton/network.sqlite"
    assert settings.keep_log is None
    assert settings.credentials == Credentials("neo4j", "", "")


def test_what_is_empty_counts_as_not_set() -> None:
    names = ("SEINATON_STORE", "SEINATON_LOG_DAYS", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")
    home = {"HOME": "/home/somebody"}
    assert Settings.from_env(home | dict.fromkeys(names, "")) == Settings.from_env(home)


def test_a_server_with_its_credentials() -> None:
    settings = Settings.from_env(
        {
            "SEINATON_STORE": "neo4j+s://graph.example.org",
            "SEINATON_LOG_DAYS": "30",
            "NEO4J_USERNAME": "network",
            "NEO4J_PASSWORD": SECRET,
            "NEO4J_DATABASE": "families",
        }
    )
    assert settings.store == "neo4j+s://graph.example.org"
    assert settings.keep_log == timedelta(days=30)
    assert settings.credentials == Credentials("network", SECRET, "families")
    assert SECRET not in repr(settings)


@pytest.mark.parametrize("kind", SERVERS)
@pytest.mark.parametrize("rest", ["localhost", "localhost:7687", "10.0.0.1:7687", "[::1]:7687", "my_graph.local:1/"])
def test_a_servers_address(kind: str, rest: str) -> None:
    address = f"{kind}://{rest}"
    assert is_server(address)
    assert checked(address) == address.rstrip("/")
    assert any(one.startswith(f"{kind}://") for one in KNOWN)


@pytest.mark.parametrize("kind", SERVERS)
@pytest.mark.parametrize(
    "rest",
    [
        f"neo4j:{SECRET}@localhost:7687",
        f"{SECRET}@localhost",
        f"neo4j:p/{SECRET}@localhost:7687",
        f"neo4j:p?#{SECRET}@localhost:7687",
        f"localhost:7687/{SECRET}",
        f"localhost:7687?password={SECRET}",
        f"localhost:7687#{SECRET}",
        f"localhost:{SECRET}",
        f"local host/{SECRET}",
        f"localhost\n{SECRET}:1",
        f"/{SECRET}",
        "",
    ],
)
def test_an_address_with_more_than_host_and_port_is_refused_and_not_repeated(kind: str, rest: str) -> None:
    address = f"{kind}://{rest}"
    for use in (checked, open_store, lambda one: Settings.from_env({"SEINATON_STORE": one})):
        with pytest.raises(BadQuestion) as refused:
            use(address)
        code = "password-in-address" if "@" in rest else "bad-server-address"
        assert refused.value.code == code
        for language in ("fi", "sv", "en"):
            assert SECRET not in error_text(refused.value, language)
        assert SECRET not in str(refused.value)
        assert (kind + "://") in error_text(refused.value, "en")


@pytest.mark.parametrize(
    "address", [f"ftp://x:{SECRET}@localhost", f"me:{SECRET}@localhost:7687", f"BOLT://{SECRET}@x"]
)
def test_an_unknown_address_is_not_repeated_and_the_known_ones_are_told(address: str) -> None:
    with pytest.raises(StoreUnusable) as refused:
        open_store(address)
    told = error_text(refused.value, "en")
    assert SECRET not in told
    assert not [one for one in KNOWN if one not in told]


def test_files_are_no_servers(tmp_path: Path) -> None:
    for address in ("sqlite:a.sqlite", "a.sqlite", "/a/b.sqlite", "C:\\a.sqlite", "sqlite:@a.sqlite"):
        assert checked(address) == address
        assert not is_server(address)
        assert file_of(address) is not None
    assert file_of("bolt://localhost") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("sqlite:a.sqlite", "a.sqlite", True),
        ("sqlite:a.sqlite", "./x/../a.sqlite", True),
        ("a.sqlite", "b.sqlite", False),
        ("bolt://localhost:7687", "bolt://LOCALHOST:7687/", True),
        ("bolt://localhost:7687", "bolt://localhost:7688", False),
        ("bolt://localhost", "sqlite:localhost", False),
    ],
)
def test_two_addresses_of_one_store(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same
    assert same_place(other, one) is same


@pytest.mark.parametrize(
    "address",
    [
        "http://[/",
        "http://]/",
        "http://[]/",
        "http://a/../",
        "http://a/./b/",
        "http://a:99999/",
        "http://:80/",
        "ftp://a/",
    ],
)
def test_what_is_no_address_of_a_folder_begins_nothing(address: str) -> None:
    with pytest.raises(BadQuestion) as wrong:
        Settings.from_env({"HOME": "/home/somebody", "SEINATON_BASE_URI": address})
    assert address in error_text(wrong.value, "en")


@pytest.mark.parametrize("address", ["http://localhost:8000/", "https://a.example/b.c/", "http://[::1]:80/~x/"])
def test_an_address_of_a_folder_begins_the_addresses_of_things(address: str) -> None:
    assert Settings.from_env({"HOME": "/home/somebody", "SEINATON_BASE_URI": address}).base_uri == address


@pytest.mark.parametrize("prefix", ["/perhe", "/kunta/perhe", "/a.b-c_d~e"])
def test_a_path_that_a_proxy_puts_in_front(prefix: str) -> None:
    assert Settings.from_env({"HOME": "/home/somebody", "SEINATON_PATH_PREFIX": prefix}).path_prefix == prefix


@pytest.mark.parametrize("prefix", ["/", "perhe", "/perhe/", "//perhe", "/a//b", "/../a", "/a/.", "/a b", "/a?b", "/ä"])
def test_what_is_no_such_path_is_told(prefix: str) -> None:
    with pytest.raises(BadQuestion) as wrong:
        Settings.from_env({"HOME": "/home/somebody", "SEINATON_PATH_PREFIX": prefix})
    assert prefix in error_text(wrong.value, "en")


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("https://kunta.example/palaute?aihe=perhe#alku", "https://kunta.example/palaute?aihe=perhe#alku"),
        ("https://kunta.example", "https://kunta.example"),
        ("mailto:perhe@kunta.example?subject=Virhe", "mailto:perhe@kunta.example?subject=Virhe"),
        (" perhe@kunta.example ", "mailto:perhe@kunta.example"),
        ("", ""),
    ],
)
def test_where_errors_in_the_data_are_reported(typed: str, link: str) -> None:
    assert Settings.from_env({"HOME": "/home/somebody", "SEINATON_REPORT": typed}).report == link


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "http://kunta.example/", "https://", 'https://a.example/"x', "perhe", "a@b@c", "@"]
)
def test_what_is_no_link_leads_nowhere(typed: str) -> None:
    with pytest.raises(BadQuestion) as wrong:
        Settings.from_env({"HOME": "/home/somebody", "SEINATON_REPORT": typed})
    assert typed in error_text(wrong.value, "en")


@pytest.mark.parametrize("name", ["SEINATON_SECONDS", "SEINATON_AT_ONCE", "SEINATON_RATE"])
def test_limits_are_whole_numbers_above_nought(name: str) -> None:
    assert Settings.from_env({"HOME": "/home/somebody"}) == Settings.from_env({"HOME": "/home/somebody", name: ""})
    set_to_one = Settings.from_env({"HOME": "/home/somebody", name: "1"})
    assert 1 in (set_to_one.seconds, set_to_one.at_once, set_to_one.rate)
    for wrong in ("0", "-1", "1.5", "many"):
        with pytest.raises(BadQuestion):
            Settings.from_env({"HOME": "/home/somebody", name: wrong})
