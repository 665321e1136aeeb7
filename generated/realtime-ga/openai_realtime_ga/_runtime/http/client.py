"""What every client has, whatever its API: settings, a pool of connections, an end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, Self

from .async_calls import AsyncCore
from .missing import explained
from .retries import Retries
from .settings import Settings
from .sync_calls import SyncCore

if TYPE_CHECKING:
    import httpx2

    from .async_driver import AsyncMiddleware
    from .sync_driver import Middleware


class _Base:
    """What both kinds of client have."""

    _core: Any

    def with_options(
        self,
        *,
        base_url: str | None = None,
        timeout: float | None = None,
        deadline: float | None = None,
        retries: int | Retries | None = None,
        headers: Mapping[str, str] | None = None,
        strict_responses: bool | None = None,
    ) -> Self:
        """A client with other settings, on the same connections.

        Credentials are not sent to a `base_url` with another origin. Closing either
        client closes both.
        """
        settings: Settings = self._core.settings
        changed = settings.changed(
            base_url=base_url,
            timeout=timeout,
            deadline=deadline,
            retries=retries,
            headers=headers,
            strict=strict_responses,
        )
        other = object.__new__(type(self))
        other._core = type(self._core)(changed, self._core.driver)
        return other

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._core.settings.base_url}>"


class SyncClient(_Base):
    """The base of a package's `Client`."""

    _core: SyncCore

    def __init__(
        self,
        settings: Settings,
        http_client: httpx2.Client | None = None,
        middleware: Sequence[Middleware] = (),
    ) -> None:
        """Raises ImportError where the client's own dependency is not installed."""
        driver = _import("sync_driver", settings).SyncDriver
        self._core = SyncCore(settings, driver(settings, http_client, middleware))

    def close(self) -> None:
        """Closes the connections, unless they are of an `http_client` that was given."""
        self._core.driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(_Base):
    """The base of a package's `AsyncClient`."""

    _core: AsyncCore

    def __init__(
        self,
        settings: Settings,
        http_client: httpx2.AsyncClient | None = None,
        middleware: Sequence[AsyncMiddleware] = (),
    ) -> None:
        """Raises ImportError where the client's own dependency is not installed."""
        driver = _import("async_driver", settings).AsyncDriver
        self._core = AsyncCore(settings, driver(settings, http_client, middleware))

    async def close(self) -> None:
        """Closes the connections, unless they are of an `http_client` that was given."""
        await self._core.driver.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


def _import(driver: str, settings: Settings) -> Any:
    try:
        return import_module(f".{driver}", __package__)
    except ModuleNotFoundError as error:
        raise explained(error, settings.api.name) from None
