"""The studio as a web application: the door, then one route for each file of the page."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import Final

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from glassbowl.studio.door import Door
from glassbowl.studio.headers import HEADERS, KEPT_FOR_EVER, NEVER_KEPT
from glassbowl.studio.pages import let_in, refused
from glassbowl.studio.site import File, Site

LOG: Final = logging.getLogger("glassbowl.studio")
POLICY_VIOLATION: Final = 1008
"""How a web socket is told that it is not wanted."""


def studio(site: Site, door: Door) -> ASGIApp:
    """The whole server: whatever it answers is sealed, and only who may come in sees a file."""
    return Sealed(Doorkeeper(rooms(site), door))


def rooms(site: Site) -> Starlette:
    """What lies behind the door. The table of its routes is the list of all that can be asked."""
    found = Starlette(
        routes=routes(site),
        exception_handlers={404: _not_here, 405: _not_this_way, 500: _our_mistake},
    )
    found.router.redirect_slashes = False  # nothing that is asked may decide where a browser goes
    return found


def routes(site: Site) -> list[BaseRoute]:
    """One route for each file, by its full path; each takes GET and HEAD."""
    return [Route(path, partial(_send, file)) for path, file in site.items()]


@dataclass(frozen=True)
class Doorkeeper:
    """Lets in whom the door lets in; gives the rest a sentence, and who brings the link a key."""

    app: ASGIApp
    door: Door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass it on."""
        reason = self.door.refusal(scope)
        if scope["type"] == "websocket" and reason:
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        elif reason:
            await refused(scope, reason)(scope, receive, send)
        elif self.door.holds_link(scope) and scope["method"] in {"GET", "HEAD"}:
            await let_in(scope, self.door)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


@dataclass(frozen=True)
class Sealed:
    """Puts the headers over every answer, and a sentence in the place of what went wrong inside."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request. What failed is logged by its kind alone: its text may be private."""
        begun = False

        async def sealed(message: Message) -> None:
            nonlocal begun
            begun = True
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                headers.setdefault("Cache-Control", NEVER_KEPT)
            await send(message)

        try:
            await self.app(scope, receive, sealed)
        except Exception as error:  # noqa: BLE001  the last door: a sentence, and no traceback
            LOG.error("%s in the studio", type(error).__name__)  # noqa: TRY400
            if not begun and scope["type"] == "http":
                await refused(scope, "mistake")(scope, receive, sealed)


async def _send(file: File, request: Request) -> Response:
    packed = file.packed if _takes_gzip(request.headers) else None
    headers = {"Cache-Control": KEPT_FOR_EVER if file.lasting else NEVER_KEPT}
    if file.packed is not None:
        headers["Vary"] = "Accept-Encoding"
    if packed is not None:
        headers["Content-Encoding"] = "gzip"
    return Response(packed or file.body, headers=headers, media_type=file.kind)


def _takes_gzip(headers: Headers) -> bool:
    """Whether the browser unpacks gzip: it says so, and not with a weight of nothing."""
    for wish in headers.get("accept-encoding", "").lower().split(","):
        name, _, weight = wish.replace(" ", "").partition(";q=")
        if name == "gzip":
            return weight.strip("0.") != "" or not weight
    return False


async def _not_here(request: Request, _: Exception) -> Response:
    return refused(request.scope, "path")


async def _not_this_way(request: Request, error: Exception) -> Response:
    response = refused(request.scope, "method")
    if isinstance(error, HTTPException) and error.headers:
        response.headers.update(error.headers)
    return response


async def _our_mistake(request: Request, _: Exception) -> Response:
    return refused(request.scope, "mistake")
