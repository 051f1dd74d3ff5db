"""A door of this machine for the studio, and the server that stands behind it until Ctrl-C."""

from __future__ import annotations

import errno
import socket
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final

from uvicorn import Config, Server

from glassbowl.errors import StudioError, shown
from glassbowl.studio.app import studio
from glassbowl.studio.door import MOST_HEADER, THIS_MACHINE, TOKEN, Door, new_token
from glassbowl.studio.reader import Reader
from glassbowl.studio.site import Site

USUAL_PORT: Final = 8028
"""Where the studio is when nobody else is there: a browser keeps its settings by address."""

ANY_PORT: Final = 0
GOODBYE_SECONDS: Final = 1
"""How long an answer under way has left after Ctrl-C."""


@dataclass(frozen=True)
class Place:
    """Where a studio is to be reached: an open socket, its address, and the secret of its link."""

    socket: socket.socket
    host: str
    port: int
    token: str

    @property
    def link(self) -> str:
        """The address that opens the studio in a browser on this machine."""
        wildcard = ip_address(self.host).is_unspecified
        host = ("[::1]" if ":" in self.host else "127.0.0.1") if wildcard else _in_link(self.host)
        return f"http://{host}:{self.port}/?{TOKEN}={self.token}"

    @property
    def for_others(self) -> bool:
        """Whether other machines can reach it."""
        return not ip_address(self.host).is_loopback

    @property
    def door(self) -> Door:
        """Who may come in here."""
        machine = {socket.gethostname().lower()} if self.for_others else set()
        return Door(
            self.token,
            names=THIS_MACHINE | {_in_link(self.host)} | machine,
            any_address=self.for_others,
            cookie=f"glassbowl-{self.port}",  # cookies do not tell ports apart, two studios must
        )


def open_place(host: str = "127.0.0.1", port: int | None = None) -> Place:
    """Take a port of this machine; without a wish the usual one, or any when that is taken.

    Raises StudioError when there is no such address here, or the port cannot be had.
    """
    address = _address(host)
    if port is not None:
        return _taken(address, port)
    try:
        return _taken(address, USUAL_PORT)
    except StudioError:
        return _taken(address, ANY_PORT)


def serve(place: Place, site: Site) -> None:
    """Answer until Ctrl-C, which ends this with KeyboardInterrupt once every answer is given."""
    server(place, site).run(sockets=[place.socket])


def server(place: Place, site: Site) -> Server:
    """The studio's server, not yet running."""
    return Server(
        Config(
            studio(site, place.door),
            http=Reader,
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",  # an address may hold the token, and nobody asked for a diary
            access_log=False,
            server_header=False,
            proxy_headers=False,
            h11_max_incomplete_event_size=MOST_HEADER,
            timeout_graceful_shutdown=GOODBYE_SECONDS,
        )
    )


def _address(host: str) -> str:
    """The host as an address; no name is looked up. Raises StudioError for what is none."""
    if host == "localhost":
        return "127.0.0.1"
    try:
        return str(ip_address(host.strip("[]")))
    except ValueError:
        raise StudioError(
            "studio.host",
            "--host must be an address of this machine, such as 127.0.0.1 or 0.0.0.0. Got {host}.",
            host=shown(host),
        ) from None


def _taken(address: str, port: int) -> Place:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        opened = socket.create_server((address, port), family=family)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise StudioError(
                "studio.port_taken",
                "--port must be free. {port} is taken by another program; choose another, or "
                "leave --port out.",
                port=port,
            ) from error
        raise StudioError(
            "studio.port_refused",
            "--host and --port must be a place where this machine lets you listen. {host} port "
            "{port} is not: {reason}. Choose another, or leave both out.",
            host=address,
            port=port,
            reason=error.strerror or str(error),
        ) from error
    return Place(opened, address, opened.getsockname()[1], new_token())


def _in_link(host: str) -> str:
    return f"[{host}]" if ":" in host else host
