"""Nothing that is meant for one server goes to another."""

from __future__ import annotations

from typing import Any

import pytest

from .loopback import answer, loopback
from .modes import Doing, Mode

PET = {"id": 7, "name": "Rex"}
KEY = "k-s3cret"
OK = answer(200, PET)


async def get(do: Doing) -> Any:
    return await do.value(do.client.pets.get(7))


async def create(do: Doing) -> Any:
    return await do.value(do.client.pets.create({"name": "Rex"}))


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    "credential",
    [
        {"api_key": KEY},
        {"query_key": KEY},
        {"basic": ("user", KEY)},
        {"token_": KEY},
        {"headers": {"X-Session-Token": KEY, "Authorization": KEY}},
    ],
    ids=lambda one: next(iter(one)),
)
def test_credentials_do_not_follow_to_another_origin(
    mode: Mode, clock: Any, status: int, credential: dict[str, Any]
) -> None:
    with loopback(OK) as stranger:
        moved = answer(status, None, {"Location": f"{stranger.url}/pets/7"})
        with loopback(moved) as server:
            assert mode.run(get, base_url=server.url, clock=clock, **credential).id == 7
    assert KEY not in str(stranger.requests).replace(_basic(), KEY)
    assert KEY in str(server.requests).replace(_basic(), KEY)
    assert stranger.requests[0].target == "/pets/7"


def _basic() -> str:
    from base64 import b64encode

    return b64encode(f"user:{KEY}".encode()).decode()


def test_a_body_does_not_follow_to_another_origin(mode: Mode, clock: Any, store: Any) -> None:
    with (
        loopback() as stranger,
        loopback(answer(307, None, {"Location": stranger.url})) as server,
        pytest.raises(store.RedirectError),
    ):
        mode.run(create, base_url=server.url, clock=clock, api_key=KEY)
    assert stranger.requests == []


def test_a_body_follows_on_the_same_server(mode: Mode, clock: Any) -> None:
    with loopback(answer(308, None, {"Location": "/v2/pets"}), answer(201, PET)) as server:
        mode.run(create, base_url=server.url, clock=clock, api_key=KEY)
    assert [(got.method, got.target, got.body) for got in server.requests] == [
        ("POST", "/pets", b'{"name":"Rex"}'),
        ("POST", "/v2/pets", b'{"name":"Rex"}'),
    ]
    assert server.requests[1].headers["x-api-key"] == KEY


def test_see_other_is_a_get(mode: Mode, clock: Any) -> None:
    with loopback(answer(303, None, {"Location": "/pets/7"}), OK) as server:
        mode.run(create, base_url=server.url, clock=clock, api_key=KEY)
    second = server.requests[1]
    assert (second.method, second.body, "content-type" in second.headers) == ("GET", b"", False)


def test_another_server_for_one_call_gets_no_credentials(mode: Mode, clock: Any, store: Any) -> None:
    async def elsewhere(do: Doing) -> Any:
        options = store.RequestOptions(base_url=stranger.url)
        return await do.value(do.client.pets.get(7, options=options))

    with loopback(OK) as stranger, loopback() as server:
        settings = {"base_url": server.url, "api_key": KEY, "headers": {"X-Secret": KEY}, "clock": clock}
        assert mode.run(elsewhere, **settings).id == 7
    assert KEY not in str(stranger.requests)


def test_another_server_for_a_client_gets_no_credentials(mode: Mode, clock: Any) -> None:
    async def elsewhere(do: Doing) -> Any:
        other = do.client.with_options(base_url=stranger.url)
        return await do.value(other.pets.get(7))

    with loopback(OK) as stranger, loopback() as server:
        mode.run(elsewhere, base_url=server.url, api_key=KEY, clock=clock)
    assert KEY not in str(stranger.requests)


def test_a_next_page_elsewhere_gets_no_credentials(mode: Mode, clock: Any) -> None:
    async def recent(do: Doing) -> Any:
        return await do.items(do.client.pets.recent())

    with loopback(answer(200, [PET])) as stranger:
        first = answer(200, [PET], {"Link": f'<{stranger.url}/next?page=2>; rel="next"'})
        with loopback(first) as server:
            assert len(mode.run(recent, base_url=server.url, api_key=KEY, clock=clock)) == 2
    assert stranger.requests[0].target == "/next?page=2"
    assert KEY not in str(stranger.requests)
