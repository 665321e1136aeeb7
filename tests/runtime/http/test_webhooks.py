"""Signatures of webhooks, by the Standard Webhooks specification."""

from __future__ import annotations

from typing import Any

import pytest

# the example of the reference libraries
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
BODY = b'{"test": 2432232314}'
STAMP = 1614265330
SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
HEADERS = {"Webhook-Id": "msg_p5jXN8AQM9LWM0D4loKWxJek", "Webhook-Timestamp": str(STAMP), "Webhook-Signature": SIGNED}


@pytest.mark.parametrize(
    ("headers", "secrets"),
    [
        (HEADERS, SECRET),
        (HEADERS, SECRET.removeprefix("whsec_")),
        (HEADERS, ["whsec_AAAA", SECRET]),
        ({name.lower(): text for name, text in HEADERS.items()}, SECRET),
        ({**HEADERS, "Webhook-Signature": f"v1,AAAA v1a,BBBB {SIGNED}"}, SECRET),
    ],
)
def test_right(http: Any, headers: Any, secrets: Any) -> None:
    for now in (STAMP, STAMP + 299, STAMP - 299):
        http.webhooks.verify(BODY, headers, secrets, now=now)


@pytest.mark.parametrize(
    ("change", "body", "secret", "now"),
    [
        ({}, BODY + b" ", SECRET, STAMP),
        ({}, BODY, "whsec_AAAA", STAMP),
        ({}, BODY, [], STAMP),
        ({}, BODY, SECRET, STAMP + 301),
        ({}, BODY, SECRET, STAMP - 301),
        ({"Webhook-Id": "other"}, BODY, SECRET, STAMP),
        ({"Webhook-Timestamp": str(STAMP + 1)}, BODY, SECRET, STAMP),
        ({"Webhook-Timestamp": "soon"}, BODY, SECRET, STAMP),
        ({"Webhook-Timestamp": "\u0661"}, BODY, SECRET, STAMP),
        ({"Webhook-Signature": ""}, BODY, SECRET, STAMP),
        ({"Webhook-Signature": SIGNED.replace("v1", "v2")}, BODY, SECRET, STAMP),
        ({"Webhook-Signature": "v1,é"}, BODY, SECRET, STAMP),
    ],
)
def test_wrong(http: Any, change: Any, body: bytes, secret: Any, now: int) -> None:
    with pytest.raises(http.webhooks.SignatureError):
        http.webhooks.verify(body, {**HEADERS, **change}, secret, now=now)


@pytest.mark.parametrize("name", HEADERS)
def test_missing(http: Any, name: str) -> None:
    headers = {key: text for key, text in HEADERS.items() if key != name}
    with pytest.raises(http.webhooks.SignatureError, match=name.lower()):
        http.webhooks.verify(BODY, headers, SECRET, now=STAMP)


def test_a_secret_that_is_none(http: Any) -> None:
    with pytest.raises(ValueError, match="base64 after whsec_"):
        http.webhooks.verify(BODY, HEADERS, "whsec_ü", now=STAMP)


def test_typed_messages(store: Any, http: Any) -> None:
    import time
    from importlib import import_module

    webhooks = import_module(f"{store.__name__}.webhooks")
    body = b'{"type":"sold","pet":{"id":1,"name":"a"}}'
    stamp = str(int(time.time()))
    signature = http.webhooks.sign(f"m.{stamp}.".encode() + body, SECRET).decode()
    headers = {"webhook-id": "m", "webhook-timestamp": stamp, "webhook-signature": f"v1,{signature}"}
    assert type(webhooks.pet_sold(body, headers, secret=SECRET)) is store.models.Sold
    assert type(webhooks.pet_sold(b'{"type":"moved"}', {}, secret=None)) is store.Unknown
    with pytest.raises(webhooks.SignatureError):
        webhooks.pet_sold(body, {}, secret=SECRET)
    with pytest.raises(ValueError, match="JSON"):
        webhooks.pet_sold(b"{", {}, secret=None)
