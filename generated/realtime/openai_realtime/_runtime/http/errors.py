"""What can go wrong, under one root. No error holds a credential."""

from __future__ import annotations

from typing import Any, TypeVar

from .headers import Headers
from .messages import Request
from .uri import without_query

_E = TypeVar("_E", bound="Error")


class Error(Exception):
    """The root of all errors of the client."""

    request: Request | None = None
    """The request, without credentials."""

    attempts: int = 0
    """How often it was sent."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, dict(vars(self)))


class TransportError(Error):
    """There is no response: the connection failed, or broke."""

    sent: bool = True
    """Whether the server may have got the request."""


class TimedOutError(TransportError):
    """The server did not answer in time."""


class TokenError(Error):
    """An authorization server gave no token."""


class PaginationError(Error):
    """The server gives the same page again and again."""


class ResponseError(Error):
    """A response, or a part of a stream, that is not what the API says it is."""

    def __init__(
        self, message: str, *, status: int, headers: Headers, content: bytes
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers
        self.content = content

    @property
    def text(self) -> str:
        """The body as text."""
        return self.content.decode("utf-8", "replace")


class ApiError(ResponseError):
    """The API says that it did not do what was asked."""

    data: Any = None
    """The body as the type that the API declares for it, if it can be read so."""

    request_id: str | None = None


class RedirectError(ApiError):
    """3xx: a redirect that was not followed."""


class ClientError(ApiError):
    """4xx."""


class BadRequestError(ClientError):
    """400."""


class AuthenticationError(ClientError):
    """401: credentials are missing or wrong."""


class PermissionDeniedError(ClientError):
    """403."""


class NotFoundError(ClientError):
    """404."""


class ConflictError(ClientError):
    """409."""


class GoneError(ClientError):
    """410."""


class PreconditionFailedError(ClientError):
    """412."""


class UnprocessableError(ClientError):
    """422."""


class RateLimitError(ClientError):
    """429."""


class ServerError(ApiError):
    """5xx."""


class ServiceUnavailableError(ServerError):
    """503."""


_BY_STATUS: dict[int, type[ApiError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    410: GoneError,
    412: PreconditionFailedError,
    422: UnprocessableError,
    429: RateLimitError,
    503: ServiceUnavailableError,
}
_BY_CLASS: dict[int, type[ApiError]] = {
    3: RedirectError,
    4: ClientError,
    5: ServerError,
}


def error_class(status: int) -> type[ApiError]:
    """The class of the error that a status means."""
    return _BY_STATUS.get(status) or _BY_CLASS.get(status // 100, ApiError)


def describe(request: Request) -> str:
    """A request in an error's message."""
    return f"{request.method} {without_query(request.url)}"


def _restore(cls: type[_E], args: tuple[Any, ...], state: dict[str, Any]) -> _E:
    error = cls.__new__(cls, *args)
    error.args = args
    vars(error).update(state)
    return error
