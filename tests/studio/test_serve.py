"""Where the studio listens: this machine alone unless it is asked, and a port that is free."""

from __future__ import annotations

import socket
import sys
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.studio.conftest import exchanged, running, understood, written

from glassbowl.errors import StudioError
from glassbowl.studio import serve
from glassbowl.studio.serve import USUAL_PORT, Place, open_place

if TYPE_CHECKING:
    from glassbowl.studio.site import Site

EVERYWHERE = "0.0.0.0"  # noqa: S104  what is asked for on purpose


def test_only_this_machine_is_listened_to() -> None:
    """S5. Without a wish the socket is bound to the loopback address."""
    place = open_place()
    with place.socket:
        assert ("127.0.0.1", place.port) == place.socket.getsockname()
        assert not place.for_others


def test_the_link_holds_address_and_token() -> None:
    """The link says where it is, and opens."""
    place = open_place(port=0)
    with place.socket:
        link = urlsplit(place.link)
    assert ("http", f"127.0.0.1:{place.port}", "/") == (link.scheme, link.netloc, link.path)
    assert {"token": [place.token]} == parse_qs(link.query)


def test_two_studios_have_two_tokens_and_two_cookies() -> None:
    """What opens the one says nothing to the other, in one browser or in two."""
    first, second = open_place(port=0), open_place(port=0)
    with first.socket, second.socket:
        assert first.token != second.token
        assert first.door.cookie != second.door.cookie


def test_a_taken_usual_port_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a wish any other port will do; the usual one is taken again when it is free."""
    assert 1024 < USUAL_PORT < 32_768
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(serve, "USUAL_PORT", port)
        other = open_place()
        other.socket.close()
        assert other.port != port
    usual = open_place()
    usual.socket.close()
    assert usual.port == port


def test_a_taken_port_of_ones_own_is_a_sentence() -> None:
    """Who asks for a port is told that another program has it."""
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StudioError, match=rf"--port must be free\. {port} is taken"):
            open_place(port=port)


@pytest.mark.parametrize(
    "host", ["", "example.org", "127.0.0.1:80", "1.2.3", "http://[::1]", "x\0"]
)
def test_a_host_is_an_address(host: str) -> None:
    """S15. No name is looked up: what is no address is refused in a sentence."""
    with pytest.raises(StudioError, match="--host must be an address of this machine"):
        open_place(host, 0)


def test_an_address_of_another_machine_is_a_sentence() -> None:
    """The system's own reason stands in it."""
    with pytest.raises(StudioError, match=r"192\.0\.2\.1 port 0 is not: Cannot assign"):
        open_place("192.0.2.1", 0)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.0.0.2", "127.0.0.2"),
        ("::1", "[::1]"),
        ("192.168.7.7", "192.168.7.7"),
        (EVERYWHERE, "127.0.0.1"),
        ("::", "[::1]"),
    ],
)
def test_the_link_opens_on_this_machine(host: str, address: str) -> None:
    """Whatever is listened to, the link names an address that leads here, and it is let in."""
    with socket.socket() as unused:
        place = Place(unused, host, 4711, "secret")
        assert f"http://{address}:4711/?token=secret" == place.link
        assert place.door.knows([f"{address}:4711"])


@pytest.mark.parametrize(("host", "others"), [("::1", False), ("::", True), ("192.168.7.7", True)])
def test_who_can_reach_it_is_known(host: str, others: bool) -> None:  # noqa: FBT001
    """Whatever is no loopback address is open to other machines."""
    with socket.socket() as unused:
        assert others == Place(unused, host, 4711, "secret").for_others


def test_localhost_is_this_machine() -> None:
    """The one name that is known without asking anybody."""
    place = open_place("localhost", 0)
    with place.socket:
        assert "127.0.0.1" == place.host


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("192.168.7.7:{port}", 200),
        ("[fe80::1]:{port}", 200),
        ("{machine}:{port}", 200),
        ("localhost", 200),
        ("evil.example", 421),
        ("192.168.7.7.evil.example", 421),
        ("2130706433", 421),
        ("{machine}.evil.example", 421),
    ],
)
def test_opened_to_others_it_answers_to_addresses(host: str, status: int, site: Site) -> None:
    """S2. Any address of this machine may stand in the link; a name that leads here may not."""
    with running(open_place(EVERYWHERE, 0), site) as place:
        assert place.for_others
        spelled = host.format(port=place.port, machine=socket.gethostname())
        near = Place(place.socket, "127.0.0.1", place.port, place.token)
        answer = understood(exchanged(near, written(place, "/", "GET", {"Host": spelled})))
        assert status == answer.status
        bare = exchanged(near, written(place, "/", "GET", {"Host": spelled, "Cookie": None}))
        assert understood(bare).status in {403, 421}


def test_many_slow_visitors_do_not_keep_others_waiting(place: Place) -> None:
    """Who opens a line and says nothing takes no room from who does."""
    with ExitStack() as stack:
        for _ in range(50):
            line = socket.create_connection((place.host, place.port), 20)
            stack.enter_context(closing(line)).sendall(b"GET / HT")
        assert 200 == understood(exchanged(place, written(place, "/", "GET", {}))).status


OUTGOING: list[str] = []
"""Every line that was opened and every name that was asked for, by anybody in this process."""


def note(event: str, arguments: tuple[object, ...]) -> None:
    """Note what reaches out."""
    if event in {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}:
        OUTGOING.append(
            f"{event} {arguments[-1] if event != 'socket.getaddrinfo' else arguments[0]}"
        )


sys.addaudithook(note)


def test_serving_opens_no_line_and_asks_for_no_name(site: Site, place: Place) -> None:
    """S15. Beside the lines of the test itself to the studio, nothing: not even to this machine."""
    paths = [*site, "/nothing", f"/?token={place.token}"]
    OUTGOING.clear()
    with running(open_place(port=0), site) as other:
        for path in paths:
            exchanged(other, written(other, path, "GET", {}))
        exchanged(other, b"no HTTP\r\n\r\n")
        expected = f"socket.connect ('127.0.0.1', {other.port})"
    asked = {line for line in OUTGOING if line != expected}
    assert {"socket.getaddrinfo 127.0.0.1"} >= asked
    assert len(paths) + 1 == sum(line == expected for line in OUTGOING)
    assert len(paths) + 1 == OUTGOING.count("socket.getaddrinfo 127.0.0.1")
