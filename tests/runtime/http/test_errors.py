"""Errors: by status, with their data, without secrets."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest

from .modes import Mode, shown

PET = {"id": 7, "name": "Rex"}
KEY = "k-s3cret"


@pytest.fixture
def api(store: Any) -> Any:
    fake = import_module(f"{store.__name__}.testing").FakeApi()
    fake.answer("GET", "/v1/pets/7", json=PET, headers={"X-Request-Id": "r-1", "X-Count": "3"})
    fake.answer("POST", "/v1/pets", status=201, json=PET)
    return fake


def run(mode: Mode, api: Any, act: Any, **settings: Any) -> Any:
    return mode.run(act, http_client=mode.http_client(api), **settings)


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
