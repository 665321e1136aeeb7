"""Webhooks: whether a request comes from who it says, by Standard Webhooks."""

from __future__ import annotations

import hashlib
import hmac
import time
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping, Sequence
from typing import Any, Final

from .errors import Error
from .headers import Headers
from .media import Media
from .reading import Deviations, read

TOLERANCE: Final = 300.0
"""Seconds that a message may be old, or early."""

_PREFIX: Final = "whsec_"


class SignatureError(Error):
    """A message that is not signed as it should be, or is too old."""


def verify(
    content: bytes,
    headers: Mapping[str, str],
    secrets: str | Sequence[str],
    *,
    tolerance: float = TOLERANCE,
    now: float | None = None,
) -> None:
    """Checks the signature of a message; raises `SignatureError`.

    `content` is the body byte for byte, as it came. Several secrets may be good while
    they are exchanged. `now` is the time of day, in tests.
    """
    known = Headers((name, value) for name, value in headers.items())
    try:
        ident, stamp, given = (known[f"webhook-{name}"] for name in _NAMES)
    except KeyError as error:
        raise SignatureError(f"The header {error.args[0]!r} is missing") from None
    if not (stamp.isascii() and stamp.isdigit()):
        raise SignatureError("The time of the message is no number")
    age = (time.time() if now is None else now) - int(stamp)
    if abs(age) > tolerance:
        raise SignatureError("The message is too old, or from the future")
    signed = f"{ident}.{stamp}.".encode() + content
    signatures = [
        text.encode()
        for version, _, text in (one.partition(",") for one in given.split())
        if version == "v1"
    ]
    keys = [secrets] if isinstance(secrets, str) else secrets
    expected = [sign(signed, secret) for secret in keys]
    # all are compared, so that the time tells nothing
    right = [hmac.compare_digest(a, b) for a in expected for b in signatures]
    if True not in right:
        raise SignatureError("No signature of the message is right")


def parse(
    media: Media,
    content: bytes,
    headers: Mapping[str, str],
    secrets: str | Sequence[str] | None,
    *,
    name: str,
    now: float | None = None,
) -> Any:
    """The value of a message, whose signature is checked unless `secrets` is None.

    It is read as forgivingly as a response. Raises `SignatureError`, and ValueError for
    what cannot be read at all.
    """
    if secrets is not None:
        verify(content, headers, secrets, now=now)
    return read(media, content, None, name, False, _DEVIATIONS)


def sign(signed: bytes, secret: str) -> bytes:
    """The signature of a message; raises ValueError for what is no secret."""
    try:
        key = b64decode(secret.removeprefix(_PREFIX), validate=True)
    except (Base64Error, ValueError):
        raise ValueError("The secret of a webhook is base64 after whsec_") from None
    return b64encode(hmac.new(key, signed, hashlib.sha256).digest())


_DEVIATIONS: Final = Deviations(__name__.partition(".")[0])
_NAMES: Final = ("id", "timestamp", "signature")
