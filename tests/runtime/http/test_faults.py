"""What servers and networks do wrong: nothing hangs, leaks, is lost, or goes where it should not.

Each case is a script for a server on the loopback interface, and is tried with both kinds of client.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any

import anyio
import pytest

from .loopback import PATIENCE, Loopback, Say, answer, chunk, events, head, loopback
from .modes import NOW, Doing, Mode, shown

PET = {"id": 7, "name": "Rex"}
KEY = "k-s3cret"
OK = answer(200, PET)
RESET = Say(b"", "reset")
CLOSE = Say(b"", "close")
STALL = Say(b"", "stall")
CUT = Say(head(200, {"Content-Type": "application/json", "Content-Length": "24"}) + b'{"id": 7,', "close")
SOON = 0.5
"""Seconds after which a client gives up: long enough for a busy machine to connect and to send."""
OPEN = head(200, {"Content-Type": "application/json", "Transfer-Encoding": "chunked"})


async def get(do: Doing) -> Any:
    return await do.value(do.client.pets.get(7))


async def search(do: Doing) -> Any:
    return await do.items(do.client.pets.search({"text": "x"}))


async def create(do: Doing) -> Any:
    return await do.value(do.client.pets.create({"name": "Rex"}))


async def news(do: Doing) -> Any:
    return await do.items(do.client.shop.news())


@dataclass
class Case:
    """A script, what is done, and what comes of it."""

    name: str
    script: list[Say]
    act: Callable[[Doing], Any] = get
    error: str | None = None
    """The class of the error that is expected, or none."""

    attempts: int = 1
    """How many requests are sent."""

    slept: list[float] = field(default_factory=list)
    settings: dict[str, Any] = field(default_factory=dict)
    says: str = ""
    """A part of what the error says."""


def limited(after: str | None) -> Say:
    return answer(429, {"code": "slow"}, {} if after is None else {"Retry-After": after})


def late(seconds: float) -> str:
    return formatdate(NOW + seconds, usegmt=True)


CASES = [
    Case("reset, then right", [RESET, OK], attempts=2, slept=[0.5]),
    Case("reset for ever", [RESET] * 3, error="TransportError", attempts=3, slept=[0.5, 1.0]),
    Case("reset, not to be tried again", [RESET], error="TransportError", settings={"retries": 0}),
    Case("reset while posting", [RESET], search, "TransportError"),
    Case("reset while posting with a key", [RESET, answer(201, PET)], create, attempts=2, slept=[0.5]),
    Case("closed without a word", [CLOSE, OK], attempts=2, slept=[0.5]),
    Case("closed for ever", [CLOSE] * 3, error="TransportError", attempts=3, slept=[0.5, 1.0]),
    Case("stall", [STALL], error="TimedOutError", settings={"timeout": SOON, "retries": 0}),
    Case("stall, then right", [STALL, OK], attempts=2, slept=[0.5], settings={"timeout": SOON}),
    Case("stall while posting", [STALL], search, "TimedOutError", settings={"timeout": SOON}),
    Case("stall in the head", [Say(b"HTTP/1.1 200", "stall")], error="TimedOutError",
         settings={"timeout": SOON, "retries": 0}),
    Case("stall in the body", [Say(CUT.data, "stall")], error="TimedOutError",
         settings={"timeout": SOON, "retries": 0}),
    Case("cut off, then right", [CUT, OK], attempts=2, slept=[0.5]),
    Case("cut off while posting", [CUT], search, "TransportError"),
    Case("cut off by a reset", [Say(CUT.data, "reset"), OK], attempts=2, slept=[0.5]),
    Case("chunks without an end", [Say(OPEN + chunk(b'{"id":'), "close"), OK], attempts=2, slept=[0.5]),
    Case("a chunk of no size", [Say(OPEN + b"oops\r\n", "close"), OK], attempts=2, slept=[0.5]),
    Case("less than it says", [answer(200, PET, {"Content-Length": "999"}, then="close"), OK], attempts=2, slept=[0.5]),
    Case("more than it says", [answer(200, PET, {"Content-Length": "5"}, then="close")], error="ResponseError"),
    Case("a length that is none", [answer(200, PET, {"Content-Length": "many"}, then="close"), OK],
         attempts=2, slept=[0.5]),
    Case("no HTTP at all", [Say(b"SSH-2.0-OpenSSH_9.6\r\n", "close"), OK], attempts=2, slept=[0.5]),
    Case("a header that is none", [Say(b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "close"), OK], attempts=2, slept=[0.5]),
    Case("endless headers", [Say(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 20_000, "close"), OK],
         attempts=2, slept=[0.5]),
    Case("early hints", [Say(b"HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n" + OK.data)]),
    Case("compressed badly", [answer(200, b"no gzip", {"Content-Encoding": "gzip", "Content-Type": "application/json"}),
                              OK], attempts=2, slept=[0.5]),
    Case("an error that is cut off", [answer(404, {"code": "x"}, {"Content-Length": "99"}, then="close")],
         error="NotFoundError"),
    Case("an error that is cut off while posting", [answer(404, {}, {"Content-Length": "99"}, then="reset")], search,
         "NotFoundError"),
    Case("no JSON", [answer(200, b"{oops", {"Content-Type": "application/json"})], error="ResponseError"),
    Case("a gateway's page", [answer(200, b"<html>busy</html>", {"Content-Type": "text/html"})], error="ResponseError"),
    Case("an empty body", [answer(200, b"", {"Content-Type": "application/json"})], error="ResponseError",
         settings={"strict_responses": True}, says="is empty"),
    Case("no content instead of a pet", [answer(204)], error="ResponseError"),
    Case("an array instead of a pet", [answer(200, [PET])], error="ResponseError"),
    Case("asked to wait", [limited("2"), OK], attempts=2, slept=[2.0]),
    Case("asked to wait until", [limited(late(5)), OK], attempts=2, slept=[5.0]),
    Case("asked to wait until yesterday", [limited(late(-86_400)), OK], attempts=2, slept=[0.0]),
    Case("asked to wait for a day", [limited("86400"), OK], attempts=2, slept=[60.0]),
    Case("asked to wait until next year", [limited(late(31_536_000)), OK], attempts=2, slept=[60.0]),
    Case("asked to wait, not how long", [limited(None), OK], attempts=2, slept=[0.5]),
    Case("asked to wait, nonsense", [limited("soon"), OK], attempts=2, slept=[0.5]),
    Case("asked to wait, less than nothing", [limited("-5"), OK], attempts=2, slept=[0.5]),
    Case("asked to wait, a fraction", [limited("1.5"), OK], attempts=2, slept=[0.5]),
    Case("asked to wait, no real date", [limited("Tue, 99 Foo 2025 99:99:99 GMT"), OK], attempts=2, slept=[0.5]),
    Case("asked to wait while posting", [limited("1"), answer(200, {"pets": [PET]})], search, attempts=2, slept=[1.0]),
    Case("asked to wait too often", [limited("1")] * 3, error="RateLimitError", attempts=3, slept=[1.0, 1.0]),
    Case("asked to wait past the deadline", [limited("30")], error="RateLimitError", settings={"deadline": 10}),
    Case("no service, then right", [answer(503), OK], attempts=2, slept=[0.5]),
    Case("no service while posting", [answer(503)], search, "ServiceUnavailableError"),
    Case("broken for ever", [answer(500)] * 3, error="ServerError", attempts=3, slept=[0.5, 1.0]),
    Case("timed out on its side", [answer(408, None, {"Connection": "close"}, then="close"), OK],
         attempts=2, slept=[0.5]),
    Case("a conflict", [answer(409, {"code": "twice"})], create, "ConflictError"),
    Case("wrong key", [answer(401, {"code": "who"})], error="AuthenticationError"),
    Case("half an event, then the end", [events('data: {"type":"sold","pet":{"id":1,"name":"a"}}\n\n', 'data: {"ty')],
         news),
    Case("half an event, then cut", [events("data: {", end=False, then="close")], news, "TransportError"),
    Case("half an event, then a reset", [events("data: {", end=False, then="reset")], news, "TransportError"),
    Case("half an event, then nothing", [events("data: {", end=False, then="stall")], news, "TimedOutError",
         settings={"timeout": SOON}),
    Case("an event that is none", [events("data: {oops\n\n", end=False, then="stall")], news, "ResponseError"),
    Case("no stream, but an error", [answer(403, {"code": "no"})], news, "PermissionDeniedError"),
    Case("round and round", [answer(302, None, {"Location": "/pets/7"})] * 11, error="RedirectError", attempts=11),
    Case("to a file", [answer(302, None, {"Location": "file:///etc/passwd"})], error="RedirectError"),
    Case("to somebody else's login", [answer(302, None, {"Location": "http://a:b@127.0.0.1/"})], error="RedirectError"),
    Case("to nowhere", [answer(302)], error="RedirectError"),
    Case("to no URL", [answer(302, None, {"Location": "http://[oops/"})], error="RedirectError"),
    Case("along, on the same server", [answer(302, None, {"Location": "/pets/8"}), OK], attempts=2),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, mode: Mode, clock: Any, store: Any) -> None:
    with loopback(*case.script) as server:
        settings = {"base_url": server.url, "api_key": KEY, "clock": clock, **case.settings}
        if case.error is None:
            mode.run(case.act, **settings)
        else:
            with pytest.raises(getattr(store, case.error)) as caught:
                mode.run(case.act, **settings)
            error = caught.value
            assert type(error) is getattr(store, case.error)
            assert case.says in str(error)
            assert error.request is not None
            assert KEY not in shown(error)
            if case.act is not news:
                assert error.attempts == (1 if case.error == "RedirectError" else case.attempts)
    assert len(server.requests) == case.attempts
    assert {got.headers["x-api-key"] for got in server.requests} == {KEY}
    assert clock.slept == case.slept


def test_a_key_makes_a_request_safe_and_stays_the_same(mode: Mode, clock: Any) -> None:
    with loopback(RESET, answer(201, PET)) as server:
        mode.run(create, base_url=server.url, clock=clock)
    first, second = server.requests
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"] != ""


def test_nobody_there(mode: Mode, clock: Any, store: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(store.TransportError) as caught:
        mode.run(search, base_url=f"http://127.0.0.1:{port}", clock=clock)
    assert caught.value.attempts == 3
    assert not caught.value.sent
    assert clock.slept == [0.5, 1.0]


def test_a_connection_that_went_stale(mode: Mode, clock: Any) -> None:
    async def twice(do: Doing) -> Any:
        await get(do)
        return await get(do)

    with loopback(Say(OK.data, "close"), OK) as server:
        assert mode.run(twice, base_url=server.url, clock=clock).id == 7
    assert len(server.requests) == 2


def test_a_body_that_comes_too_slowly(mode: Mode, http: Any, store: Any) -> None:
    from .modes import FakeClock

    clock = type("Clock", (FakeClock, http.clock.Clock), {})(step=1.0)
    drops = Say(OPEN + b"".join(chunk(b" ") for _ in range(50)), "stall")
    with loopback(drops) as server, pytest.raises(store.TimedOutError):
        mode.run(get, base_url=server.url, clock=clock, deadline=5, retries=0)


def test_pages_that_fail_lose_nothing_of_those_before(mode: Mode, clock: Any, store: Any) -> None:
    found: list[Any] = []

    async def all_of_them(do: Doing) -> None:
        await do.items(do.client.pets.list(), found)

    script = answer(200, {"pets": [PET], "next": "b"}), answer(404, {"code": "gone"})
    with loopback(*script) as server, pytest.raises(store.NotFoundError) as caught:
        mode.run(all_of_them, base_url=server.url, clock=clock)
    assert [pet.id for pet in found] == [7]
    assert caught.value.data.code == "gone"


def test_pages_without_an_end(mode: Mode, clock: Any, store: Any) -> None:
    same = answer(200, {"pets": [PET], "next": "b"})
    with loopback(same, same) as server, pytest.raises(store.PaginationError):
        mode.run(lambda do: do.items(do.client.pets.list()), base_url=server.url, clock=clock)
    assert len(server.requests) == 2


def stream(text: str) -> Say:
    return events(text, end=False, then="stall")


SOLD = 'id: 41\ndata: {"type":"sold","pet":{"id":1,"name":"a"}}\n\n'


def test_a_stream_is_closed_when_its_loop_is_left(mode: Mode, clock: Any) -> None:
    async def first(do: Doing) -> Any:
        return await do.items(do.client.shop.news(), stop=lambda _: True)

    with loopback(stream(SOLD * 3)) as server:
        assert len(mode.run(first, base_url=server.url, clock=clock)) == 1
    assert server.gone == ["left"]


def test_a_stream_is_closed_when_its_loop_fails(mode: Mode, clock: Any) -> None:
    async def failing(do: Doing) -> Any:
        return await do.items(do.client.shop.news(), stop=lambda _: 1 / 0 > 0)

    with loopback(stream(SOLD * 3)) as server, pytest.raises(ZeroDivisionError):
        mode.run(failing, base_url=server.url, clock=clock)
    assert server.gone == ["left"]


def test_a_stream_is_asked_for_again_where_it_broke(mode: Mode, clock: Any, store: Any) -> None:
    async def all_of_them(do: Doing) -> Any:
        return await do.items(do.client.shop.news(options=store.RequestOptions(reconnect=True)))

    first = events("retry: 20\n\n" + SOLD, "data: {half", end=False, then="reset")
    second = events(SOLD.replace("41", "42"))
    with loopback(first, second, answer(204)) as server:
        assert len(mode.run(all_of_them, base_url=server.url, clock=clock)) == 2
    assert [got.headers.get("last-event-id") for got in server.requests] == [None, "41", "42"]
    assert clock.slept == [0.02, 0.02]


@pytest.mark.parametrize("script", [CUT, Say(CUT.data, "reset"), Say(CUT.data, "stall")], ids=["cut", "reset", "stall"])
def test_what_is_not_whole_is_not_saved(mode: Mode, clock: Any, store: Any, tmp_path: Any, script: Say) -> None:
    async def save(do: Doing) -> Any:
        return await do.save(do.client.shop.download.streaming("a"), tmp_path / "a")

    with loopback(script) as server, pytest.raises(store.TransportError):
        mode.run(save, base_url=server.url, clock=clock, timeout=SOON, retries=0)
    assert list(tmp_path.iterdir()) == []


def put(server: Loopback, mode: Mode, clock: Any, content: Callable[[], Any]) -> Any:
    async def upload(do: Doing) -> Any:
        return await do.value(do.client.shop.upload(content(), "a"))

    return mode.run(upload, base_url=server.url, clock=clock)


def test_a_file_is_sent_again(mode: Mode, clock: Any, tmp_path: Any) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"x" * 200_000)
    with loopback(answer(503), answer(204)) as server:
        put(server, mode, clock, lambda: path)
    assert [len(got.body) for got in server.requests] == [200_000, 200_000]
    assert server.requests[0].headers["content-length"] == "200000"


def test_what_can_be_read_once_is_not_sent_again(mode: Mode, clock: Any, store: Any) -> None:
    with loopback(answer(503)) as server, pytest.raises(store.ServiceUnavailableError):
        put(server, mode, clock, lambda: iter([b"a", b"b"]))
    assert [got.body for got in server.requests] == [b"ab"]


def test_what_can_be_read_once_is_sent_where_nothing_was_read(mode: Mode, clock: Any, store: Any) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    with pytest.raises(store.TransportError) as caught:
        put(Loopback(None, port), mode, clock, lambda: iter([b"a"]))  # type: ignore[arg-type]
    assert caught.value.attempts == 3


def test_a_task_that_is_cancelled_lets_go(clock: Any, store: Any) -> None:
    async def cancelled(act: Callable[[], Any], requests: int) -> None:
        async with anyio.create_task_group() as group:
            group.start_soon(act)
            with anyio.fail_after(PATIENCE):
                while len(server.requests) < requests:
                    await anyio.sleep(0.001)
            group.cancel_scope.cancel()

    async def main() -> None:
        async with store.AsyncClient(base_url=server.url, clock=clock) as client:
            doing = Doing(client)
            await cancelled(lambda: get(doing), 1)
            await cancelled(lambda: news(doing), 2)
            assert (await client.pets.get(7)).id == 7

    with loopback(STALL, stream(SOLD), OK) as server:
        anyio.run(main)
    assert server.gone.count("left") == 2
