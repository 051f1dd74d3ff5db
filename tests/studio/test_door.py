"""Who comes in: nobody without the token, under another name, or from another site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from anyio.from_thread import start_blocking_portal
from starlette.routing import Route
from tests.studio.conftest import PAGE, exchanged, understood, written

from glassbowl.studio.app import rooms, studio
from glassbowl.studio.door import Door, new_token

if TYPE_CHECKING:
    from tests.studio.conftest import Ask

    from glassbowl.studio.serve import Place
    from glassbowl.studio.site import Site

METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")
NOT_THERE = ("/nothing", "/docs", "/openapi.json", "/assets/", "/assets", "//", "/api/train")

Headers = dict[str, str | None]


@pytest.fixture(scope="module")
def paths(site: Site) -> list[str]:
    """Every route there is, and some that are none."""
    known = [route.path for route in rooms(site).routes if isinstance(route, Route)]
    return [*known, *NOT_THERE]


def cookie(place: Place, value: str, name: str = "") -> Headers:
    """The cookie with that value, under its own or another name."""
    return {"Cookie": f"{name or f'glassbowl-{place.port}'}={value}"}


def tells_nothing(body: bytes) -> bool:
    """Whether nothing of any file of the page is in it."""
    return not any(each.strip() in body for each in PAGE.values())


def without(place: Place) -> dict[str, Headers]:
    """Each way to have no token."""
    mine = place.token
    return {
        "none": {"Cookie": None},
        "empty": cookie(place, ""),
        "wrong": cookie(place, "x" * len(mine)),
        "another studio's": cookie(place, new_token()),
        "half": cookie(place, mine[:-1]),
        "more": cookie(place, mine + "x"),
        "upper case": cookie(place, mine.swapcase()),
        "another name": cookie(place, mine, "glassbowl"),
        "another port's": cookie(place, mine, f"glassbowl-{place.port + 1}"),
        "no letters": cookie(place, "\xff\xfe"),
        "in Authorization": {"Cookie": None, "Authorization": mine},
        "in Referer": {"Cookie": None, "Referer": f"http://127.0.0.1/?token={mine}"},
    }


@pytest.mark.parametrize("method", METHODS)
def test_every_route_needs_the_token(method: str, paths: list[str], ask: Ask, place: Place) -> None:
    """S1. No route, no method and no path that is none tells anything to who has it not."""
    let_through = {
        (path, how): answer.status
        for path in paths
        for how, headers in without(place).items()
        if (answer := ask(path, headers, method=method)).status != 403
        or not tells_nothing(answer.body)
    }
    assert {} == let_through


@pytest.mark.parametrize("method", METHODS)
def test_the_token_lets_in(method: str, paths: list[str], ask: Ask) -> None:
    """The check above can fail: with the token no answer is 403, and what can be read is read."""
    statuses = {path: ask(path, method=method).status for path in paths}
    known = 200 if method in {"GET", "HEAD"} else 405
    assert {path: 404 if path in NOT_THERE else known for path in paths} == statuses


@pytest.mark.parametrize("other", ["other=1; {}", "{}; other=1", "other=1;{};x", "a=b=c; {}"])
def test_the_cookie_may_stand_among_others(other: str, ask: Ask, place: Place) -> None:
    """A browser sends all cookies of 127.0.0.1, of every port, in one line."""
    mine = f"glassbowl-{place.port}={place.token}"
    assert 200 == ask("/", {"Cookie": other.format(mine)}).status


def test_an_older_cookie_does_not_hide_the_right_one(ask: Ask, place: Place) -> None:
    """Of two with one name, the one that fits opens."""
    name = f"glassbowl-{place.port}"
    assert 200 == ask("/", {"Cookie": f"{name}=old; {name}={place.token}"}).status


def test_the_link_gives_the_cookie(ask: Ask, place: Place) -> None:
    """The printed link opens with nothing else, and leads on to an address without the token."""
    target = place.link.removeprefix(f"http://127.0.0.1:{place.port}")
    answer = ask(target, {"Cookie": None})
    assert 200 == answer.status
    assert place.token not in answer.body.decode()
    assert b'<meta http-equiv="refresh" content="0; url=/">' in answer.body
    expected = f"glassbowl-{place.port}={place.token}; Path=/; HttpOnly; SameSite=Strict"
    assert expected == answer.headers["set-cookie"]


@pytest.mark.parametrize(
    ("asked", "address"),
    [("zh-Hant", "/?lang=zh-Hant"), ("en", "/?lang=en"), ("x%22%3E", "/"), ("//evil", "/")],
)
def test_the_language_of_the_link_goes_on_with_it(
    asked: str, address: str, ask: Ask, place: Place
) -> None:
    """One that the page speaks; anything else is left behind."""
    target = place.link.removeprefix(f"http://127.0.0.1:{place.port}")
    body = ask(f"{target}&lang={asked}", {"Cookie": None}).body.decode()
    assert f'<meta http-equiv="refresh" content="0; url={address}">' in body
    assert f'<a href="{address}">' in body


@pytest.mark.parametrize(
    "target",
    [
        *("/?token=", "/?token={wrong}", "/?token", "/?Token={token}", "/?tokens={token}"),
        *("/index.html?token={token}", "/assets/index-A1b2.js?token={token}", "/x?token={token}"),
        *("/?a=token={token}", "//?token={token}", "/%3Ftoken={token}", "/?token={token}%00"),
        *("/?token=%FF", "/?token=%E2%98%83", "/#?token={token}", "/;token={token}"),
    ],
)
def test_only_the_whole_link_opens(target: str, ask: Ask, place: Place) -> None:
    """S1. The token opens the first page and nothing else, and a wrong one gives no cookie."""
    asked = target.format(token=place.token, wrong=new_token())
    answer = ask(asked, {"Cookie": None})
    assert (True, None) == (400 <= answer.status < 404, answer.headers.get("set-cookie"))
    assert tells_nothing(answer.body)


def test_the_answer_to_the_link_is_no_redirect(ask: Ask, place: Place) -> None:
    """S10. Nothing in a link decides where a browser goes next."""
    for more in ("&next=//evil.example", "&url=http://evil.example", "&token=http://evil.example"):
        answer = ask(f"/?token={place.token}{more}", {"Cookie": None})
        assert (200, False) == (answer.status, "location" in answer.headers)
        assert b"evil" not in answer.body


def test_a_token_is_not_to_be_guessed() -> None:
    """S5. At least 128 bits, new each time, of letters that need no quoting in a link."""
    tokens = {new_token() for _ in range(100)}
    assert 100 == len(tokens)
    assert all(re.fullmatch(r"[\w-]{22,}", token) for token in tokens)


ANYWHERE = "0.0.0.0"  # noqa: S104  not opened, refused

FOREIGN_HOSTS = [
    *("evil.example", "evil.example:{port}", "127.0.0.1.evil.example", "localhost.evil.example"),
    *("evil-localhost", "localhost:1@evil", "localhost:{port}@evil.example", "evil@localhost"),
    *("127.0.0.1, evil", "127.0.0.1:{port}, evil.example", "127.0.0.1 evil", "", " "),
    *(ANYWHERE, f"{ANYWHERE}:80", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "127.0.0.2"),
    *("localhost.", "127.0.0.1.", "localhost:", "localhost:port", "localhost:123456", "::1"),
    *("[::1", "[::1]x", "[::ffff:127.0.0.1]", "[::]", "localhost/", "localhost?", "localhost#"),
    *("http://localhost", "//localhost", "localhost\\@evil", "lоcalhost", "localhost\xa0"),
    *("192.168.0.1", "[fe80::1]", "localhost%00", "127.0.0.1:{port}:80"),
]


@pytest.mark.parametrize("host", FOREIGN_HOSTS)
def test_another_name_is_refused(host: str, ask: Ask, place: Place) -> None:
    """S2. A page whose name leads here, or a Host that two readers would read in two ways."""
    spelled = host.format(port=place.port).encode().decode("latin-1")
    answer = ask("/", {"Host": spelled})
    assert (True, True) == (400 <= answer.status < 500, tells_nothing(answer.body))
    assert 200 == ask("/").status


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.0.1:{port}", "localhost", "localhost:{port}", "[::1]:{port}", "LocalHost"],
)
def test_this_machine_has_several_names(host: str, ask: Ask, place: Place) -> None:
    """S2. With its port or, behind a tunnel, with another or none; in any case."""
    assert 200 == ask("/", {"Host": host.format(port=place.port)}).status


@pytest.mark.parametrize("hosts", [[], ["localhost", "localhost"], ["localhost", "evil.example"]])
def test_there_is_one_host(hosts: list[str]) -> None:
    """S2. None or two, should a server let them through, name nobody."""
    door = Door("secret")
    assert door.knows(["localhost"])
    assert not door.knows(hosts)


RAW = {
    "no Host": "GET / HTTP/1.1\r\nCookie: {cookie}\r\n\r\n",
    "no Host, in the old way": "GET / HTTP/1.0\r\nCookie: {cookie}\r\n\r\n",
    "two Hosts": "GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\nCookie: {cookie}\r\n\r\n",
    "two Hosts, turned": "GET / HTTP/1.1\r\nHost: evil\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n",
    "NUL": "GET / HTTP/1.1\r\nHost: {host}\0evil\r\nCookie: {cookie}\r\n\r\n",
    "folded": "GET / HTTP/1.1\r\nHost: {host}\r\n evil\r\nCookie: {cookie}\r\n\r\n",
    "whole address": "GET http://evil.org/ HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n",
    "own whole address": "GET http://{host}/ HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n",
    "at": "GET @evil.example/ HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n",
    "tunnel": "CONNECT evil.example:80 HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n",
    "star": "OPTIONS * HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n",
    "no HTTP": "\x16\x03\x01\x02\0\x01\0\r\n\r\n",
}


@pytest.mark.parametrize("how", RAW)
def test_a_crooked_request_is_refused(how: str, place: Place) -> None:
    """S2. What a browser never sends, and a cheat does, is answered 4xx and tells nothing."""
    host, mine = f"127.0.0.1:{place.port}", f"glassbowl-{place.port}={place.token}"
    answer = understood(exchanged(place, RAW[how].format(host=host, cookie=mine).encode()))
    assert (True, True) == (400 <= answer.status < 500, tells_nothing(answer.body))


FOREIGN_ORIGINS = [
    *("http://evil.example", "null", "http://127.0.0.1:{port}.evil.example", "file://"),
    *("http://evil.example:{port}", "http://127.0.0.1", "http://127.0.0.1:{other}", ""),
    *("https://127.0.0.1:{port}", "http://localhost:{port}", "http://127.0.0.1:{port}/", "*"),
    *("http://127.0.0.1:{port}@evil.example", "http://127.0.0.1:{port}, http://evil.example"),
    *("ws://127.0.0.1:{port}", "127.0.0.1:{port}", "//127.0.0.1:{port}", "http://[::1]:{port}"),
]


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_another_origin_is_refused(origin: str, method: str, ask: Ask, place: Place) -> None:
    """S3. Another host, port or scheme, none to speak of, and what only begins or ends well."""
    named = origin.format(port=place.port, other=place.port + 1)
    answer = ask("/", {"Origin": named}, method=method)
    assert (403, True) == (answer.status, tells_nothing(answer.body))


def test_the_own_origin_comes_in(ask: Ask, place: Place) -> None:
    """S3. The page's own scripts, which say where they are from."""
    own = {"Origin": f"http://127.0.0.1:{place.port}", "Sec-Fetch-Site": "same-origin"}
    assert 200 == ask("/assets/index-A1b2.js", own).status


