"""What the description says of an operation, and what one call of it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .content import Progress
from .media import Media
from .parameters import Cookie, Header, Parameter, Path, Query, QueryString
from .texts import is_absent
from .uri import encode_reserved

if TYPE_CHECKING:
    from .servers import Server

T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")

Answers = Mapping[str, "Media | tuple[Media, ...]"]
"""By status (`200`, `4XX`, `default`): the forms that the body may have."""


class Operation:
    """An operation of the API: a table that the client works by."""

    def __init__(
        self,
        name: str,
        method: str,
        path: str,
        *,
        parameters: Sequence[Parameter] = (),
        body: Media | Sequence[Media] = (),
        null_body: bool = False,
        answers: Answers | None = None,
        security: Sequence[Sequence[str]] | None = None,
        servers: Sequence[Server] = (),
        retry: Sequence[str] = (),
        idempotency: str | None = None,
        first_sent: str | None = None,
        deprecated: bool = False,
    ) -> None:
        """What the description says.

        With `null_body`, a body of None is null, and MISSING is the lack of one.
        `security` are alternatives, each the names of schemes that are needed together;
        None stands for what the API needs everywhere. `retry` are statuses (`409`,
        `5XX`) after which the API wants to be asked again, `idempotency` is the header that makes this
        safe, and is then sent without being given. So is `first_sent`, with the time.
        """
        self.name = name
        self.method = method
        self.body = (body,) if isinstance(body, Media) else tuple(body)
        self.null_body = null_body
        self.answers = {
            status: (forms,) if isinstance(forms, Media) else tuple(forms)
            for status, forms in (answers or {}).items()
        }
        self.security = security
        self.servers = tuple(servers)
        self.retry = frozenset(retry)
        self.idempotency = idempotency
        self.first_sent = first_sent
        self.deprecated = deprecated
        self.path = _Template(
            path, [one for one in parameters if isinstance(one, Path)]
        )
        self.query = [
            one for one in parameters if isinstance(one, (Query, QueryString))
        ]
        self.headers = [one for one in parameters if isinstance(one, Header)]
        self.cookies = [one for one in parameters if isinstance(one, Cookie)]
        accepted = {
            form.accept: None
            for status, forms in self.answers.items()
            for form in forms
            if status[0] == "2" or status == "default"
        }
        self.accept = ", ".join(accepted) or "*/*"
        self._leads_on = not any(status[0] == "2" for status in self.answers)

    def __repr__(self) -> str:
        return f"<Operation {self.name}: {self.method} {self.path.text}>"

    def succeeds(self, status: int) -> bool:
        """Whether a status is what was asked for.

        A redirect is, where the API says that it comes, and says of nothing else.
        """
        if self._leads_on and 300 <= status < 400:
            return str(status) in self.answers or "3XX" in self.answers
        return 200 <= status < 300

    def expand_path(self, values: Mapping[str, Any]) -> str:
        """The path of a call, encoded."""
        return self.path.expand(values)

    def expand_query(self, values: Mapping[str, Any]) -> str:
        """The query of a call, encoded."""
        return "&".join(
            pair
            for parameter in self.query
            if not is_absent(value := values.get(parameter.key))
            for pair in parameter.expand(value)
        )

    def expand_headers(self, values: Mapping[str, Any]) -> dict[str, str]:
        """The headers and cookies of a call, by lower-case names."""
        headers = {
            parameter.name.lower(): parameter.expand(value)
            for parameter in self.headers
            if not is_absent(value := values.get(parameter.key))
        }
        cookies = [
            pair
            for parameter in self.cookies
            if not is_absent(value := values.get(parameter.key))
            for pair in parameter.expand(value)
        ]
        if cookies:
            headers["cookie"] = "; ".join(cookies)
        return headers


_EXPRESSION = re.compile(r"\{([^{}]+)\}")


class _Template:
    """A path with places for parameters."""

    def __init__(self, text: str, parameters: Sequence[Path]) -> None:
        self.text = text.partition("#")[0]
        known = {parameter.name: parameter for parameter in parameters}
        self.parts: list[str | Path] = []
        self.plain = True
        for number, piece in enumerate(_EXPRESSION.split(self.text)):
            if number % 2:
                self.parts.append(known[piece])
                self.plain = False
            else:
                self.parts.append(encode_reserved(piece, but="#"))

    def has(self, key: str | None) -> bool:
        """Whether a parameter stands in it."""
        return any(part.key == key for part in self.parts if isinstance(part, Path))

    def expand(self, values: Mapping[str, Any]) -> str:
        """The path; raises ValueError for a value that would make it another one."""
        if self.plain:
            return "".join(part for part in self.parts if isinstance(part, str))
        path = ""
        for part in self.parts:
            if isinstance(part, str):
                path += part
                continue
            value = values.get(part.key)
            if is_absent(value) or not ((text := part.expand(value)) or part.empty):
                raise ValueError(f"The path needs a value for {part.name!r}")
            path += text
        if "/." in path:  # never a segment that servers and proxies take for a step up
            path = "/".join(_DOTS.get(segment, segment) for segment in path.split("/"))
        return path


_DOTS = {".": "%2E", "..": "%2E%2E"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestOptions:
    """Settings of one call, instead of the client's own."""

    timeout: float | None = None
    """Seconds for each step: to connect, to send, to wait for more."""

    deadline: float | None = None
    """Seconds for all attempts together."""

    retries: int | None = None
    """How often to try again."""

    headers: Mapping[str, str] | None = None
    query: Mapping[str, Any] | None = None
    idempotency_key: str | None = None
    base_url: str | None = None
    """Another server. If its origin is another one, no credentials are sent there."""

    accept: str | None = None
    """The media type to ask for, where the API offers several."""

    progress: Progress | None = None
    """Told how much of an upload was sent."""

    reconnect: bool = False
    """Whether a stream of events that ends or breaks is asked for again."""


DEFAULT_OPTIONS = RequestOptions()


class Call(Generic[T_co]):
    """One call of an operation: its arguments, before anything is sent."""

    __slots__ = (
        "body",
        "content_type",
        "method",
        "operation",
        "options",
        "url",
        "values",
    )

    def __init__(
        self,
        operation: Operation,
        values: Mapping[str, Any] | None = None,
        *,
        body: Any = None,
        content_type: str | None = None,
        options: RequestOptions | None = None,
        url: str | None = None,
        method: str | None = None,
    ) -> None:
        """`values` are the arguments by the names of the API.

        `content_type` says which of several forms of the body is meant. `url` takes
        the place of server, path and query: the next page that a server names.
        `method` is how it is called.
        """
        self.operation = operation
        self.values = values or {}
        self.body = body
        self.content_type = content_type
        self.options = options or DEFAULT_OPTIONS
        self.url = url
        self.method = method or operation.method
