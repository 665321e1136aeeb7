"""What is sent again: with a key that makes it safe, and after statuses that the description names."""

from __future__ import annotations

import pytest

from tests.client.made import made
from tests.runtime.http.modes import FakeClock

DESCRIPTION = """
paths:
  /pay:
    post:
      operationId: pay
      tags: [money]
      parameters: [{name: Idempotency-Key, in: header, required: true, schema: {type: string}}]
      responses: {'204': {description: ''}, '503': {description: ''}}
"""

STATUSES = """
x-speakeasy-retries: {strategy: backoff, statusCodes: ['429', '501']}
paths:
  /a:
    get: {operationId: a, tags: [x], responses: {'204': {description: ''}}}
  /b:
    get:
      operationId: b
      tags: [x]
      x-speakeasy-retries: {strategy: backoff, statusCodes: [5XX]}
      responses: {'204': {description: ''}}
  /c:
    get:
      operationId: c
      tags: [x]
      responses:
        '204': {description: ''}
        '409': {description: Somebody else is at it., headers: {Retry-After: {schema: {type: integer}}}}
        '503': {description: '', headers: {Retry-After: {schema: {type: integer}}}}
"""


@pytest.mark.parametrize(("name", "status", "attempts"), [("a", 501, 2), ("a", 505, 1), ("b", 505, 2), ("c", 409, 2)])
def test_statuses_that_the_description_names(name: str, status: int, attempts: int) -> None:
    sdk = made(STATUSES)
    with sdk.client(retries=1, clock=FakeClock()) as (client, api):
        api.answer("GET", f"/{name}", status=status)
        with pytest.raises(sdk.errors.ApiError):
            getattr(client.x, name)()
        assert len(api.requests) == attempts


def test_usual_statuses_are_not_repeated() -> None:
    source = made(STATUSES).files["resources/x.py"]
    assert "retry=['409', '501']" in source.replace('"', "'") or "retry=['501', '409']" in source.replace('"', "'")


def test_the_client_makes_a_key_and_tries_again_with_it() -> None:
    sdk = made(DESCRIPTION)
    with sdk.client(retries=1, clock=FakeClock()) as (client, api):
        api.answer("POST", "/pay", status=503)
        api.answer("POST", "/pay", status=204)
        client.money.pay()
        first, second = (one.headers["idempotency-key"] for one in api.requests)
        assert first == second
        client.money.pay(idempotency_key="mine")
        assert api.requests[-1].headers["idempotency-key"] == "mine"


REPEATABLE = """
paths:
  /do:
    post:
      operationId: do
      tags: [x]
      parameters:
        - {name: Repeatability-Request-ID, in: header, required: true, schema: {type: string, format: uuid}}
        - {name: Repeatability-First-Sent, in: header, required: true, schema: {type: string}}
      responses: {'204': {description: ''}, '503': {description: ''}}
"""


def test_repeatable_requests() -> None:
    sdk = made(REPEATABLE)
    with sdk.client(retries=1, clock=FakeClock()) as (client, api):
        api.answer("POST", "/do", status=503)
        api.answer("POST", "/do", status=204)
        client.x.do()
        first, second = ({k: v for k, v in one.headers.items() if "repeat" in k} for one in api.requests)
        assert first == second
        assert first["repeatability-first-sent"].endswith(" GMT")
        client.x.do(repeatability_first_sent="then")
        assert api.requests[-1].headers["repeatability-first-sent"] == "then"
