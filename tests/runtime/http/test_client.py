"""What a client does for its user, with a server that is none."""

from __future__ import annotations

import inspect
import logging
import pydoc
import subprocess
import sys
import threading
import warnings
from importlib import import_module
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest

from .conftest import NAME
from .loopback import answer, loopback
from .modes import Doing, Mode

PET = {"id": 7, "name": "Rex"}
KEY = "k-s3cret"


@pytest.fixture
def api(store: Any) -> Any:
    fake = import_module(f"{store.__name__}.testing").FakeApi()
    fake.answer("GET", "/v1/pets/7", json=PET, headers={"X-Request-Id": "r-1", "X-Count": "3"})
    fake.answer("POST", "/v1/pets", status=201, json=PET)
    return fake


async def get(do: Doing) -> Any:
    return await do.value(do.client.pets.get(7))


def run(mode: Mode, api: Any, act: Any, **settings: Any) -> Any:
    return mode.run(act, http_client=mode.http_client(api), **settings)


def test_with_options(mode: Mode, api: Any) -> None:
    async def change(do: Doing) -> Any:
        other = do.client.with_options(headers={"x-other": "1"}, base_url="https://b.example", timeout=3)
        assert type(other) is type(do.client)
        assert "b.example" in repr(other)
        await do.value(other.pets.get(7))
        await get(do)

    api.answer("GET", "/pets/7", json=PET)
    run(mode, api, change)
    first, second = api.requests
    assert (first.url, "x-other" in first.headers) == ("https://b.example/pets/7", True)
    assert (second.url, "x-other" in second.headers) == ("https://eu.petstore.example/v1/pets/7", False)


@pytest.mark.parametrize(
    ("settings", "url"),
    [
        ({}, "https://eu.petstore.example/v1/pets/7"),
        ({"region": "us"}, "https://us.petstore.example/v1/pets/7"),
        ({"server": "sandbox"}, "https://sandbox.petstore.example/v1/pets/7"),
        ({"server": "production", "region": "us"}, "https://us.petstore.example/v1/pets/7"),
        ({"base_url": "https://a.example/"}, "https://a.example/pets/7"),
    ],
)
def test_servers(mode: Mode, api: Any, settings: Any, url: str) -> None:
    api.answer("GET", "/pets/7", json=PET)
    run(mode, api, get, **settings)
    assert api.requests[0].url == url


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"region": "moon"}, "region is one of eu, us"),
        ({"server": "moon"}, "no server 'moon'; the servers are production, sandbox"),
        ({"base_url": "https://a.example", "server": "sandbox"}, "either base_url or"),
        ({"base_url": "/v1"}, "give the base_url"),
    ],
)
def test_servers_that_are_none(store: Any, settings: Any, says: str) -> None:
    for kind in (store.Client, store.AsyncClient):
        with pytest.raises(ValueError, match=says):
            kind(**settings)


