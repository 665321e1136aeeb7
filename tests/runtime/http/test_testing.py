"""The server that is none, as users' own tests have it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import httpx2
import pytest

from .modes import Doing, Mode


@pytest.fixture
def testing(store: Any) -> Any:
    return import_module(f"{store.__name__}._runtime.http.testing")


async def get(do: Doing) -> Any:
    return await do.value(do.client.pets.get(7))


def test_answers_in_turn(mode: Mode, store: Any, testing: Any) -> None:
    async def thrice(do: Doing) -> Any:
        return [(await get(do)).name for _ in range(3)]

    api = testing.FakeApi()
    api.answer("get", "/v1/pets/7", json=store.models.Pet(id=7, name="a"))
    api.answer("GET", "/v1/pets/7", json={"id": 7, "name": "b"})
    assert mode.run(thrice, http_client=mode.http_client(api)) == ["a", "b", "b"]
    assert [sent.path for sent in api.requests] == ["/v1/pets/7"] * 3


def test_what_nobody_told(mode: Mode, testing: Any) -> None:
    api = testing.FakeApi()
    api.answer("GET", "/v1/pets/8", text="x")
    with pytest.raises(LookupError, match="No answer for GET /v1/pets/7, only: GET /v1/pets/8"):
        mode.run(get, http_client=mode.http_client(api))


def test_failures(mode: Mode, store: Any, testing: Any, clock: Any) -> None:
    api = testing.FakeApi()
    api.answer("GET", "/v1/pets/7", error=httpx2.ConnectError("down"))
    with pytest.raises(store.TransportError, match=r"GET https://eu\.petstore\.example/v1/pets/7: ConnectError: down"):
        mode.run(get, http_client=mode.http_client(api), clock=clock)
    assert len(api.requests) == 3


def test_a_handler(mode: Mode, testing: Any) -> None:
    def answer(sent: Any) -> Any:
        assert sent.query == [("a", "1"), ("b", "")]
        return testing.Answer(200, {"content-type": "application/json"}, [b'{"id":7,', b'"name":"a"}'])

    async def with_query(do: Doing) -> Any:
        options = import_module(testing.__package__ + ".operations").RequestOptions(query={"a": 1, "b": ""})
        return await do.value(do.client.pets.get(7, options=options))

    api = testing.FakeApi()
    api.handle("GET", "/v1/pets/7", answer)
    assert mode.run(with_query, http_client=mode.http_client(api)).id == 7
