"""The library that connections are made with, which need not be installed."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from ..http.missing import explained
from ..http.settings import Settings


@contextmanager
def websockets_needed(settings: Settings) -> Generator[None, None, None]:
    """Has an import of `websockets` that fails say what to install."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise explained(error, settings.api.name) from None
