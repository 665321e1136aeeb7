"""Credentials: which are sent, how, and tokens that are renewed."""

from __future__ import annotations

import threading
from base64 import b64encode
from importlib import import_module
from typing import Any
from urllib.parse import parse_qs

import anyio
import pytest

from .modes import Doing, Mode, shown

PET = {"id": 7, "name": "Rex"}


@pytest.fixture
def api(store: Any) -> Any:
    fake = import_module(f"{store.__name__}.testing").FakeApi()
    fake.answer("GET", "/v1/pets/7", json=PET)
    fake.answer("GET", "/v1/files/a", content=b"x")
    return fake


async def get(do: Doing) -> Any:
    return await do.value(do.client.pets.get(7))


async def download(do: Doing) -> Any:
    return await do.value(do.client.shop.download("a"))


def run(mode: Mode, api: Any, act: Any, **settings: Any) -> Any:
    return mode.run(act, http_client=mode.http_client(api), **settings)


BASIC = "Basic " + b64encode(b"Ann:p:w").decode()


@pytest.mark.parametrize(
    ("act", "settings", "expected"),
    [
        (get, {"api_key": "k"}, {"x-api-key": "k"}),
        (get, {"query_key": "k&1"}, {"?": "key=k%261"}),
        (get, {"basic": ("Ann", "p:w")}, {"authorization": BASIC}),
        (get, {"token_": "t"}, {"authorization": "Bearer t"}),
        (get, {}, {}),
        (get, {"api_key": "k", "token_": "t"}, {"x-api-key": "k"}),
        (get, {"api_key": lambda: "made"}, {"x-api-key": "made"}),
        (get, {"basic": lambda: ("Ann", "p:w")}, {"authorization": BASIC}),
        (download, {"token_": "t"}, {"authorization": "Bearer t"}),
        (download, {"api_key": "k", "basic": ("Ann", "p:w")}, {"x-api-key": "k", "authorization": BASIC}),
        (download, {"api_key": "k"}, {}),
        (download, {}, {}),
        (get, {"api_key": "k", "headers": {"X-Api-Key": "mine"}}, {"x-api-key": "mine"}),
    ],
)
def test_what_is_sent(mode: Mode, api: Any, act: Any, settings: Any, expected: Any) -> None:
    run(mode, api, act, **settings)
    (sent,) = api.requests
    names = ("x-api-key", "authorization", "cookie")
    found = {name: sent.headers[name] for name in names if name in sent.headers}
    if (query := sent.url.partition("?")[2]) != "":
        found["?"] = query
    assert found == expected


def test_an_asynchronous_function(api: Any) -> None:
    async def key() -> str:
        await anyio.sleep(0)
        return "later"

    run(Mode("async"), api, get, api_key=key)
    assert api.requests[0].headers["x-api-key"] == "later"


def test_a_function_is_asked_each_time(mode: Mode, api: Any) -> None:
    keys = iter("ab")

    async def twice(do: Doing) -> Any:
        await get(do)
        await get(do)

    run(mode, api, twice, api_key=lambda: next(keys))
    assert [sent.headers["x-api-key"] for sent in api.requests] == ["a", "b"]


