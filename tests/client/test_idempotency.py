"""A header that makes requests safe to repeat."""

from __future__ import annotations

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