FETCHES: list[tuple[dict[str, str], str, int]] = [
    ({"Sec-Fetch-Site": "same-origin"}, "/assets/index-A1b2.js", 200),
    ({"Sec-Fetch-Site": "none"}, "/", 200),
    ({"Sec-Fetch-Site": "cross-site"}, "/assets/index-A1b2.js", 403),
    ({"Sec-Fetch-Site": "same-site"}, "/assets/index-A1b2.js", 403),
    ({"Sec-Fetch-Site": "Cross-Site"}, "/", 403),
    ({"Sec-Fetch-Site": ""}, "/", 403),
    ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, "/", 403),
    ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, "/", 403),
]
A_LINK = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
A_FRAME = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}
FETCHES += [
    ({"Sec-Fetch-Site": "cross-site", **A_LINK}, "/", 200),
    ({"Sec-Fetch-Site": "same-site", **A_LINK}, "/", 200),
    ({"Sec-Fetch-Site": "cross-site", **A_LINK}, "/assets/index-A1b2.js", 403),
    ({"Sec-Fetch-Site": "cross-site", **A_FRAME}, "/", 403),
    ({"Sec-Fetch-Site": "same-site", **A_FRAME}, "/", 403),
    ({"Sec-Fetch-Site": "cross-site", **A_LINK, "Origin": "http://evil.example"}, "/", 403),
]


