"""A server that is none, for tests of code that uses the client."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx2

from ..codec import from_json, to_json
from .headers import Headers
from .transport import from_httpx


@dataclass(frozen=True, slots=True)
class Sent:
    """A request that the client sent."""

    method: str
    url: str
    """The URL, byte for byte."""

    headers: Headers
    content: bytes

    @property
    def path(self) -> str:
        """The path, encoded."""
        return urlsplit(self.url).path

    @property
    def query(self) -> list[tuple[str, str]]:
        """The names and values of the query, decoded."""
        return parse_qsl(urlsplit(self.url).query, keep_blank_values=True)

    @property
    def json(self) -> Any:
        """The body, as `json.loads` would give it."""
        return from_json(Any, self.content)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says, or how it fails."""

    status: int
    headers: Mapping[str, str]
    chunks: Iterable[bytes]
    error: Exception | None = None


Handler = Callable[[Sent], Answer]


class FakeApi(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Answers requests as it was told to, and remembers them.

        api = FakeApi()
        api.answer("GET", "/pets/7", json={"id": 7, "name": "Rex"})
        client = Client(http_client=api.http_client())

    Answers to the same method and path are given in turn, the last one for ever.
    """

    def __init__(self) -> None:
        self.requests: list[Sent] = []
        self._answers: dict[tuple[str, str], list[Handler]] = {}

    def answer(
        self,
        method: str,
        path: str,
        *,
        status: int = 200,
        json: Any = None,
        text: str | None = None,
        content: bytes | Iterable[bytes] | None = None,
        headers: Mapping[str, str] | None = None,
        error: Exception | None = None,
    ) -> None:
        """Tells what to answer to a method and an encoded path, without its query.

        `json` is a model or what `json.dumps` takes, `content` may be chunks that come
        one by one, `error` is raised as if the network had failed.
        """
        known = {"content-type": "application/json"} if json is not None else {}
        chunks: Iterable[bytes] = ()
        if json is not None:
            chunks = (to_json(json).encode(),)
        elif text is not None:
            known["content-type"] = "text/plain; charset=utf-8"
            chunks = (text.encode(),)
        elif content is not None:
            chunks = (content,) if isinstance(content, bytes) else content
        given = {name.lower(): value for name, value in (headers or {}).items()}
        answer = Answer(status, known | given, chunks, error)
        self.handle(method, path, lambda _: answer)

    def handle(self, method: str, path: str, handler: Handler) -> None:
        """Tells what makes the answer to a method and a path.

        `*` stands for any that nothing was told of.
        """
        self._answers.setdefault((method.upper(), path), []).append(handler)

    def http_client(self) -> httpx2.Client:
        """What a `Client` takes as its `http_client`."""
        return httpx2.Client(transport=self)

    def async_http_client(self) -> httpx2.AsyncClient:
        """What an `AsyncClient` takes as its `http_client`."""
        return httpx2.AsyncClient(transport=self)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answers a request of a synchronous client."""
        return self._respond(request, request.read())

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answers a request of an asynchronous client."""
        return self._respond(request, await request.aread())

    def _respond(self, request: httpx2.Request, content: bytes) -> httpx2.Response:
        sent = Sent(request.method, _url(request), from_httpx(request.headers), content)
        self.requests.append(sent)
        handlers = self._answers.get((sent.method, sent.path)) or self._answers.get(
            ("*", "*")
        )
        if handlers is None:
            listed = ", ".join(f"{method} {path}" for method, path in self._answers)
            raise LookupError(
                f"No answer for {sent.method} {sent.path}, only: {listed}"
            )
        handler = handlers.pop(0) if len(handlers) > 1 else handlers[0]
        answer = handler(sent)
        if answer.error is not None:
            raise answer.error
        return httpx2.Response(
            answer.status, headers=dict(answer.headers), stream=_Chunks(answer.chunks)
        )


class _Chunks(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks

    def __iter__(self) -> Iterator[bytes]:
        yield from self._chunks

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self._chunks:
            yield chunk


def _url(request: httpx2.Request) -> str:
    target = request.extensions.get("target", request.url.raw_path)
    scheme, netloc = request.url.scheme, request.url.netloc.decode()
    return f"{scheme}://{netloc}{target.decode()}"
