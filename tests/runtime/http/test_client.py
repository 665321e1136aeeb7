"""What a client does for its user, with a server that is none."""

from __future__ import annotations

import inspect
import io
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
from .modes import Doing, Mode, shown

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


def test_a_call(mode: Mode, api: Any, store: Any) -> None:
    async def create(do: Doing) -> Any:
        return await do.value(do.client.pets.create(store.models.NewPet(name="Rex"), dry_run=True))

    pet = run(mode, api, create)
    assert pet == store.models.Pet.from_dict(PET)
    (sent,) = api.requests
    assert (sent.method, sent.url) == ("POST", "https://eu.petstore.example/v1/pets?dryRun=true")
    assert sent.json == {"name": "Rex"}
    assert sent.headers["content-type"] == sent.headers["accept"] == "application/json"
    assert sent.headers["user-agent"].startswith("petstore/1.0 httpx2/")
    assert sent.headers["content-length"] == "14"


def test_every_place_of_a_parameter(mode: Mode, api: Any, store: Any) -> None:
    from datetime import date

    async def listing(do: Doing) -> Any:
        pages = do.client.pets.list(
            tag="a b",
            ages=[1, 2],
            born_since=date(2024, 5, 1),
            filter=store.models.Filter(tag="x", age=[3]),
            locale="en",
            session="s;1",
        )
        return await do.items(pages)

    api.answer("GET", "/v1/pets", json={"pets": [PET]})
    assert len(run(mode, api, listing)) == 1
    (sent,) = api.requests
    assert sent.url == (
        "https://eu.petstore.example/v1/pets?tag=a%20b&ages=1,2&bornSince=2024-05-01"
        "&filter%5Btag%5D=x&filter%5Bage%5D%5B0%5D=3"
    )
    assert (sent.headers["accept-language"], sent.headers["cookie"]) == ("en", "session=s%3B1")


@pytest.mark.parametrize("name", ["a/b", "../x", "..", "a?b#c", "é", "%2F"])
def test_urls_are_exact_to_the_byte(mode: Mode, name: str) -> None:
    from urllib.parse import quote

    with loopback(answer(200, b"x")) as server:
        mode.run(lambda do: do.value(do.client.shop.download(name)), base_url=server.url)
    assert server.requests[0].target == "/files/" + quote(name, safe="").replace(
        "..", ".." if "x" in name else "%2E%2E"
    )


def test_a_base_url_with_everything(mode: Mode) -> None:
    with loopback(answer(200, PET)) as server:
        mode.run(get, base_url=f"{server.url}/a%20b/?key=1[]")
    assert server.requests[0].target == "/a%20b/pets/7?key=1[]"


def test_raw(mode: Mode, api: Any, store: Any) -> None:
    async def raw(do: Doing) -> Any:
        return await do.value(do.client.pets.get.raw(7))

    response = run(mode, api, raw)
    assert response.data == store.models.Pet.from_dict(PET)
    assert (response.status, response.request_id, response.text) == (200, "r-1", '{"id":7,"name":"Rex"}')
    assert response.headers["CONTENT-TYPE"] == "application/json"
    assert response.header("x-count", int) == 3
    assert response.header("x-count", list[str]) == ["3"]
    assert response.header("x-none", int) is None
    assert response.request.method == "GET"


def test_nothing_is_none_only_where_it_is_declared(mode: Mode, api: Any) -> None:
    api.answer("DELETE", "/v1/pets/7", status=204)
    api.answer("HEAD", "/health/status")
    assert run(mode, api, lambda do: do.value(do.client.pets.delete(7))) is None
    assert run(mode, api, lambda do: do.value(do.client.shop.status())) is None
    assert api.requests[-1].url == "https://eu.petstore.example/health/status"


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (400, "BadRequestError"),
        (401, "AuthenticationError"),
        (403, "PermissionDeniedError"),
        (404, "NotFoundError"),
        (409, "ConflictError"),
        (410, "GoneError"),
        (412, "PreconditionFailedError"),
        (418, "ClientError"),
        (422, "UnprocessableError"),
        (429, "RateLimitError"),
        (500, "ServerError"),
        (503, "ServiceUnavailableError"),
        (302, "RedirectError"),
        (304, "RedirectError"),
        (700, "ApiError"),
    ],
)
def test_errors_by_status(mode: Mode, api: Any, store: Any, status: int, name: str) -> None:
    api.answer("POST", "/v1/pets/search", status=status, json={"code": "c", "message": "m"})
    with pytest.raises(store.Error) as caught:
        run(mode, api, lambda do: do.items(do.client.pets.search({"text": "a"})), api_key=KEY, retries=0)
    error = caught.value
    assert type(error) is getattr(store, name)
    assert isinstance(error, store.ApiError)
    assert (error.status, error.text) == (status, '{"code":"c","message":"m"}')
    assert error.request.url == "https://eu.petstore.example/v1/pets/search"
    assert error.request.content == b'{"text":"a"}'
    assert KEY not in shown(error)