@pytest.mark.parametrize(("headers", "path", "status"), FETCHES, ids=str)
def test_what_a_browser_says_of_another_site(
    headers: Headers, path: str, status: int, ask: Ask
) -> None:
    """S3. Another site may link to the first page, as a mail may, and reach for nothing else."""
    assert status == ask(path, headers).status


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
def test_nothing_is_changed_by_anybody(method: str, ask: Ask) -> None:
    """S4. With the token and from the page itself: only reading, and the answer says so."""
    answer = ask("/", method=method)
    assert 405 == answer.status
    assert {"GET", "HEAD"} == set(answer.headers["allow"].split(", "))


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Length": "1"},
        {"Content-Length": "1000000000000"},
        {"Transfer-Encoding": "chunked"},
        {"Content-Length": "5", "Content-Type": "application/json"},
        {"Content-Length": "5", "Content-Type": "text/plain"},
    ],
    ids=str,
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_body_is_not_taken(headers: Headers, method: str, place: Place) -> None:
    """S4, S16. Whatever is sent is refused before it is read, and the line is closed."""
    kept = {"Connection": "keep-alive", **headers}
    answer = understood(exchanged(place, written(place, "/", method, kept)))
    assert (413, "close") == (answer.status, answer.headers["connection"])


@pytest.mark.parametrize(
    "lines", ["Content-Length: -1", "Content-Length: 1\r\nContent-Length: 2", "Content-Length: 0x1"]
)
def test_a_body_of_no_known_length_is_refused(lines: str, place: Place) -> None:
    """S16. A length that is none, or two of them."""
    request = f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{place.port}\r\n{lines}\r\n\r\n"
    assert 400 <= understood(exchanged(place, request.encode())).status < 500


