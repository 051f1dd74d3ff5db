"""The few pages that the server writes itself: one sentence, in the language of the browser."""

from __future__ import annotations

from html import escape
from typing import Final
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse
from starlette.types import Scope

from glassbowl.studio.door import Door
from glassbowl.words import LANGUAGES, matching_language, say

STATUS: Final = {
    "host": 421,
    "origin": 403,
    "token": 403,
    "body": 413,
    "too_long": 431,
    "path": 404,
    "method": 405,
    "mistake": 500,
}
"""Each reason not to answer, and the number that programs know it by."""

PAGE: Final = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
{more}<title>Glassbowl</title>
<p>{sentence}</p>
"""

ONWARD: Final = (
    '<link rel="icon" href="/icon.svg">\n'  # or the browser asks for a /favicon.ico
    '<meta http-equiv="refresh" content="0; url={address}">\n'
)


def refused(scope: Scope, reason: str) -> HTMLResponse:
    """A page that says in one sentence why there is nothing here, and what to do."""
    language = _language(scope)
    sentence = escape(say(language, f"studio.refused.{reason}"))
    text = PAGE.format(language=language, sentence=sentence, more="")
    headers = {"Connection": "close"} if reason in {"body", "too_long"} else {}
    return HTMLResponse(text, STATUS[reason], headers)


def let_in(scope: Scope, door: Door) -> HTMLResponse:
    """The answer to the printed link: keep the cookie, and go on to the address without the token.

    A language that the link asks for goes on with it, and nothing else that it says.

    No redirect: whoever followed the link from another site would then be without the cookie, since
    a browser counts a redirect as that site's doing, and a page's own step onward as ours.
    """
    language = _language(scope)
    asked = dict(parse_qsl(scope["query_string"].decode("latin-1"))).get("lang")
    address = f"/?lang={asked}" if asked in LANGUAGES else "/"
    link = f'<a href="{address}">{escape(say(language, "studio.onward"))}</a>'
    more = ONWARD.format(address=address)
    text = PAGE.format(language=language, sentence=link, more=more)
    return HTMLResponse(text, headers={"Set-Cookie": door.welcome()})


def _language(scope: Scope) -> str:
    """The language nearest to the first one that the browser asks for."""
    wishes = Headers(scope=scope).get("accept-language", "")
    return matching_language(wishes.split(",")[0].split(";")[0].strip())