def test_the_environment(mode: Mode, api: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PETSTORE_API_KEY", KEY)
    monkeypatch.setenv("PETSTORE_BASE_URL", "https://a.example/v1")
    run(mode, api, get)
    run(mode, api, get, api_key="given", base_url="https://b.example/v1")
    assert [(sent.url, sent.headers["x-api-key"]) for sent in api.requests] == [
        ("https://a.example/v1/pets/7", KEY),
        ("https://b.example/v1/pets/7", "given"),
    ]
    monkeypatch.delenv("PETSTORE_API_KEY")
    monkeypatch.setenv("PETSTORE_BASIC_USERNAME", "u")
    monkeypatch.setenv("PETSTORE_BASIC_PASSWORD", "p")
    run(mode, api, get)
    assert api.requests[-1].headers["authorization"] == "Basic dTpw"


def test_middleware(mode: Mode, api: Any, clock: Any) -> None:
    log: list[Any] = []

    def before(name: str, request: Any) -> None:
        log.append((name, request.method, request.headers["x-api-key"]))
        assert KEY not in repr(request)
        request.headers["x-added"] = name

    def sync(name: str) -> Any:
        def middleware(request: Any, send: Any) -> Any:
            before(name, request)
            reply = send(request)
            log.append((name, reply.status))
            return reply

        return middleware

    def asynchronous(name: str) -> Any:
        async def middleware(request: Any, send: Any) -> Any:
            before(name, request)
            reply = await send(request)
            log.append((name, reply.status))
            return reply

        return middleware

    make = asynchronous if mode.is_async else sync
    api.answer("GET", "/v1/pets/8", status=503)
    api.answer("GET", "/v1/pets/8", json=PET)
    run(
        mode,
        api,
        lambda do: do.value(do.client.pets.get(8)),
        api_key=KEY,
        middleware=[make("a"), make("b")],
        clock=clock,
    )
    attempt = [("a", "GET", KEY), ("b", "GET", KEY)]
    assert log == [*attempt, ("b", 503), ("a", 503), *attempt, ("b", 200), ("a", 200)]
    assert [sent.headers["x-added"] for sent in api.requests] == ["b", "b"]


def test_what_is_deprecated_says_so(mode: Mode, api: Any) -> None:
    api.answer("PUT", "/v1/pets/7/sell", json=PET)
    with pytest.warns(DeprecationWarning, match="sell is deprecated") as caught:
        run(mode, api, lambda do: do.value(do.client.pets.sell(7)))
    assert caught[0].filename == __file__


def test_help(store: Any) -> None:
    client = store.Client()
    create = client.pets.create
    assert create is client.pets.create
    assert "Add a pet." in pydoc.render_doc(create)
    assert (create.__name__, repr(create)) == ("create", "<method Pets.create>")
    assert list(inspect.signature(create).parameters) == ["pet", "dry_run", "options"]
    cls = type(client.pets)
    assert "Add a pet." in (cls.create.__doc__ or "")
    assert repr(client) == "<Client of https://eu.petstore.example/v1>"
    with pytest.raises(TypeError, match="unexpected keyword argument 'color'"):
        create({}, color=1)


def test_a_closed_client(mode: Mode) -> None:
    async def late(do: Doing) -> Any:
        await do.value(do.client.close())
        return await get(do)

    with pytest.raises(RuntimeError, match="closed"):
        mode.run(late, base_url="http://127.0.0.1:9")


def test_a_client_of_the_users_own_stays_open(mode: Mode, api: Any) -> None:
    client = mode.http_client(api)
    mode.run(get, http_client=client)
    assert not client.is_closed


def test_a_client_of_the_users_own_is_used_as_it_is(api: Any, store: Any) -> None:
    own = httpx2.Client(transport=api, headers={"x-own": "1", "user-agent": "me"}, cookies={"c": "1"})
    store.Client(http_client=own).pets.get(7)
    sent = api.requests[0]
    assert [sent.headers[name] for name in ("x-own", "user-agent", "cookie")] == ["1", "me", "c=1"]


def test_a_forgotten_client(store: Any) -> None:
    with loopback(answer(200, PET)) as server:
        client = store.Client(base_url=server.url)
        client.pets.get(7)
        with pytest.warns(ResourceWarning, match="was not closed"):
            client._core.driver.__del__()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            client.close()


def test_keys_stay_out_of_logs(mode: Mode, clock: Any, caplog: Any) -> None:
    with caplog.at_level(logging.DEBUG), loopback(answer(200, PET)) as server:
        mode.run(get, base_url=server.url, query_key=KEY, clock=clock)
    assert server.requests[0].target == f"/pets/7?key={KEY}"
    assert "key=***" in caplog.text
    assert KEY not in caplog.text


def test_threads_share_a_client(api: Any, store: Any) -> None:
    client = store.Client(http_client=api.http_client())
    threads = [threading.Thread(target=lambda: client.pets.get(7)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(api.requests) == 8


def test_tasks_share_a_client(api: Any, store: Any) -> None:
    async def main() -> None:
        async with store.AsyncClient(http_client=api.async_http_client()) as client, anyio.create_task_group() as group:
            for _ in range(8):
                group.start_soon(client.pets.get, 7)

    anyio.run(main)
    assert len(api.requests) == 8


def test_without_httpx2_models_work_and_the_client_says_what_is_missing(package: Path) -> None:
    code = (
        "import sys; sys.modules['httpx2'] = None\n"
        f"import {NAME} as store\n"
        "print(store.models.Pet(id=1, name='a').to_json())\n"
        "try: store.Client()\n"
        "except ImportError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=package.parent, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        '{"name":"a","id":1}',
        "Clients of petstore need httpx2, which is not installed: pip install 'petstore[client]', or httpx2 itself",
    ]


@pytest.mark.parametrize("missing", ["httpx2", "json"])
def test_without_httpx2_the_module_for_tests_says_so_too(package: Path, missing: str) -> None:
    code = (
        f"import sys, {NAME}; sys.modules['{missing}'] = None\n"
        f"try: import {NAME}.testing\n"
        "except ImportError as error: print(type(error).__name__, '[client]' in str(error))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=package.parent, capture_output=True, text=True, check=True)
    assert done.stdout.split() == {"httpx2": ["ImportError", "True"], "json": ["ModuleNotFoundError", "False"]}[missing]


def test_importing_the_package_imports_nothing_else(package: Path) -> None:
    code = f"import sys, {NAME}; print({{'httpx2', 'pydantic'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=package.parent, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
    code = f"import sys, {NAME}; {NAME}.NotFoundError; print('httpx2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=package.parent, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
