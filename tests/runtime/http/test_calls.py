"""What calls send and give: parameters, bodies, pages, streams."""

from __future__ import annotations

import io
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

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


def test_pages_by_links(mode: Mode, api: Any, store: Any) -> None:
    api.answer("GET", "/v1/pets/recent", json=[PET], headers={"Link": '</v1/pets/recent?page=2>; rel="next"'})
    api.answer("GET", "/v1/pets/recent", json=[PET], headers={"Link": '</v1/pets/recent>; rel="first"'})
    options = store.RequestOptions(query={"a": 1})
    assert len(run(mode, api, lambda do: do.items(do.client.pets.recent(options=options)), api_key=KEY)) == 2
    assert [sent.url for sent in api.requests] == [
        "https://eu.petstore.example/v1/pets/recent?a=1",
        "https://eu.petstore.example/v1/pets/recent?page=2",
    ]
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