@pytest.mark.parametrize("size", [17_000, 70_000, 140_000, 1_000_000])
@pytest.mark.parametrize("where", ["header", "cookie", "path", "query", "many"])
def test_an_endless_request_is_refused(where: str, size: int, ask: Ask, place: Place) -> None:
    """S18. However it comes in pieces: over 16 KiB of headers and address is too long."""
    long = "x" * size
    many: Headers = {f"X-{number}": "x" * 100 for number in range(size // 100)}
    asked: dict[str, tuple[str, Headers]] = {
        "header": ("/", {"X-Long": long}),
        "cookie": ("/", {"Cookie": long}),
        "path": (f"/{long}", {}),
        "query": (f"/?{long}", {}),
        "many": ("/", many),
    }
    target, headers = asked[where]
    # Who goes on talking to a server that has hung up may not hear its answer any more.
    answer = exchanged(place, written(place, target, "GET", headers))
    assert not answer or understood(answer).status in {400, 431}
    assert tells_nothing(answer)
    assert 200 == ask("/").status


def test_a_request_of_many_ranges_is_one_file(ask: Ask) -> None:
    """S18. Parts of files are not served, so nobody can ask for many."""
    ranges = ",".join(f"{place}-{place}" for place in range(1_500))
    answer = ask("/icon.svg", {"Range": f"bytes={ranges}"})
    assert (200, PAGE["icon.svg"]) == (answer.status, answer.body)


def socket_asked(site: Site, headers: dict[str, str], path: str = "/") -> list[str]:
    """What the application answers to a web socket; no server of ours offers it one."""
    scope = {
        "type": "websocket",
        "scheme": "ws",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        "subprotocols": [],
    }
    answered: list[str] = []

    async def receive() -> dict[str, str]:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:  # noqa: ANN401
        answered.append(message["type"])

    async def ask() -> None:
        await studio(site, Door("secret"))(scope, receive, send)

    with start_blocking_portal() as loop:  # of its own thread: a browser may have one in ours
        loop.call(ask)
    return answered


GOOD = {"Host": "localhost:1", "Origin": "http://localhost:1", "Cookie": "glassbowl=secret"}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"Cookie": "glassbowl=wrong"},
        {"Host": "evil.example"},
        {"Origin": "http://evil.example"},
        {"Origin": "ws://localhost:1"},
    ],
    ids=str,
)
def test_no_web_socket_is_opened(change: dict[str, str], site: Site) -> None:
    """S1 to S3. There is none yet; whoever asks is turned away before anything is accepted."""
    assert ["websocket.close"] == socket_asked(site, GOOD | change)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, None),
        ({"Cookie": "glassbowl=wrong"}, "token"),
        ({"Host": "evil.example"}, "host"),
        ({"Origin": "http://evil.example"}, "origin"),
        ({"Origin": "ws://localhost:1"}, "origin"),
        ({"Sec-Fetch-Site": "cross-site"}, "origin"),
    ],
    ids=str,
)
def test_the_door_judges_web_sockets_too(change: dict[str, str], reason: str | None) -> None:
    """S1 to S3. So that the first one, when it comes, stands behind the same door."""
    headers = [(k.lower().encode(), v.encode()) for k, v in (GOOD | change).items()]
    scope = {"type": "websocket", "scheme": "ws", "path": "/live", "headers": headers}
    assert reason == Door("secret").refusal({**scope, "raw_path": b"", "query_string": b""})


def test_an_upgrade_is_no_way_in(place: Place) -> None:
    """S1. Asked to become a web socket, the real server goes on speaking HTTP, behind its door."""
    wish: Headers = {"Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13"}
    key: Headers = {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}
    for token, status in ((None, 403), (f"glassbowl-{place.port}={place.token}", 200)):
        request = written(place, "/", "GET", {**wish, **key, "Cookie": token})
        assert status == understood(exchanged(place, request)).status