def test_the_data_of_an_error(mode: Mode, api: Any, store: Any) -> None:
    for status in (404, 499):
        api.answer("GET", "/v1/pets/8", status=status, json={"code": "gone", "newer": 1})
        with pytest.raises(store.ClientError) as caught:
            run(mode, api, lambda do: do.value(do.client.pets.get(8)))
        assert type(caught.value.data) is store.models.Problem
        assert caught.value.data.code == "gone"
    api.answer("GET", "/v1/pets/9", status=404, text="<html>")
    with pytest.raises(store.NotFoundError) as caught:
        run(mode, api, lambda do: do.value(do.client.pets.get(9)))
    assert (caught.value.data, caught.value.text) == (None, "<html>")


def test_who_is_not_known_is_told_what_is_missing(mode: Mode, api: Any, store: Any) -> None:
    api.answer("GET", "/v1/pets/8", status=401)
    with pytest.raises(store.AuthenticationError) as caught:
        run(mode, api, lambda do: do.value(do.client.pets.get(8)))
    assert caught.value.__notes__ == ["The client was given no apiKey and no basic and no queryKey and no token."]


def test_options(mode: Mode, api: Any, store: Any) -> None:
    async def create(do: Doing) -> Any:
        options = store.RequestOptions(
            headers={"x-own": "2", "Accept-Language": "de"},
            query={"a b": [1, 2], "c": True},
            idempotency_key="i-1",
            accept="application/xml",
            timeout=3,
        )
        return await do.value(do.client.pets.create({"name": "a"}, options=options))

    run(mode, api, create, headers={"X-Own": "1", "X-All": "1"}, timeout=9)
    (sent,) = api.requests
    assert sent.url.endswith("/pets?a%20b=1&a%20b=2&c=true")
    names = ("x-own", "x-all", "accept-language", "idempotency-key", "accept")
    assert [sent.headers[name] for name in names] == ["2", "1", "de", "i-1", "application/xml"]


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


def test_pages(mode: Mode, api: Any) -> None:
    async def pages(do: Doing) -> Any:
        listing = do.client.pets.list(tag="a")
        assert api.requests == []
        first = await do.value(listing.first_page)
        assert (len(first), first.has_next, first.response.status, first.data.next) == (2, True, 200, "b")
        found = await do.items(listing.pages())
        assert found[0] is first
        return [[pet.id for pet in page] for page in found]

    two = [PET, {**PET, "id": 8}]
    api.answer("GET", "/v1/pets", json={"pets": two, "next": "b"})
    api.answer("GET", "/v1/pets", json={"pets": [], "next": "c"})
    api.answer("GET", "/v1/pets", json={"pets": [PET], "next": None})
    assert run(mode, api, pages) == [[7, 8], [], [7]]
    assert [dict(sent.query) for sent in api.requests] == [
        {"tag": "a"},
        {"tag": "a", "cursor": "b"},
        {"tag": "a", "cursor": "c"},
    ]


def test_pages_with_the_cursor_in_the_body(mode: Mode, api: Any, store: Any) -> None:
    api.answer("POST", "/v1/pets/search", json={"pets": [PET], "next": "b"})
    api.answer("POST", "/v1/pets/search", json={"pets": [PET]})
    query = store.models.Query(text="x", limit=1)
    assert len(run(mode, api, lambda do: do.items(do.client.pets.search(query)))) == 2
    assert [sent.json for sent in api.requests] == [
        {"text": "x", "limit": 1},
        {"text": "x", "limit": 1, "cursor": "b"},
    ]


