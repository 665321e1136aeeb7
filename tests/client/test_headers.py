"""Headers of responses, as the description declares them."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from tests.client.made import Made, made

DESCRIPTION = """
paths:
  /pets:
    get:
      operationId: list
      tags: [pets]
      responses:
        '200':
          description: ''
          headers:
            X-Total: {description: How many there are., schema: {type: integer, minimum: 0}}
            x_total: {schema: {type: boolean}}
            Expires-At: {required: true, schema: {type: string, format: date-time}}
            Tags: {schema: {type: array, items: {type: string}}}
            Content-Type: {schema: {type: string}}
            class: {$ref: '#/components/headers/Class'}
          content: {application/json: {schema: {type: string}}}
        '206': {description: '', headers: {Range: {schema: {type: string}}}}
        '404': {description: '', headers: {Reason: {schema: {type: string}}}}
  /toys:
    get: {operationId: toys, tags: [pets], responses: {'204': {description: ''}}}
components:
  headers: {Class: {schema: {enum: [a, b]}}}
"""
SENT = {"x-total": "3", "x_total": "true", "expires-at": "2026-01-02T03:04:05Z", "tags": "a, b", "class": "b"}


@pytest.fixture(scope="module")
def sdk() -> Made:
    return made(DESCRIPTION)


def read(sdk: Made, headers: dict[str, str], **settings: Any) -> Any:
    with sdk.client(**settings) as (client, api):
        api.answer("GET", "/pets", json="x", headers=headers)
        response = client.pets.list.raw()
        return response.headers_as(sdk.module("resources.pets").ListHeaders)


def test_values_are_of_their_types(sdk: Made) -> None:
    headers = read(sdk, SENT)

    found = {name: getattr(headers, name) for name in vars(type(headers)) if not name.startswith("_")}
    assert sorted(map(repr, found.values())) == sorted(
        map(repr, [3, True, datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), ["a", "b"], "b", None])
    )
    assert headers.expires_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert headers.class_ == "b"


def test_what_did_not_come_is_none(sdk: Made) -> None:
    headers = read(sdk, {})
    assert (headers.expires_at, headers.tags, headers.range) == (None, None, None)


def test_what_is_otherwise_is_told_and_stays_as_it_came(sdk: Made, caplog: Any) -> None:
    told: list[Any] = []
    with caplog.at_level(logging.WARNING):
        headers = read(sdk, {**SENT, "class": "c", "expires-at": "soon"}, on_deviation=told.append)
        assert (headers.class_, headers.expires_at) == ("c", "soon")
    assert [one.path for one in told] == [("class",), ("Expires-At",)]
    assert "soon" not in caplog.text


def test_a_strict_client_refuses_it(sdk: Made) -> None:
    headers = read(sdk, {**SENT, "class": "c"}, strict_responses=True)
    with pytest.raises(ValidationError):
        _ = headers.class_


def test_where_nothing_is_declared_there_is_no_class(sdk: Made) -> None:
    assert sdk.files["resources/pets.py"].count("(ResponseHeaders)") == 1
