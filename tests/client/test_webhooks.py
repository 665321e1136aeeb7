"""What the API calls, read by functions."""

from __future__ import annotations

import json
import time
from base64 import b64encode

import pytest

from tests.client.made import Made, made

SECRET = f"whsec_{b64encode(b'secret').decode()}"
DESCRIPTION = """
paths:
  /orders:
    post:
      operationId: order
      tags: [orders]
      responses: {'204': {description: ''}}
      callbacks:
        done:
          '{$request.query.url}':
            post:
              operationId: order_done
              requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Event'}}}}
              responses: {'204': {description: ''}}
webhooks:
  sold:
    post:
      operationId: models
      summary: A pet found a home.
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Event'}}}}
      responses: {'204': {description: ''}}
  ping: {post: {operationId: ping, responses: {'204': {description: ''}}}}
components:
  schemas:
    Event:
      oneOf: [{$ref: '#/components/schemas/Sold'}, {$ref: '#/components/schemas/Lost'}]
      discriminator: {propertyName: type}
    Sold: {type: object, required: [type, pet], properties: {type: {const: sold}, pet: {type: integer}}}
    Lost: {type: object, required: [type], properties: {type: {const: lost}}}
"""


@pytest.fixture(scope="module")
def sdk() -> Made:
    return made(DESCRIPTION)


def signed(sdk: Made, content: bytes) -> dict[str, str]:
    stamp = str(int(time.time()))
    signature = sdk.module("_runtime.http.webhooks").sign(f"m.{stamp}.".encode() + content, SECRET).decode()
    return {"Webhook-Id": "m", "Webhook-Timestamp": stamp, "Webhook-Signature": f"v1,{signature}"}


def test_each_has_a_function(sdk: Made) -> None:
    webhooks = sdk.module("webhooks")
    assert webhooks.__all__ == ["SignatureError", "models", "order_done"]
    assert webhooks.models.__doc__.startswith("A pet found a home.\n")


def test_what_is_signed_is_read_as_what_it_is(sdk: Made) -> None:
    webhooks = sdk.module("webhooks")
    content = json.dumps({"type": "sold", "pet": 7}).encode()
    assert webhooks.models(content, signed(sdk, content), secret=SECRET) == sdk.models.Sold(pet=7)
    assert webhooks.order_done(b'{"type": "lost"}', {}, secret=None) == sdk.models.Lost()


def test_what_is_not_is_refused(sdk: Made) -> None:
    webhooks = sdk.module("webhooks")
    with pytest.raises(webhooks.SignatureError):
        webhooks.models(b"{}", signed(sdk, b"[]"), secret=SECRET)
    with pytest.raises(webhooks.SignatureError):
        webhooks.models(b"{}", {}, secret=SECRET)


def test_an_api_that_only_calls_has_them_too() -> None:
    only = made(DESCRIPTION[DESCRIPTION.index("webhooks:") :])
    assert only.module("webhooks").models(b'{"type": "lost"}', {}, secret=None) == only.models.Lost()
