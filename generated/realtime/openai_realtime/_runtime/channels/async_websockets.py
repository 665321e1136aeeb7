"""Connections of an `AsyncClient` on the library `websockets`."""

from __future__ import annotations

import asyncio
from typing import Any, Final

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from .base_websockets import (
    FAILURES,
    Open,
    StatusError,
    arguments,
    ended,
    failure,
    refusal,
)
from .transport import AsyncTransport, Handshake, Message, RefusedError


class _Connection(ClientConnection):
    _end: asyncio.TimerHandle | None = None

    def data_received(self, data: bytes) -> None:
        """As the library does it, but who breaks the protocol is not waited for."""
        super().data_received(data)
        patience = self.close_timeout
        if self._end or patience is None or not self.protocol.close_expected():
            return
        loop = asyncio.get_running_loop()
        self._end = loop.call_later(patience, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        """As the library does it."""
        super().connection_lost(exc)
        if self._end is not None:
            self._end.cancel()

    async def handshake(self, *args: Any, **kwargs: Any) -> None:
        """As the library does it, but no redirect is followed."""
        try:
            await super().handshake(*args, **kwargs)
        except InvalidStatus as error:
            raise StatusError(error.response) from None


class _Transport(Open[ClientConnection]):
    async def send(self, message: Message) -> None:
        try:
            await self._connection.send(message)
        except ConnectionClosed as error:
            raise ended(error) from None

    async def recv(self) -> Message:
        try:
            return await self._connection.recv()
        except ConnectionClosed as error:
            raise ended(error) from None

    async def close(self, code: int, reason: str) -> None:
        try:
            await self._connection.close(code, reason)
        except asyncio.CancelledError:
            self._connection.transport.abort()
            raise


class _Connector:
    async def open_async(self, handshake: Handshake) -> AsyncTransport:
        try:
            connection = await connect(
                handshake.url,
                **arguments(handshake),
                create_connection=_Connection,
            )
        except StatusError as error:
            raise RefusedError(refusal(error.response)) from None
        except FAILURES as error:
            raise failure(error, handshake) from error
        return _Transport(connection)


CONNECTOR: Final = _Connector()
