"""What a package needs to be installed: always, and for its parts."""

from __future__ import annotations

from json import dumps

from ..ir.api import Api
from ..views.distribution import Extra

PYTHON = ">=3.11"
NEEDED = ("pydantic>=2.14.2",)
CLIENT = ("httpx2>=2.16",)
CHANNELS = ("websockets>=15",)
"""The releases that the runtime is tested with."""


def extras_of(api: Api, *, client: bool) -> tuple[Extra, ...]:
    """What is installed only when it is asked for."""
    extras = [Extra("client", dumps([*CLIENT]), "clients")] if client else []
    if client and any(one.channel is not None for one in api.operations):
        extras.append(Extra("websocket", dumps([*CLIENT, *CHANNELS]), "clients and channels"))
    return tuple(extras)