@pytest.mark.parametrize("settings", [{"api_key": "a\r\nb"}, {"basic": ("a:b", "c")}, {"token_": "a\nb"}])
def test_credentials_that_cannot_be_sent(mode: Mode, api: Any, settings: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - each with words of its own
        run(mode, api, get, **settings)
    assert api.requests == []


def test_a_key_in_a_cookie(http: Any) -> None:
    scheme = http.security.ApiKey("sid", "cookie")
    request = http.messages.Request("GET", "https://a.example", {"cookie": "a=1"})
    scheme.sign(request, "s")
    assert request.headers == {"cookie": "a=1; sid=s"}
    with pytest.raises(TypeError, match="not a name and a password"):
        scheme.sign(request, ("a", "b"))


def test_any_scheme_of_http(http: Any) -> None:
    request = http.messages.Request("GET", "https://a.example", {})
    http.security.Http("SharedAccessKey").sign(request, "k")
    assert request.headers == {"authorization": "SharedAccessKey k"}


def tokens(api: Any, *answers: Any) -> None:
    for answer in answers:
        api.answer("POST", "/oauth/token", **answer)


def token(text: str, **more: Any) -> dict[str, Any]:
    return {"json": {"access_token": text, "token_type": "Bearer", **more}}


def asked(api: Any) -> list[dict[str, list[str]]]:
    return [parse_qs(sent.content.decode()) for sent in api.requests if sent.path == "/oauth/token"]


def used(api: Any) -> list[str]:
    return [sent.headers["authorization"] for sent in api.requests if sent.path != "/oauth/token"]


def test_client_credentials(mode: Mode, api: Any, store: Any, clock: Any) -> None:
    async def several(do: Doing) -> None:
        for pause in (0, 0, 3530, 20, 0):
            clock.now += pause
            await get(do)

    tokens(api, token("t1", expires_in=3600), token("t2", expires_in=3600))
    grant = store.ClientCredentials("id", "se:cret")
    assert "cret" not in repr(grant)
    run(mode, api, several, token_=grant, clock=clock)
    assert used(api) == ["Bearer t1"] * 3 + ["Bearer t2"] * 2
    assert asked(api) == [{"grant_type": ["client_credentials"], "scope": ["read write"]}] * 2
    first = api.requests[0]
    assert first.headers["authorization"] == "Basic " + b64encode(b"id:se%3Acret").decode()
    assert first.url == "https://eu.petstore.example/oauth/token"


def test_a_secret_in_the_body(mode: Mode, api: Any, store: Any) -> None:
    tokens(api, token("t"))
    grant = store.ClientCredentials(
        "id", "s", scopes=("a",), token_url="https://auth.example/oauth/token", in_body=True
    )
    run(mode, api, get, token_=grant)
    assert asked(api) == [
        {"grant_type": ["client_credentials"], "scope": ["a"], "client_id": ["id"], "client_secret": ["s"]}
    ]
    assert api.requests[0].url == "https://auth.example/oauth/token"
    assert "authorization" not in api.requests[0].headers


def test_password_and_refresh(mode: Mode, api: Any, store: Any, clock: Any) -> None:
    async def twice(do: Doing) -> None:
        await get(do)
        clock.now += 100
        await get(do)
        clock.now += 100
        await get(do)

    refused = {"status": 400, "json": {"error": "invalid_grant"}}
    tokens(api, token("t1", expires_in=90, refresh_token="r1"), token("t2", expires_in=90), refused, token("t3"))
    run(mode, api, twice, token_=store.Password("ann", "pw"), clock=clock)
    assert used(api) == ["Bearer t1", "Bearer t2", "Bearer t3"]
    assert [one["grant_type"][0] for one in asked(api)] == ["password", "refresh_token", "refresh_token", "password"]


def test_a_refresh_token(mode: Mode, api: Any, store: Any) -> None:
    tokens(api, token("t1"))
    run(mode, api, get, token_=store.RefreshToken("r", client_id="id"))
    assert asked(api) == [{"grant_type": ["refresh_token"], "refresh_token": ["r"], "client_id": ["id"]}]


def test_a_token_that_is_refused_is_renewed_once(mode: Mode, api: Any, store: Any) -> None:
    api.answer("GET", "/v1/pets/8", status=401)
    tokens(api, token("t1"), token("t2"))
    with pytest.raises(store.AuthenticationError):
        run(mode, api, lambda do: do.value(do.client.pets.get(8)), token_=store.ClientCredentials("id", "s"))
    assert used(api) == ["Bearer t1", "Bearer t2"]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ({"status": 400, "json": {"error": "invalid_client", "error_description": "x"}}, "400: invalid_client"),
        ({"status": 500, "text": "oops"}, "500"),
        ({"text": "no json"}, "200"),
        ({"json": {}}, "200"),
        ({"status": 302, "headers": {"location": "https://evil.example/"}}, "302"),
    ],
)
def test_no_token(mode: Mode, api: Any, store: Any, answer: Any, says: str) -> None:
    tokens(api, answer)
    with pytest.raises(store.TokenError, match=says) as caught:
        run(mode, api, get, token_=store.ClientCredentials("id", "s3cret"))
    assert "s3cret" not in shown(caught.value)
    assert caught.value.request.method == "GET"
    assert len(api.requests) == 1


def test_an_authorization_server_that_is_not_there(mode: Mode, api: Any, store: Any, clock: Any) -> None:
    import httpx2

    async def create(do: Doing) -> Any:
        return await do.value(do.client.pets.search({"text": "a"}).first_page)

    api.answer("POST", "/v1/pets/search", json={"pets": []})
    tokens(api, {"error": httpx2.ReadTimeout("slow")}, token("t"))
    run(mode, api, create, token_=store.ClientCredentials("id", "s3cret"), clock=clock)
    assert clock.slept == [0.5]


def test_threads_wait_for_one_token(api: Any, store: Any) -> None:
    started = threading.Barrier(8)

    def slow(_: Any) -> Any:
        testing = import_module(f"{store.__name__}._runtime.http.testing")
        return testing.Answer(200, {"content-type": "application/json"}, [b'{"access_token":"t"}'])

    def call() -> None:
        started.wait()
        client.pets.get(7)

    api.handle("POST", "/oauth/token", slow)
    client = store.Client(http_client=api.http_client(), token_=store.ClientCredentials("id", "s"))
    threads = [threading.Thread(target=call) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(asked(api)) == 1
    assert used(api) == ["Bearer t"] * 8


def test_tasks_wait_for_one_token(api: Any, store: Any) -> None:
    async def main() -> None:
        grant = store.ClientCredentials("id", "s")
        sends = api.async_http_client()
        async with store.AsyncClient(http_client=sends, token_=grant) as client, anyio.create_task_group() as group:
            for _ in range(8):
                group.start_soon(client.pets.get, 7)

    tokens(api, token("t"))
    anyio.run(main)
    assert len(asked(api)) == 1
    assert used(api) == ["Bearer t"] * 8


def test_a_token_that_is_good_is_used_while_another_is_made(api: Any, store: Any, clock: Any) -> None:
    inside, done = threading.Event(), threading.Event()
    testing = import_module(f"{store.__name__}._runtime.http.testing")

    def waiting(_: Any) -> Any:
        inside.set()
        assert done.wait(10)
        return testing.Answer(200, {}, [b'{"access_token":"t2","expires_in":100}'])

    api.answer("POST", "/oauth/token", **token("t1", expires_in=100))
    api.handle("POST", "/oauth/token", waiting)
    client = store.Client(http_client=api.http_client(), token_=store.ClientCredentials("id", "s"), clock=clock)
    client.pets.get(7)
    clock.now += 60
    thread = threading.Thread(target=client.pets.get, args=(7,))
    thread.start()
    assert inside.wait(10)
    client.pets.get(7)
    done.set()
    thread.join()
    client.pets.get(7)
    assert used(api) == ["Bearer t1", "Bearer t1", "Bearer t2", "Bearer t2"]
