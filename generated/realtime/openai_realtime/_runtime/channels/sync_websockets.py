"""Connections of a `Client` on the library `websockets`."""

from __future__ import annotations

from contextlib import ExitStack
from time import monotonic
from typing import Any, Final, cast

from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from .base_websockets import (
    FAILURES,
    Open,
    StatusError,
    arguments,
    ended,
    failure,
    refusal,
)
from .errors import NoMessageError
from .transport import Handshake, Message, RefusedError, Transport


class _Connection(ClientConnection):
    def handshake(self, *args: Any, **kwargs: Any) -> None:
        """As the library does it, but no redirect is followed."""
        try:
            super().handshake(*args, **kwargs)
        except InvalidStatus as error:
            raise StatusError(error.response) from None


class _Transport(Open[ClientConnection]):
    def send(self, message: Message) -> None:
        try:
            self._connection.send(message)
        except ConnectionClosed as error:
            raise ended(error) from None

    def recv(self, timeout: float | None) -> Message:
        connection = self._connection
        until = None if timeout is None else monotonic() + timeout
        patience = connection.close_timeout
        while True:
            step = patience
            if until is not None:
                left = max(0.0, until - monotonic())
                step = left if patience is None else min(left, patience)
            try:
                return connection.recv(step)
            except TimeoutError:
                if connection.protocol.close_expected():
                    connection.close()  # who breaks the protocol is not waited for
                elif until is not None and monotonic() >= until:
                    raise NoMessageError("No message came in time") from None
            except ConnectionClosed as error:
                raise ended(error) from None

    def close(self, code: int, reason: str) -> None:
        self._connection.close(code, reason)


class _Connector:
    def open(self, handshake: Handshake) -> Transport:
        with ExitStack() as stack:
            try:
                opening = cast("Any", connect)(
                    handshake.url,
                    **arguments(handshake),
                    create_connection=_Connection,
                )
                # entered, as releases differ in what the call alone gives
                connection: ClientConnection = stack.enter_context(opening)
            except StatusError as error:
                raise RefusedError(refusal(error.response)) from None
            except FAILURES as error:
                raise failure(error, handshake) from error
            stack.pop_all()
            return _Transport(connection)


CONNECTOR: Final = _Connector()