def test_pages_by_links(mode: Mode, api: Any) -> None:
    api.answer("GET", "/v1/pets/recent", json=[PET], headers={"Link": '</v1/pets/recent?page=2>; rel="next"'})
    api.answer("GET", "/v1/pets/recent", json=[PET], headers={"Link": '</v1/pets/recent>; rel="first"'})
    assert len(run(mode, api, lambda do: do.items(do.client.pets.recent(), None), api_key=KEY)) == 2
    assert api.requests[1].url == "https://eu.petstore.example/v1/pets/recent?page=2"
    assert api.requests[1].headers["x-api-key"] == KEY


def test_multipart(mode: Mode, api: Any, store: Any, tmp_path: Path) -> None:
    path = tmp_path / "rex.png"
    path.write_bytes(b"picture")
    told: list[Any] = []

    async def add(do: Doing) -> Any:
        options = store.RequestOptions(progress=lambda done, total: told.append((done, total)))
        call = do.client.pets.add_photo(
            7,
            photo=path,
            thumbnails=[b"1", ("two.png", io.BytesIO(b"2"))],
            caption="Réx",
            details=store.models.Filter(tag="a"),
            options=options,
        )
        return await do.value(call)

    api.answer("POST", "/v1/pets/7/photos", status=201, json={"size": 7})
    assert run(mode, api, add).size == 7
    (sent,) = api.requests
    assert sent.headers["content-length"] == str(len(sent.content))
    assert told[-1] == (len(sent.content), len(sent.content))
    boundary = sent.headers["content-type"].partition("boundary=")[2]
    parts = sent.content.split(f"--{boundary}".encode())
    assert [part.partition(b"\r\n\r\n")[2] for part in parts[1:-1]] == [
        b"picture\r\n",
        b"1\r\n",
        b"2\r\n",
        "Réx\r\n".encode(),
        b'{"tag":"a"}\r\n',
    ]


def test_forms_xml_and_binary(mode: Mode, api: Any, store: Any) -> None:
    async def all_of_them(do: Doing) -> Any:
        shop = do.client.shop
        token = await do.value(shop.login(user="a b", scopes=["x", "y"]))
        owner = await do.value(shop.put_owner(store.models.Owner(id=1, name="Ann")))
        await do.value(shop.upload(b"%PDF", "a", content_type="application/pdf"))
        return token, owner, await do.value(shop.download("a"))

    api.answer("POST", "/v1/login", text="tökén")
    xml = b'<Owner id="2"><name>Bob</name></Owner>'
    api.answer("PUT", "/v1/owner", content=xml, headers={"content-type": "application/xml"})
    api.answer("PUT", "/v1/files/a", status=204)
    api.answer("GET", "/v1/files/a", content=b"\x00\xff", headers={"content-type": "image/png"})
    token, owner, content = run(mode, api, all_of_them, api_key=KEY)
    assert (token, owner.name, content) == ("tökén", "Bob", b"\x00\xff")
    login, put, upload, _ = api.requests
    assert login.content == b"user=a%20b&scopes=x%20y"
    assert "x-api-key" not in login.headers
    assert put.content.endswith(b'<Owner id="1"><name>Ann</name></Owner>')
    assert (upload.headers["content-type"], upload.content) == ("application/pdf", b"%PDF")


def test_streaming(mode: Mode, api: Any, tmp_path: Path) -> None:
    api.answer("GET", "/v1/files/a", content=[b"ab", b"c"], headers={"x-request-id": "r"})
    response, content = run(mode, api, lambda do: do.read(do.client.shop.download.streaming("a")))
    assert (content, response.status, response.request_id) == (b"abc", 200, "r")
    target = tmp_path / "a"
    target.write_bytes(b"old")
    saved = run(mode, api, lambda do: do.save(do.client.shop.download.streaming("a"), target))
    assert saved == target
    assert target.read_bytes() == b"abc"
    assert list(tmp_path.iterdir()) == [target]


def test_streaming_an_error(mode: Mode, api: Any, store: Any, tmp_path: Path) -> None:
    api.answer("GET", "/v1/files/a", status=404, json={"code": "x"})
    with pytest.raises(store.NotFoundError):
        run(mode, api, lambda do: do.save(do.client.shop.download.streaming("a"), tmp_path / "a"))
    assert list(tmp_path.iterdir()) == []


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
        "The client of petstore needs httpx2: pip install 'petstore[client]'",
    ]


def test_importing_the_package_imports_nothing_else(package: Path) -> None:
    code = f"import sys, {NAME}; print({{'httpx2', 'pydantic'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=package.parent, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
    code = f"import sys, {NAME}; {NAME}.NotFoundError; print('httpx2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=package.parent, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
