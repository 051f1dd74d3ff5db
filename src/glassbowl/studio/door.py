"""Who may come in: a request that names this machine, comes from this page and holds the token."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from hmac import compare_digest
from ipaddress import ip_address
from typing import Final
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.types import Scope

THIS_MACHINE: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
SECRET_BYTES: Final = 32
TOKEN: Final = "token"  # noqa: S105  the name under which a link holds the secret

HOST: Final = re.compile(r"(?P<name>[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?")
"""A Host header that leaves no room for two opinions on which machine it names."""

MOST_HEADER: Final = 16_384
"""Bytes of the address and of all headers together; the page's own need a tenth of it."""

OWN_SITES: Final = (None, "same-origin", "none")
"""What a browser says of a request from this page or from its user; None is an old browser."""


@dataclass(frozen=True)
class Door:
    """The secret of one studio, and the names it answers to.

    `any_address` lets a Host that is an IP address in: no name leads there, so no foreign page can
    have been served under it. It is for a studio that was opened to the network on purpose.
    """

    token: str
    names: frozenset[str] = THIS_MACHINE
    any_address: bool = False
    cookie: str = "glassbowl"

    def refusal(self, scope: Scope) -> str | None:
        """Why this request is not let in: the key of a sentence; None when it may come in."""
        headers = Headers(scope=scope)
        if _too_long(scope):
            return "too_long"
        if not self.knows(headers.getlist("host")):
            return "host"
        if _foreign(scope, headers):
            return "origin"
        if "transfer-encoding" in headers or headers.get("content-length", "0") != "0":
            return "body"
        if not (self.holds_link(scope) or any(map(self.fits, _cookies(headers, self.cookie)))):
            return "token"
        return None

    def knows(self, hosts: list[str]) -> bool:
        """Whether the one Host header names this machine."""
        found = HOST.fullmatch(hosts[0].lower()) if len(hosts) == 1 else None
        if found is None:
            return False
        return found["name"] in self.names or (self.any_address and _is_address(found["name"]))

    def holds_link(self, scope: Scope) -> bool:
        """Whether this is the link that the studio printed: its first page, with the token."""
        if scope["path"] != "/":
            return False
        asked = parse_qsl(scope["query_string"].decode("latin-1"))
        return any(name == TOKEN and self.fits(value) for name, value in asked)

    def fits(self, secret: str) -> bool:
        """Whether this is the token; how much of it is right cannot be told from the time taken."""
        return compare_digest(secret.encode(), self.token.encode())

    def welcome(self) -> str:
        """The Set-Cookie header that lets this browser in until it is closed, and no other site."""
        return f"{self.cookie}={self.token}; Path=/; HttpOnly; SameSite=Strict"


def new_token() -> str:
    """A secret that nobody guesses, and that may stand in a link."""
    return secrets.token_urlsafe(SECRET_BYTES)


def _too_long(scope: Scope) -> bool:
    headers = sum(len(name) + len(value) for name, value in scope["headers"])
    return headers + len(scope.get("raw_path") or b"") + len(scope["query_string"]) > MOST_HEADER


def _foreign(scope: Scope, headers: Headers) -> bool:
    """Whether another site asks: by what the browser says of it, or by its origin.

    Opening the page itself is free to everybody: a link in a mail or a notebook leads to it too. It
    is read by nobody but the person before it, and without the token it is only a refusal.
    """
    mine = f"{_web(scope)}://{headers['host']}".lower()
    if any(origin.lower() != mine for origin in headers.getlist("origin")):
        return True
    opened = headers.get("sec-fetch-mode") == "navigate" and scope["path"] == "/"
    whole = headers.get("sec-fetch-dest") == "document"
    return headers.get("sec-fetch-site") not in OWN_SITES and not (opened and whole)


def _web(scope: Scope) -> str:
    """The scheme that a page has which talks to this: a web socket is opened from a web page."""
    return {"ws": "http", "wss": "https"}.get(scope["scheme"], str(scope["scheme"]))


def _is_address(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _cookies(headers: Headers, wanted: str) -> Iterator[str]:
    """The values of the cookie of that name: a browser may hold several."""
    for line in headers.getlist("cookie"):
        for part in line.split(";"):
            name, _, value = part.strip().partition("=")
            if name == wanted:
                yield value
