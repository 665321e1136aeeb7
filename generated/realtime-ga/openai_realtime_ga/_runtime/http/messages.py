"""What goes over the wire: a request, and the reply to it."""

from __future__ import annotations

from abc import ABC
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..codec import from_dict
from .content import Content
from .header_values import header_value
from .headers import Headers, redacted
from .response_headers import HeaderReading, ResponseHeaders
from .uri import hide, without_query

if TYPE_CHECKING:
    from typing_extensions import TypeForm

T_co = TypeVar("T_co", covariant=True)
H = TypeVar("H")
D = TypeVar("D", bound=ResponseHeaders)


class Request:
    """A request as it will be sent. Names of headers are in lower case."""

    __slots__ = ("content", "headers", "method", "secrets", "timeout", "url")

    def __init__(
        self,
        method: str,
        url: str,
        headers: dict[str, str],
        content: Content = b"",
        timeout: float | None = None,
    ) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.content = content
        self.timeout = timeout
        """Seconds for each step: to connect, to send, to wait for more."""

        self.secrets: frozenset[str] = frozenset()
        """The names of headers and query parameters that hold credentials."""

    @property
    def replayable(self) -> bool:
        """Whether it can be sent again: its content can, or was not read yet."""
        content = self.content
        return isinstance(content, bytes) or content.replayable or not content.started

    def __repr__(self) -> str:
        shown = redacted(self.headers)
        shown.update(dict.fromkeys(self.secrets & shown.keys(), "***"))
        return f"<Request {self.method} {without_query(self.url)} {shown}>"

    def cleaned(self) -> Request:
        """The request as errors keep it: without credentials and open files."""
        content = self.content if isinstance(self.content, bytes) else b""
        headers = redacted(self.headers)
        headers.update(dict.fromkeys(self.secrets & headers.keys(), "***"))
        url = hide(self.url, self.secrets)
        return Request(self.method, url, headers, content, self.timeout)


class Reply(ABC):
    """The reply to a request. A driver knows how to read it."""

    status: int
    headers: Headers
    request: Request
    """Without the credentials that it was sent with."""

    content: bytes | None = None
    """The body, once it was read."""

    attempts: int = 1
    """How often the request was sent."""

    @property
    def request_id(self) -> str | None:
        """What the server calls this exchange."""
        for name in (
            "x-request-id",
            "request-id",
            "x-amzn-requestid",
            "x-ms-request-id",
        ):
            if name in self.headers:
                return self.headers[name]
        return None

    @property
    def charset(self) -> str | None:
        """The charset that the content type names."""
        _, _, parameters = self.headers.get("content-type", "").partition(";")
        for parameter in parameters.split(";") if parameters else ():
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip('"') or None
        return None

    @property
    def media(self) -> str:
        """The content type without its parameters."""
        media, _, _ = self.headers.get("content-type", "").partition(";")
        return media.strip().lower()


@dataclass(frozen=True, slots=True)
class Response(Generic[T_co]):
    """A response with all that came with it."""

    data: T_co
    """The value that the body was decoded as."""

    status: int
    headers: Headers
    content: bytes
    """The body as it came."""

    request: Request
    request_id: str | None = None
    attempts: int = 1
    charset: str | None = None
    reading: HeaderReading | None = field(default=None, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The body as text."""
        return self.content.decode(self.charset or "utf-8", "replace")

    def header(self, name: str, type_: TypeForm[H]) -> H | None:
        """A header as a value of a type, or None if it did not come.

        Raises `pydantic.ValidationError` for one that is not of that type.
        """
        text = self.headers.get(name)
        return None if text is None else from_dict(type_, header_value(text, type_))

    def headers_as(self, declared: type[D]) -> D:
        """The headers as the API declares them: `headers_as(ListHeaders).x_total`.

        The class is in the module of the resource.
        """
        return declared(self.headers, self.reading)


def response_of(reply: Reply, data: Any, reading: HeaderReading) -> Response[Any]:
    """The response that a reply is, once its body was read."""
    return Response(
        data,
        reply.status,
        reply.headers,
        reply.content or b"",
        reply.request,
        reply.request_id,
        reply.attempts,
        reply.charset,
        reading,
    )


def merged(*layers: Mapping[str, str] | None) -> dict[str, str]:
    """Headers by lower-case names; later layers win."""
    return {
        name.lower(): value
        for layer in layers
        if layer
        for name, value in layer.items()
    }
