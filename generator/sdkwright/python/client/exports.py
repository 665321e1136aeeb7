"""What a package with a client offers beside its models, and the module of each."""

from __future__ import annotations

from ...ir.api import Api
from ...ir.http.security import OAuth2
from ...views.models import Import
from .media import Kind, kind_of

ERRORS = (
    *("ApiError", "AuthenticationError", "BadRequestError", "ClientError", "ConflictError", "Error", "GoneError"),
    *("NotFoundError", "PaginationError", "PermissionDeniedError", "PreconditionFailedError", "RateLimitError"),
    *("RedirectError", "ResponseError", "ServerError", "ServiceUnavailableError", "TimedOutError", "TokenError"),
    *("TransportError", "UnprocessableError"),
)
"""The classes of errors that a call raises."""


_CHANNELS = (
    (
        "_runtime.channels.errors",
        (
            *("ApplicationClosedError", "BacklogError", "ConnectionClosedError", "ConnectionEndedError"),
            *("ConnectionLostError", "HandshakeError", "MessageTooBigError", "NoMessageError", "PolicyViolationError"),
            *("ProtocolViolationError", "ServerFaultError", "UnreadableMessageError"),
        ),
    ),
    ("_runtime.channels.messages", ("UnknownEvent",)),
    ("_runtime.channels.options", ("ConnectOptions", "Reconnect", "Reconnected")),
)


def exports(api: Api) -> tuple[Import, ...]:
    """The names that users of the client import from the package; modules are relative to it."""
    channels = any(one.channel is not None for one in api.operations)
    found = [
        *(_CHANNELS if channels else ()),
        ("_runtime.http.errors", ERRORS),
        ("_runtime.http.lenient", ("Unknown",)),
        ("_runtime.http.messages", ("Response",)),
        ("_runtime.http.multipart", ("File",) if _sends_files(api) else ()),
        (
            "_runtime.http.oauth",
            (
                ("ClientCredentials", "Password", "RefreshToken")
                if any(isinstance(one.kind, OAuth2) for one in api.schemes)
                else ()
            ),
        ),
        ("_runtime.http.operations", ("RequestOptions",)),
        ("_runtime.http.reading", ("Deviation",)),
        ("_runtime.http.retries", ("Retries",)),
        ("client", ("AsyncClient", "Client")),
    ]
    return tuple(Import(module, names) for module, names in found if names)


def _sends_files(api: Api) -> bool:
    return any(
        kind_of(content, api.declarations) is Kind.MULTIPART
        for operation in api.operations
        if operation.request is not None and not operation.incoming
        for content in operation.request.contents
    )
